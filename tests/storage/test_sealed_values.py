"""What is dumped into a seal comes out as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from decimal import Decimal

import pytest
from hypothesis import given

from bot.domain.adherence.periods import Period
from bot.domain.amounts import Amount, AskedWhenTaken, ByWeekday, Unit
from bot.domain.changes import Change, ChangeKind
from bot.domain.deliveries import Utterance
from bot.domain.doses import Extra, ExtraKind, Label
from bot.domain.ids import ChangeId, ExtraId, new_id
from bot.domain.medications import Medication
from bot.domain.reports.marks import MarkKind
from bot.domain.reports.wanted import Wanted
from bot.domain.routine import Routine
from bot.domain.schedules import AsNeeded, EveryDay, OnWeekdays
from bot.domain.sheets import (
    Card,
    CardColumn,
    CardLine,
    Compartment,
    DayStrip,
    Enclosed,
    Filling,
    StripSlot,
    VisitReport,
    Week,
    WeekRow,
)
from bot.storage.sealing import utterances
from bot.storage.sealing.json import CHANGE, EXTRA, INCOMING, MEDICATION, PERSON
from bot.storage.sealing.seals import Unreadable
from tests.domain.examples import (
    ANN,
    DUE,
    REPORT,
    a_dose,
    a_medication,
    a_person,
    a_round,
    medication_id,
)
from tests.storage.strategies import lines, medications
from tests.storage.strategies import utterances as any_utterance
from tests.storage.world import said


@given(medications)
def test_a_medication_of_any_schedule_comes_out_of_its_seal_as_it_was(
    medication: Medication,
) -> None:
    assert MEDICATION.load(MEDICATION.dump(medication)) == medication


@given(any_utterance)
def test_an_utterance_comes_out_of_its_seal_as_it_was(utterance: Utterance) -> None:
    assert utterances.load(utterances.dump(utterance)) == utterance


@given(lines)
def test_values_keep_their_kind(utterance: Utterance) -> None:
    loaded = utterances.load(utterances.dump(utterance))

    kinds = {name: type(value) for name, value in utterance.values.items()}
    assert {name: type(value) for name, value in loaded.values.items()} == kinds


def test_a_text_that_looks_like_a_time_stays_a_text() -> None:
    utterance = Utterance("asked", {"text": "08:00:00", "at": time(8)})

    assert utterances.load(utterances.dump(utterance)) == utterance


def test_a_sheet_comes_out_of_its_seal_as_it_was() -> None:
    label = Label("metformin 500 mg", "", Amount(Decimal("1.50"), Unit.TABLET), 1, "with food")
    quantities = (
        AskedWhenTaken(Unit.UNIT),
        ByWeekday(((0, Amount(Decimal(1), Unit.TABLET)),)),
        Amount(Decimal("0.5"), Unit.CAPSULE),
    )
    schedules = (AsNeeded(quantities[2], None, None), EveryDay(()), OnWeekdays((), frozenset({2})))
    rows = tuple(
        CardLine("x", quantity, schedule, at=time(8), ends=DUE.date())
        for quantity in quantities
        for schedule in schedules
    )
    at, on = time(8, 15), DUE.date()
    days = Period(on, on)
    for sheet in (
        DayStrip(Routine(), (StripSlot(at, (label,), is_taken=True),), on),
        Card("Ann", "US", on, (CardColumn("morning", at, rows),), rows, rows),
        Filling("Ann", "US", (Compartment(on, at, "", (label,), (label,)),)),
        Week(days, (WeekRow(at, ((MarkKind.LATE, MarkKind.TAKEN), ())),)),
        VisitReport(ANN, Wanted(days, "es", seen=False, added="¿Y esto?")),
    ):
        utterance = Utterance("card", {"count": 1}, enclosed=Enclosed(sheet, "card-not-drawn"))

        assert utterances.load(utterances.dump(utterance)) == utterance


def test_a_change_keeps_everything_as_it_stood_before() -> None:
    change = Change(
        id=ChangeId(new_id()),
        person=ANN,
        patient=ANN,
        kind=ChangeKind.TAKEN,
        at=DUE,
        doses=(a_dose(),),
        rounds=(a_round(),),
        medications=(a_medication(),),
        profile=a_person(),
        added=(medication_id(),),
    )

    assert CHANGE.load(CHANGE.dump(change)) == change


@pytest.mark.parametrize("allergies", [None, (), ("penicillin",)])
def test_allergies_not_asked_are_not_the_same_as_none(allergies: tuple[str, ...] | None) -> None:
    person = replace(a_person(), allergies=allergies)

    assert PERSON.load(PERSON.dump(person)) == person


def test_an_extra_and_what_came_in_come_out_as_they_were() -> None:
    extra = Extra(
        id=ExtraId(new_id()),
        patient=ANN,
        medication=None,
        kind=ExtraKind.WRONG,
        taken_at=None,
        report=REPORT,
        label=a_dose().label,
    )
    incoming = replace(said("‮x\N{GRINNING FACE}\x00"), sent_at=DUE)

    assert EXTRA.load(EXTRA.dump(extra)) == extra
    assert INCOMING.load(INCOMING.dump(incoming)) == incoming


def test_a_value_of_another_kind_is_unreadable_and_its_words_are_not_repeated() -> None:
    with pytest.raises(Unreadable) as error:
        PERSON.load(b'{"name": "Ann"}')

    assert "Ann" not in str(error.value)
    assert error.value.__suppress_context__
