"""Who cannot be reached, whose alert nobody sees to, who is silent, who falls: tables of cases."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Final
from uuid import UUID

import pytest

from bot.domain.care.alerts import Alert, Belief, CareWatch, Turn
from bot.domain.clinic import seeing
from bot.domain.clinic.seeing import Reached
from bot.domain.doses import DoseState
from bot.domain.ids import AddressId, AlertId, MedicationId, PersonId, SenderId
from bot.domain.people import Address, ChannelName

NOW: Final = datetime(2026, 11, 23, 9, tzinfo=UTC)
TODAY: Final = NOW.date()
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
ANN: Final = PersonId(UUID(int=1))
ROSA: Final = PersonId(UUID(int=2))
METFORMIN, RAMIPRIL = MedicationId(UUID(int=3)), MedicationId(UUID(int=4))
HERE: Final = Address(
    AddressId(UUID(int=5)), ChannelName.SMS, SenderId(UUID(int=6)), "+12025550143"
)
THERE: Final = replace(HERE, id=AddressId(UUID(int=7)), value="+12025550144")
STOPPED: Final = HERE.opt_out(at=NOW - DAY, how="stop")
GONE: Final = THERE.opt_out(at=NOW - 2 * DAY, how="undeliverable")


@pytest.mark.parametrize(
    ("case", "addresses", "found"),
    [
        ("nobody to reach: over somebody else's phone", (), Reached()),
        ("reached", (HERE,), Reached()),
        ("one of two is enough", (STOPPED, THERE), Reached()),
        ("said STOP", (STOPPED,), Reached(opted_out_at=NOW - DAY)),
        ("said STOP, and the other is dead", (STOPPED, GONE), Reached(opted_out_at=NOW - DAY)),
        ("a number that is no more", (GONE,), Reached(unreached_at=NOW - 2 * DAY)),
        (
            "a number of somebody else",
            (HERE.opt_out(at=NOW, how="wrong number"),),
            Reached(unreached_at=NOW),
        ),
        ("three in a row never arrived", (HERE.doubt(),), Reached(unreached_at=NOW - 9 * HOUR)),
        ("two in a row never arrived", (HERE.miss().miss(),), Reached()),
    ],
)
def test_who_cannot_be_reached_is_told_from_who_said_stop(
    case: str, addresses: tuple[Address, ...], found: Reached
) -> None:
    assert seeing.reached(addresses, now=NOW) == found, case


ALERT: Final = Alert(AlertId(UUID(int=8)), NOW - HOUR, NOW)
OF_METFORMIN: Final = Belief(ROSA, METFORMIN, (), ALERT.id, NOW)


@pytest.mark.parametrize(
    ("case", "alert", "hidden", "waits"),
    [
        ("nothing was missed", None, (), False),
        ("nobody sees to it", ALERT, (), True),
        ("it is not half an hour old", replace(ALERT, raised_at=NOW - HOUR / 3), (), False),
        ("it was two days ago", replace(ALERT, raised_at=NOW - 2 * DAY), (), False),
        ("it was sorted", replace(ALERT, turn=Turn.SORTED), (), False),
        ("it came in after all", replace(ALERT, turn=Turn.CLEAR), (), False),
        ("they were not reached", replace(ALERT, turn=Turn.NOT_REACHED, by=ROSA), (), True),
        (
            "Rosa sees to it",
            replace(ALERT, turn=Turn.CLAIMED, by=ROSA, claimed_until=NOW + HOUR),
            (),
            False,
        ),
        (
            "Rosa saw to it, and said no more",
            replace(ALERT, turn=Turn.CLAIMED, by=ROSA, claimed_until=NOW - HOUR),
            (),
            True,
        ),
        ("of what the clinic may not know", ALERT, (METFORMIN,), False),
        ("of something else that it may not", ALERT, (RAMIPRIL,), True),
    ],
)
def test_an_alert_waits_for_the_clinic_where_nobody_sees_to_it(
    case: str, alert: Alert | None, hidden: tuple[MedicationId, ...], waits: bool
) -> None:
    watch = CareWatch(ANN, beliefs=(OF_METFORMIN,), alert=alert)

    found = seeing.unclaimed(watch, frozenset(hidden), now=NOW)

    assert (found is not None) is waits, case


@dataclass(frozen=True, slots=True)
class OfDay:
    """What became of the doses of one day."""

    day: date
    state: DoseState
    count: int = 1
    heard_at: datetime | None = None
    medication: MedicationId = METFORMIN

    @property
    def due_at(self) -> datetime:
        return datetime.combine(self.day, NOW.time(), UTC)


def _days_ago(states: Mapping[int, str]) -> list[OfDay]:
    kinds = {"t": DoseState.TAKEN, "u": DoseState.UNANSWERED, "n": DoseState.NOT_ASKED}
    told = []
    for back, letter in states.items():
        day = TODAY - back * DAY
        heard = datetime.combine(day, NOW.time(), UTC) if letter == "t" else None
        told.append(OfDay(day, kinds[letter], heard_at=heard))
    return told


@pytest.mark.parametrize(
    ("case", "states", "spoke", "since"),
    [
        ("answers every day", {3: "t", 2: "t", 1: "t"}, None, None),
        ("never answered", {3: "u", 2: "u", 1: "u"}, None, 3),
        ("answered, and then no more", {3: "t", 2: "u", 1: "u"}, None, 2),
        ("spoke of something else since", {3: "u", 2: "u", 1: "u"}, 2, 1),
        ("was never asked, which is not their silence", {3: "n", 2: "n"}, None, None),
    ],
)
def test_silence_begins_with_the_first_dose_that_was_asked_of_since_they_were_heard(
    case: str, states: Mapping[int, str], spoke: int | None, since: int | None
) -> None:
    spoke_at = None if spoke is None else NOW - spoke * DAY

    found = seeing.asked_since_answer(_days_ago(states), spoke_at=spoke_at)

    assert found == (None if since is None else NOW - since * DAY), case


def test_a_week_that_falls_is_the_last_one_against_the_one_before_and_today_is_in_neither() -> None:
    fell = {back: "u" if back <= 7 else "t" for back in range(1, 29)}

    figures = seeing.figures(_days_ago(fell | {0: "t"}), today=TODAY)

    assert (figures.lowest, figures.highest) == (75, 100)
    assert figures.falls
    assert not seeing.figures(_days_ago(dict.fromkeys(range(1, 29), "t")), today=TODAY).falls
