"""Writes how often, when and for how long as the timing of a FHIR `Dosage`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

from bot.language.directions.courses import Lasts
from bot.language.directions.doses import Dosing, Shared
from bot.language.directions.pieces import Meal, Much, Often

Json = dict[str, Any]
UCUM: Final = "http://unitsofmeasure.org"
_DAYS: Final = {"d": 1, "wk": 7}
UNITS: Final[Mapping[str, str]] = {
    "min": "minutes",
    "h": "hours",
    "d": "days",
    "wk": "weeks",
    "mo": "months",
    "a": "years",
}


def number(value: Decimal) -> int | float:
    """Return a number as JSON has it: no trailing zero."""
    return int(value) if value == int(value) else float(value)


def timing(dosing: Dosing) -> Json:
    """Return the timing of a dose; empty where nothing says when."""
    repeat = _bounds(dosing) | _repeat(dosing)
    return {"repeat": repeat} if repeat else {}


def _repeat(dosing: Dosing) -> Json:
    told: Json = {}
    if dosing.shared.count:
        told["count"] = dosing.shared.count.number
    told |= _frequency(dosing)
    if dosing.weekdays and dosing.weekdays.days:
        told["dayOfWeek"] = list(dosing.weekdays.days)
    if dosing.times and dosing.is_sure:
        return told | {"timeOfDay": [f"{time:%H:%M:%S}" for time in dosing.times]}
    whens, offset = _whens(dosing)
    return (
        told | ({"when": whens} if whens else {}) | ({"offset": offset} if offset and whens else {})
    )


def _frequency(dosing: Dosing) -> Json:
    often = dosing.often
    if (often is None or often.is_plain) and at_meals_and_bedtime(dosing):
        return {}
    is_named = dosing.weekdays or dosing.month_days or _named(dosing) > 1
    if often is not None and not (often.is_plain and is_named):
        return _often(replace(often, is_24_hours=often.is_24_hours and not _named(dosing)))
    times = max(_named(dosing), 1)
    if dosing.month_days:
        return {"frequency": len(dosing.month_days.days) * times, "period": 1, "periodUnit": "mo"}
    if dosing.cycle and isinstance(dosing.amount, Much) and dosing.amount.unit == "ring":
        return {}  # it stays in for the days it is on
    if dosing.weekdays or _named(dosing) or dosing.cycle:
        return {"frequency": times, "period": 1, "periodUnit": "d"}
    return {}


def _named(dosing: Dosing) -> int:
    if dosing.times:
        return len(dosing.times)
    return len(dosing.parts) + sum(
        1 for meal in dosing.meals if meal.meal and not _is_same(meal, dosing)
    )


def _is_same(meal: Meal, dosing: Dosing) -> bool:
    """Return whether "before breakfast" only says more of "in the morning"."""
    return bool(
        {"M": {"MORN", "WAKE"}, "D": {"NOON"}, "V": {"EVE", "NIGHT"}}[meal.meal] & set(dosing.parts)
    )


def _often(often: Often) -> Json:
    told: Json = {}
    if often.is_24_hours:
        return {"frequency": 1, "period": 24, "periodUnit": "h"}
    if often.low is not None:
        told["frequency"] = often.low
    if often.high is not None:
        told["frequencyMax"] = often.high
    told["period"] = number(often.period)
    if often.period_high is not None:
        told["periodMax"] = number(often.period_high)
    return told | {"periodUnit": often.unit}


def _whens(dosing: Dosing) -> tuple[list[str], int | None]:
    """Return when in the day, and the offset to it where it is the same for all."""
    told = [*timed_parts(dosing), *timed_meals(dosing)]
    if is_led_by_meals(dosing):
        told.reverse()
    minutes = {each for _, each in told}
    return [when for when, _ in told], minutes.pop() if len(minutes) == 1 else None


def timed_parts(dosing: Dosing) -> list[tuple[str, int | None]]:
    """Return the parts of the day that no meal says more exactly, each with its offset."""
    exact = {
        part
        for meal in dosing.meals
        if meal.meal and not meal.is_time
        for part in _PART_OF[meal.meal]
    }
    leads = dict(dosing.leads)
    return [(part, leads.get(part)) for part in dosing.parts if part not in exact]


def timed_meals(dosing: Dosing) -> list[tuple[str, int | None]]:
    """Return the meals, each with its offset; one of no name only where nothing else is named."""
    named = [meal for meal in dosing.meals if meal.meal]
    if named or (dosing.parts and not is_led_by_meals(dosing)):
        return [(f"{_prefix(meal)}{meal.meal}", meal.minutes) for meal in named]
    return [(_prefix(meal), meal.minutes) for meal in dosing.meals[:1]]


def is_led_by_meals(dosing: Dosing) -> bool:
    """Return whether "with meals and at bedtime" names the meals before bedtime."""
    return _with_bedtime(dosing) or at_meals_and_bedtime(dosing)


#: What a meal is more exact than.
_PART_OF: Final = {"M": ("MORN",), "D": ("NOON",), "V": ("EVE",)}


def _with_bedtime(dosing: Dosing) -> bool:
    often = dosing.often
    return dosing.parts == ("HS",) and often is not None and (often.low or 0) > 1


def at_meals_and_bedtime(dosing: Dosing) -> bool:
    """Return whether "with meals and at bedtime" names more intakes than the one at bedtime."""
    if dosing.parts not in (("HS",), ("NIGHT",)):
        return False
    is_open = dosing.often is None  # "daily at bedtime with meals" is once
    return any(
        not m.meal and (m.is_each or (is_open and not m.is_food and not m.is_time))
        for m in dosing.meals
    )


def _prefix(meal: Meal) -> str:
    return {"C": "C", "A": "AC", "P": "PC"}[meal.relation]


def _bounds(dosing: Dosing) -> Json:
    shared = dosing.shared
    if shared.ends or shared.starts:
        period = {}
        if shared.starts and shared.starts.starts:
            period["start"] = shared.starts.starts.isoformat()
        if ends := _ends(shared):
            period["end"] = ends.isoformat()
        return {"boundsPeriod": period}
    return _length(shared.lasts) if shared.lasts else {}


def _ends(shared: Shared) -> date | None:
    """Return the last day, of "from Monday for 5 days" too."""
    if shared.ends:
        return shared.ends.ends
    first = shared.starts.starts if shared.starts else None
    days = _DAYS.get(shared.lasts.unit) if shared.lasts and not shared.lasts.high else None
    if first is None or days is None or shared.lasts is None:
        return None
    return first + timedelta(days=shared.lasts.low * days - 1)


def _length(lasts: Lasts) -> Json:
    low = {"value": lasts.low, "unit": UNITS[lasts.unit], "system": UCUM, "code": lasts.unit}
    if lasts.high is None:
        return {"boundsDuration": low}
    return {"boundsRange": {"low": low, "high": low | {"value": lasts.high}}}
