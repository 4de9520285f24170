"""Who may ask or tell what of whom in a talk: a row for each thing that is said of somebody else,
and one without a row fails. Nothing is shown, and nothing changes, but by the gate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final, get_args

import pytest

from bot.domain.care.links import CareLink, Deed, Shared, Terms
from bot.domain.ids import CareLinkId, PersonId, new_id
from bot.domain.intents import (
    AddMedication,
    AnswerAlert,
    CareEnded,
    ChangeMedication,
    HowIs,
    ListMedications,
    NicknameMedication,
    PauseMedication,
    Plan,
    ReportOf,
    ResumeMedication,
    StopMedication,
    TellingRules,
    TellRule,
)
from bot.domain.people import ChannelName, Person, Role
from bot.handlers.care import caring, standing_in
from bot.storage import Storage
from tests.handlers.by_text import ByText, by_text

pytestmark = pytest.mark.long

TELEGRAM: Final = ChannelName.TELEGRAM
ALL: Final = Terms(frozenset(Shared), frozenset(Deed))
NOTHING: Final = Terms()
#: Words of Ann's record, which nobody reads to whom she has not shown it.
SECRETS: Final = ("clozapine", "08:00", "1 medicine", "no answer", "nothing was due")


@dataclass(frozen=True, slots=True)
class Row:
    """What is said, what the answer says to whom may, and who that is."""

    said: str
    yes: str
    #: with everything agreed · with nothing agreed · with everything of somebody else's · with none
    may: str = "yes no no no"


MATRIX: Final[Mapping[tuple[type, str], Row]] = {
    (HowIs, "today"): Row("how is Ann?", "no answer"),
    (HowIs, "week"): Row("how was Ann's week?", "nothing was due"),
    (HowIs, "record"): Row("what does Ann take?", "clozapine"),
    (ReportOf, ""): Row("Ann took it", "Did you see it"),
    (AnswerAlert, ""): Row("I'll call Ann", "You see to Ann"),
    # Whoever is linked at all may know that somebody has died.
    (CareEnded, ""): Row("Ann died", "Shall every message about Ann end", "yes yes no no"),
    (AddMedication, ""): Row("for Ann: add iron, 1 tablet at noon", "I read"),
    (ChangeMedication, ""): Row("for Ann: change clozapine", "How is clozapine"),
    (StopMedication, ""): Row("for Ann: stop medicine clozapine", "leave your list"),
    (PauseMedication, ""): Row("for Ann: pause clozapine until Friday", "On hold until"),
    (ResumeMedication, ""): Row("for Ann: resume clozapine", "Nothing of that is on hold"),
    (NicknameMedication, ""): Row("for Ann: call clozapine blue pill", "I call it blue pill"),
    (ListMedications, ""): Row("for Ann: list", "1. clozapine"),
    (Plan, ""): Row("for Ann: plan", "You take"),
}
#: Said by patients of who is told what of themselves: it reaches nobody else's record.
_OF_ONESELF: Final = {TellRule, TellingRules}


@pytest.fixture
def migrated_url(migrated_sqlite_url: str) -> str:
    """Who may say what does not hang on the database."""
    return migrated_sqlite_url


async def test_only_whom_the_patient_lets_is_shown_anything_or_changes_anything(
    storage: Storage,
) -> None:
    house = await by_text(storage)
    ann = await house.patient("2001", name="Ann", line=_LINE, channel=TELEGRAM)
    earl = await house.patient("2002", name="Earl", line=_LATE, channel=TELEGRAM)
    for n, (patient, terms) in enumerate(
        ((ann, ALL), (ann, NOTHING), (earl, ALL), (None, NOTHING))
    ):
        who = await _caregiver(house, f"300{n}", name=("Ben", "Cleo", "Dan", "Eve")[n])
        if patient is not None:
            await _link(house, patient.id, who, terms)
    await house.until(10.5)
    before = await _state(house, ann)

    got = {}
    for door, row in MATRIX.items():
        answers = [await _said(house, row, f"300{n}") for n in (3, 2, 1)]
        assert await _state(house, ann) == before, door
        got[door] = " ".join([*reversed([*answers, await _said(house, row, "3000")])])
        await house.type("undo", chat="3000")
        before = await _state(house, ann)

    assert got == {door: row.may for door, row in MATRIX.items()}


def test_everything_that_is_said_of_somebody_else_has_a_row() -> None:
    said = {*get_args(caring.OfThem), *standing_in.OF_THE_LIST}

    assert said - _OF_ONESELF == {kind for kind, _ in MATRIX}


_LINE: Final = "clozapine 100 mg | 1 tablet | in the morning"
_LATE: Final = "iron 65 mg | 1 tablet | at 22:00"


async def _caregiver(house: ByText, place: str, *, name: str) -> PersonId:
    person = await house.patient(place, name=name, line=_LATE, channel=TELEGRAM)
    async with house.storage.transaction() as tx:
        known = await tx.people.get(person.id)
        await tx.people.replace(known, replace(known, role=Role.CAREGIVER))
    return person.id


async def _link(house: ByText, patient: PersonId, who: PersonId, terms: Terms) -> None:
    now = house.clock.now()
    link = CareLink(CareLinkId(new_id()), patient, who, terms, now)
    async with house.storage.transaction() as tx:
        await tx.care_links.add(link.agree(terms, by=patient, at=now))


async def _said(house: ByText, row: Row, place: str) -> str:
    """Say it, and return whether it was done; close what it may have opened."""
    house.clock.move_by(timedelta(minutes=1))
    answers = "\n".join(await house.type(row.said, chat=place))
    await house.type("never mind", chat=place)
    if row.yes in answers:
        return "yes"
    assert not [secret for secret in SECRETS if secret in answers], (place, row.said, answers)
    return "no"


async def _state(house: ByText, ann: Person) -> object:
    """Return all that somebody could have changed of Ann's."""
    day = house.clock.now().date()
    async with house.storage.reading() as tx:
        doses = await tx.doses.between(ann.id, day, day)
        watch = await tx.care_watches.seen(ann.id)
        turn = watch.alert.turn if watch.alert else None
        regimen = await tx.medications.regimen(ann.id)
        over = await tx.endings.standing([ann.id])
    return [(dose.id, dose.state) for dose in doses], regimen.medications, turn, dict(over)
