"""Makes what is known of a patient out of what is kept, as far as they let their clinic see it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, Protocol

from bot.domain.care.alerts import CareWatch
from bot.domain.clinic.concerns import MEASURED_DAYS, WEEK, Counted, Figures
from bot.domain.doses import DoseState
from bot.domain.ids import MedicationId
from bot.domain.people import MOST_UNREACHED, Address

_UNCLAIMED_FOR: Final = timedelta(minutes=30)
_ANSWERED: Final = frozenset({DoseState.TAKEN, DoseState.SKIPPED})
#: These ends of an address are no wish of whoever is reached there.
_NOT_SAID: Final = frozenset({"undeliverable", "wrong number"})


class Outcome(Protocol):
    """What became of some doses of one medication on one day."""

    @property
    def medication(self) -> MedicationId: ...
    @property
    def day(self) -> date: ...
    @property
    def state(self) -> DoseState: ...
    @property
    def count(self) -> int: ...
    @property
    def due_at(self) -> datetime: ...
    @property
    def heard_at(self) -> datetime | None: ...


def figures(outcomes: Iterable[Outcome], *, today: date) -> Figures:
    """Return what is measured of a patient: four weeks, the last one, and the one before."""
    told = list(outcomes)
    yesterday = today - timedelta(days=1)
    last = yesterday - timedelta(days=WEEK)
    return Figures(
        month=_counted(told, yesterday, MEASURED_DAYS),
        week=_counted(told, yesterday, WEEK),
        week_before=_counted(told, last, WEEK),
    )


def asked_since_answer(
    outcomes: Iterable[Outcome], *, spoke_at: datetime | None
) -> datetime | None:
    """Return when the first dose was due that was asked of since the patient was last heard."""
    told = list(outcomes)
    heard = [each.heard_at for each in told if each.state in _ANSWERED and each.heard_at]
    last = max([*heard, *([spoke_at] if spoke_at else [])], default=None)
    silent = (each.due_at for each in told if each.state is DoseState.UNANSWERED)
    return min((due for due in silent if last is None or due > last), default=None)


@dataclass(frozen=True, slots=True)
class Reached:
    """Whether somebody can be reached at all."""

    opted_out_at: datetime | None = None
    unreached_at: datetime | None = None


def reached(addresses: Sequence[Address], *, now: datetime) -> Reached:
    """Return since when nobody may write to somebody, or nothing arrives. Who has no phone of
    their own is reached over somebody else's."""
    if not addresses:
        return Reached()
    shut = [each for each in addresses if not each.may_be_written_to]
    dead = [each for each in addresses if _is_dead(each)]
    if len({each.id for each in (*shut, *dead)}) < len(addresses):
        return Reached()
    said = [each.opted_out_at for each in shut if not _is_dead(each) and each.opted_out_at]
    if said:
        return Reached(opted_out_at=max(said))
    since = [each.opted_out_at for each in dead if each.opted_out_at]
    begun = now.replace(hour=0, minute=0, second=0, microsecond=0)
    return Reached(unreached_at=max(since, default=begun))


def unclaimed(
    watch: CareWatch, hidden: frozenset[MedicationId], *, now: datetime
) -> tuple[str, datetime] | None:
    """Return the alert that stands and nobody sees to, if it is about anything that may be seen."""
    alert = watch.alert
    if alert is None or not alert.stands(now=now) or alert.holder(now=now) is not None:
        return None
    if now - alert.raised_at < _UNCLAIMED_FOR:
        return None
    about = {each.medication for each in watch.beliefs if each.alert == alert.id}
    if about and about <= hidden:
        return None
    return str(alert.id), alert.raised_at


def _is_dead(address: Address) -> bool:
    return address.opted_out_how in _NOT_SAID or address.unreached >= MOST_UNREACHED


def _counted(outcomes: Iterable[Outcome], last: date, days: int) -> Counted:
    first = last - timedelta(days=days - 1)
    inside = [each for each in outcomes if first <= each.day <= last]
    states: Counter[DoseState] = Counter()
    for each in inside:
        states[each.state] += each.count
    return Counted(states, len({each.day for each in inside}))
