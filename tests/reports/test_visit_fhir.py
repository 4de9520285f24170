"""The report as FHIR is what R4 has defined, and tells five kinds of doses apart."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal
from functools import cache
from typing import Any, Final

import pytest
from fhir.resources.R4B.bundle import Bundle

from bot.domain.amounts import Amount, AskedWhenTaken, ByWeekday, Unit
from bot.domain.medications import Directions, Food, Phase
from bot.domain.schedules import (
    AfterDose,
    AsNeeded,
    Cycle,
    DayPart,
    DaysOfMonth,
    EveryDay,
    EveryDays,
    EveryHours,
    Intake,
    OnWeekdays,
    Schedule,
)
from bot.language.sentences import Sentences
from bot.reports.visit.fhir.bundle import bundle
from bot.reports.visit.voice import on_screen
from tests.fhir.against import complaints, validator
from tests.reports.visits import Month, ann, medication, regimen

VOICE: Final = on_screen(Sentences.load(strict=True), language="en")
_ONE: Final = Amount(Decimal(1), Unit.TABLET)
_TWO: Final = Amount(Decimal("2.5"), Unit.MILLILITRE)
_TWICE: Final = (Intake(DayPart.MORNING, _ONE), Intake(DayPart.BEDTIME, _TWO))
_SCHEDULES: Final[tuple[Schedule, ...]] = (
    EveryDay((Intake(time(8), _ONE), Intake(time(20), _ONE))),
    EveryDay((Intake(None, ByWeekday(((0, _ONE),))), Intake(time(9), AskedWhenTaken(Unit.UNIT)))),
    OnWeekdays(_TWICE, frozenset({0, 4})),
    EveryDays(_TWICE, 3, date(2026, 1, 1)),
    DaysOfMonth(_TWICE, frozenset({1, 31})),
    Cycle(_TWICE, 21, 7, date(2026, 1, 1)),
    EveryHours(timedelta(hours=5), _ONE),
    AfterDose(regimen().medications[0].id, timedelta(minutes=30), _ONE),
    AsNeeded(_ONE, None, None),
    AsNeeded(_ONE, timedelta(hours=6), _ONE, reason="pain"),
)


@cache
def _bundle() -> dict[str, Any]:
    return bundle(Month().report(), VOICE)


def _of(kind: str, of: dict[str, Any] | None = None) -> list[dict[str, Any]]:
    entries = (of or _bundle())["entry"]
    return [e["resource"] for e in entries if e["resource"]["resourceType"] == kind]


def _wrong(of: dict[str, Any]) -> list[str]:
    """Return what HL7's own definitions of R4 say against a bundle."""
    Bundle.model_validate(of)
    resources = [entry["resource"] for entry in of["entry"]]
    kinds = {each["resourceType"]: validator(each["resourceType"]) for each in resources}
    return [c for each in resources for c in complaints(kinds[each["resourceType"]], each)]


def test_the_bundle_is_what_r4_has_defined() -> None:
    assert _wrong(_bundle()) == []


@pytest.mark.parametrize("schedule", _SCHEDULES, ids=lambda each: str(each.kind))
def test_every_kind_of_directions_is_what_r4_has_defined(schedule: Schedule) -> None:
    month = Month(patient=ann(allergies=()))
    steps = (
        Phase(Directions(schedule, Food.WITH), ends=date(2026, 11, 25)),
        Phase(Directions(schedule), starts=date(2026, 11, 26)),
    )
    month.regimen = replace(month.regimen, medications=(medication("x", phases=steps),))
    month.doses = []

    made = bundle(month.report(), VOICE)

    assert _wrong(made) == []
    [statement] = _of("MedicationStatement", made)
    assert {each["sequence"] for each in statement["dosage"]} == {1, 2}


def test_what_was_skipped_held_unanswered_and_not_asked_are_told_apart() -> None:
    found = Counter(
        (each["status"], *(r["coding"][0]["code"] for r in each.get("statusReason", ())))
        for each in _of("MedicationAdministration")
    )

    assert found == {
        ("not-done", "skipped", "side-effect"): 2,
        ("not-done", "held", "paused"): 1,
        ("unknown", "unanswered"): 8,
        ("unknown", "not-asked"): 1,
        ("completed",): 108 + 4 + 1,  # as needed, and what was not due
    }


def test_a_dose_whose_time_nobody_said_has_the_day_alone() -> None:
    days = [
        each["effectiveDateTime"]
        for each in _of("MedicationAdministration")
        if "T" not in each["effectiveDateTime"]
    ]

    assert days == ["2026-11-02"]


def test_everything_points_at_what_is_in_the_bundle() -> None:
    there = {entry["fullUrl"] for entry in _bundle()["entry"]}

    pointed = set(_references(_bundle()))

    assert len(there) == len(_bundle()["entry"])
    assert pointed <= there


def _references(node: object) -> list[str]:
    if isinstance(node, dict):
        own = [node["reference"]] if "reference" in node else []
        return own + [found for value in node.values() for found in _references(value)]
    return (
        [found for value in node for found in _references(value)] if isinstance(node, list) else []
    )


def test_an_instant_has_its_offset_on_both_sides_of_a_change_of_the_clocks() -> None:
    found = [
        each["effectiveDateTime"]
        for each in _of("MedicationAdministration")
        if each["medicationCodeableConcept"]["text"].startswith("metformin")
    ]

    assert found[0] == "2026-10-24T08:24:00-04:00"
    assert found[-2] == "2026-11-20T18:00:00-05:00"
