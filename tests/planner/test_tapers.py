"""A taper is asked for by the step that holds on each day, and no longer than its last."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.amounts import Amount
from bot.domain.ids import MedicationId, PersonId, new_id
from bot.domain.medications import Medication, Regimen
from bot.domain.routine import Routine
from bot.language import form
from bot.planner import calendar
from bot.planner.consolidate import consolidate, stretches

START = date(2026, 3, 2)


def asked(label: str) -> list[tuple[int, str]]:
    """Return on which day from the start how much is asked for."""
    (reading,) = form.written(label, today=START, lexicon=None)
    draft = form.drafted(reading, today=START, lexicon=None, text=label)
    medication = Medication(MedicationId(new_id()), draft.name, draft.phases)
    regimen = Regimen(PersonId(new_id()), (medication,))
    ends = START + timedelta(days=40)
    plans = [
        consolidate(regimen, Routine(), (), starts=day) for day in stretches(regimen, START, ends)
    ]
    since = datetime(2026, 3, 2, tzinfo=UTC)
    rounds = calendar.planned(
        plans, regimen, zone=ZoneInfo("UTC"), since=since, until=since + timedelta(days=30)
    )
    found = []
    for round_, doses in rounds:
        for dose in doses:
            assert isinstance(dose.label.amount, Amount)
            found.append(((round_.local_date - START).days, str(dose.label.amount.value)))
    return found


def test_a_taper_changes_on_its_day_and_stops_after_its_last() -> None:
    found = asked("prednisone 40 mg x5 days then 20 mg x5 days then stop")

    assert found == [(day, "40" if day < 5 else "20") for day in range(10)]


def test_a_titration_goes_on_with_its_last_step() -> None:
    found = asked("gabapentin 300 mg: 1 capsule at bedtime for 7 days, then 2 capsules at bedtime")

    assert found == [(day, "1" if day < 7 else "2") for day in range(30)]


def test_a_step_may_be_taken_more_often_than_the_next() -> None:
    found = asked(
        "prednisone 5 mg: 2 tablets twice a day for 2 days, then 1 tablet in the morning for 2 days"
    )

    assert found == [(0, "2"), (0, "2"), (1, "2"), (1, "2"), (2, "1"), (3, "1")]
