"""How a medicine is taken, as FHIR `Dosage` values: in words, and as far as codes can say it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import time, timedelta
from typing import Final

from bot.domain.amounts import Amount, Between, Quantity
from bot.domain.medications import Phase
from bot.domain.schedules import (
    AfterDose,
    AsNeeded,
    Cycle,
    DayPart,
    DaySchedule,
    DaysOfMonth,
    EveryDay,
    EveryDays,
    EveryHours,
    EveryMonths,
    Intake,
    OnWeekdays,
)
from bot.reports import wording
from bot.reports.visit.fhir.coded import UCUM, Json, quantity
from bot.reports.visit.voice import Voice

_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WHENS: Final = {
    DayPart.WAKING: "WAKE",
    DayPart.MORNING: "MORN",
    DayPart.NOON: "NOON",
    DayPart.EVENING: "EVE",
    DayPart.BEDTIME: "HS",
}
_HOUR: Final = timedelta(hours=1)
_A_DAY: Final = {"value": 24, "unit": "h", "system": UCUM, "code": "h"}


def dosages(phases: Sequence[Phase], voice: Voice) -> list[Json]:
    """Return how a medicine is taken, step by step."""
    return [
        {"sequence": count, "text": _text(phase, voice)} | each
        for count, phase in enumerate(phases, start=1)
        for each in _of(phase, voice)
    ]


def _text(phase: Phase, voice: Voice) -> str:
    return voice.say("visit-how", directions=wording.phase(phase))


def _of(phase: Phase, voice: Voice) -> Iterator[Json]:
    bounds = _bounds(phase)
    match phase.directions.schedule:
        case AsNeeded() as needed:
            count = {"count": needed.in_a_row} if needed.in_a_row else {}
            yield _needed(needed, voice) | _dose(needed.quantity) | _timing(bounds | count)
        case EveryHours(every, much):
            yield _timing(bounds | _often(1, every // _HOUR, "h")) | _dose(much)
        case AfterDose(_, _, much):
            yield _timing(bounds) | _dose(much)
        case schedule:
            for some in _alike(schedule.intakes):
                yield _timing(bounds | _on(schedule, len(some)) | _when(some)) | _dose(
                    some[0].quantity
                )


def _needed(of: AsNeeded, voice: Voice) -> Json:
    reason = voice.quoted(of.reason)
    said: Json = (
        {"asNeededCodeableConcept": {"text": reason}} if reason else {"asNeededBoolean": True}
    )
    if of.ceiling is None:
        return said
    return said | {"maxDosePerPeriod": {"numerator": quantity(of.ceiling), "denominator": _A_DAY}}


def _alike(intakes: Sequence[Intake]) -> list[list[Intake]]:
    """Return intakes together of which the same is taken."""
    by_amount: dict[Quantity, list[Intake]] = {}
    for each in intakes:
        by_amount.setdefault(each.quantity, []).append(each)
    return list(by_amount.values())


def _on(schedule: DaySchedule, times: int) -> Json:
    match schedule:
        case EveryDay() | Cycle():  # when it pauses is said in words
            return _often(times, 1, "d")
        case OnWeekdays():
            days = [_WEEKDAYS[day] for day in sorted(schedule.weekdays)]
            return _often(times, 1, "d") | {"dayOfWeek": days}
        case EveryDays():
            return _often(times, schedule.days, "d")
        case DaysOfMonth():
            return _often(times * len(schedule.days), 1, "mo")
        case EveryMonths():
            return _often(times, schedule.months, "mo")


def _often(frequency: int, period: int, unit: str) -> Json:
    return {"frequency": frequency, "period": period, "periodUnit": unit}


def _when(intakes: Sequence[Intake]) -> Json:
    """Return when in the day, where all of it is a time or all of it a part of the day."""
    whens = [each.when for each in intakes]
    clocks = [each for each in whens if isinstance(each, time)]
    parts = [_WHENS[each] for each in whens if isinstance(each, DayPart)]
    if len(clocks) == len(whens):
        return {"timeOfDay": [f"{each:%H:%M:%S}" for each in clocks]}
    return {"when": parts} if len(parts) == len(whens) else {}


def _bounds(phase: Phase) -> Json:
    ends = {"start": phase.starts, "end": phase.ends}
    known = {name: day.isoformat() for name, day in ends.items() if day is not None}
    return {"boundsPeriod": known} if known else {}


def _timing(repeat: Json) -> Json:
    return {"timing": {"repeat": repeat}} if repeat else {}


def _dose(much: Quantity) -> Json:
    match much:
        case Amount():
            return {"doseAndRate": [{"doseQuantity": quantity(much)}]}
        case Between(low, high):
            both = {"low": quantity(low), "high": quantity(high)}
            return {"doseAndRate": [{"doseRange": both}]}
        case _:
            return {}
