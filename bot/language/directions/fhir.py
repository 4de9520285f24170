"""Writes what was read as FHIR R4 `Dosage` values, in plain JSON and in the safe style."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from bot.domain.medications import Food
from bot.language.directions.doses import Dosing, Reading
from bot.language.directions.measures import MEASURES
from bot.language.directions.pieces import Asked, Ceiling, Lasts, Meal, Much, Often

Json = dict[str, Any]
_UCUM: Final = "http://unitsofmeasure.org"
_ROUTES: Final = "http://terminology.hl7.org/CodeSystem/v3-RouteOfAdministration"
_UNITS: Final = {
    "min": "minutes",
    "h": "hours",
    "d": "days",
    "wk": "weeks",
    "mo": "months",
    "a": "years",
}
#: Ways and their words; the code is HL7's where it has one that says no more than was written.
_WAYS: Final[Mapping[str, tuple[str, str]]] = {
    "oral": ("oral", "PO"), "swallow": ("oral", "PO"), "sublingual": ("sublingual", "SL"), "buccal": ("buccal", ""),
    "on tongue": ("on the tongue", ""), "inhaled": ("inhalation", "IPINHL"), "inhale": ("inhalation", "IPINHL"),
    "topical": ("topical", "TOPICAL"), "rectal": ("rectal", "PR"), "vaginal": ("vaginal", ""),
    "subcutaneous": ("subcutaneous", "SQ"), "intramuscular": ("intramuscular", "IM"),
    "intravenous": ("intravenous", ""), "nasal": ("nasal", ""), "transdermal": ("transdermal", ""),
    "tube": ("feeding tube", ""), "ophthalmic": ("ophthalmic", ""), "otic": ("otic", ""),
}  # fmt: skip
_FOODS: Final = {Food.WITH: "with food", Food.BEFORE: "before food", Food.AFTER: "after food",
                 Food.EMPTY: "on an empty stomach", Food.ANY: "with or without food"}  # fmt: skip
_SIDES: Final = {"C": "with", "A": "before", "P": "after"}
_MEALS: Final = {"": "meals", "M": "breakfast", "D": "lunch", "V": "dinner"}


def dosages(reading: Reading) -> list[Json]:
    """Return the `Dosage` values of a reading, in order; doses of one step share its number."""
    many = len(reading.steps) > 1
    made: list[Json] = []
    for number, step in enumerate(reading.steps, start=1):
        for dosing in step:
            start = {"sequence": number} if many else {}
            made.append(start | {"text": reading.text} | _dosage(dosing, reading))
    return made


def _dosage(dosing: Dosing, reading: Reading) -> Json:
    shared = dosing.shared
    told: Json = {}
    if notes := _notes(dosing):
        told["additionalInstruction"] = [{"text": note} for note in notes]
    if timing := _timing(dosing):
        told["timing"] = timing
    if shared.needed:
        reason = shared.needed.reason or reading.reason
        told |= (
            {"asNeededCodeableConcept": {"text": reason}} if reason else {"asNeededBoolean": True}
        )
    if shared.sites:
        told["site"] = {"text": ", ".join(site.text for site in shared.sites)}
    if route := _route(dosing):
        told["route"] = route
    if isinstance(dosing.amount, Much):
        told["doseAndRate"] = [_dose(dosing.amount)]
    if shared.ceiling:
        told["maxDosePerPeriod"] = _most(shared.ceiling, dosing)
    return told


def _dose(much: Much) -> Json:
    if much.high is None:
        return {"doseQuantity": _quantity(much.low, much.unit)}
    return {
        "doseRange": {
            "low": _quantity(much.low, much.unit),
            "high": _quantity(much.high, much.unit),
        }
    }


def _quantity(value: Decimal, unit: str) -> Json:
    measure = MEASURES.get(unit)
    if measure is None:
        return {"value": number(value)}
    return {"value": number(value), "unit": measure.text, "system": _UCUM, "code": measure.code}


def number(value: Decimal) -> int | float:
    """Return a number as JSON has it: no trailing zero."""
    return int(value) if value == int(value) else float(value)


def _most(ceiling: Ceiling, dosing: Dosing) -> Json:
    unit = ceiling.much.unit or (dosing.amount.unit if isinstance(dosing.amount, Much) else "")
    period = {
        "value": number(ceiling.period),
        "unit": _UNITS[ceiling.unit],
        "system": _UCUM,
        "code": ceiling.unit,
    }
    return {"numerator": _quantity(ceiling.much.low, unit), "denominator": period}


def _timing(dosing: Dosing) -> Json:
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
    if often is not None and not (often.is_plain and (dosing.weekdays or _named(dosing) > 1)):
        return _often(often)
    times = max(_named(dosing), 1)
    if dosing.month_days:
        return {"frequency": len(dosing.month_days.days) * times, "period": 1, "periodUnit": "mo"}
    if dosing.weekdays and len(dosing.weekdays.days) == 1 and often is None:
        return {"frequency": times, "period": 1, "periodUnit": "wk"}
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
    if often.low is not None:
        told["frequency"] = often.low
    if often.high is not None:
        told["frequencyMax"] = often.high
    told["period"] = number(often.period)
    if often.period_high is not None:
        told["periodMax"] = number(often.period_high)
    return told | {"periodUnit": often.unit}


def _whens(dosing: Dosing) -> tuple[list[str], int | None]:
    """Return when in the day; a meal of no name only where no part of the day is named."""
    named = [meal for meal in dosing.meals if meal.meal]
    whens = [*dosing.parts, *(f"{_prefix(meal)}{meal.meal}" for meal in named)]
    open_meals = [meal for meal in dosing.meals if not meal.meal]
    if open_meals and (not whens or _with_bedtime(dosing)):
        whens = [_prefix(open_meals[0]), *whens]
        return whens, open_meals[0].minutes
    return whens, next((meal.minutes for meal in named if meal.minutes), None)


def _with_bedtime(dosing: Dosing) -> bool:
    often = dosing.often
    return dosing.parts == ("HS",) and often is not None and (often.low or 0) > 1


def _prefix(meal: Meal) -> str:
    return {"C": "C", "A": "AC", "P": "PC"}[meal.relation]


def _bounds(dosing: Dosing) -> Json:
    shared = dosing.shared
    if shared.ends or shared.starts:
        period = {}
        if shared.starts and shared.starts.starts:
            period["start"] = shared.starts.starts.isoformat()
        if shared.ends and shared.ends.ends:
            period["end"] = shared.ends.ends.isoformat()
        return {"boundsPeriod": period}
    return _length(shared.lasts) if shared.lasts else {}


def _length(lasts: Lasts) -> Json:
    low = {"value": lasts.low, "unit": _UNITS[lasts.unit], "system": _UCUM, "code": lasts.unit}
    if lasts.high is None:
        return {"boundsDuration": low}
    return {"boundsRange": {"low": low, "high": low | {"value": lasts.high}}}


def _route(dosing: Dosing) -> Json:
    shared = dosing.shared
    way = (
        shared.via.code
        if shared.via
        else next((site.route for site in shared.sites if site.route), "")
    )
    if not way:
        way = next((verb for verb in shared.verbs if verb in _WAYS), "")
    if not way:
        return {}
    text, code = _WAYS[way]
    return {"text": text} | ({"coding": [{"system": _ROUTES, "code": code}]} if code else {})


def _notes(dosing: Dosing) -> list[str]:
    shared = dosing.shared
    notes = [_FOODS[shared.food]] if shared.food else []
    notes += [_at_meal(meal) for meal in dosing.meals]
    if isinstance(dosing.amount, Asked):
        notes.append("the amount is measured or asked for each time")
    if shared.gap:
        notes.append(f"at least {number(shared.gap.hours)} hours apart")
    if dosing.cycle:
        notes.append(f"{dosing.cycle.on} days on, {dosing.cycle.off} days off")
    if dosing.month_days:
        days = ", ".join(
            "the last day" if day == 31 else f"day {day}" for day in dosing.month_days.days
        )
        notes.append(f"on {days} of the month")
    if dosing.shared.is_strict:
        notes.append("exactly")
    return list(dict.fromkeys([*notes, *shared.notes]))


def _at_meal(meal: Meal) -> str:
    side = _SIDES[meal.relation]
    if meal.is_food:
        return f"{side} food"
    lead = f"{meal.minutes} minutes " if meal.minutes else ""
    return f"{lead}{side} {_MEALS[meal.meal]}"
