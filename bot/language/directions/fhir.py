"""Writes what was read as FHIR R4 `Dosage` values, in plain JSON and in the safe style."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from bot.domain.medications import Food
from bot.language.directions.doses import Dosing, Reading
from bot.language.directions.measures import MEASURES
from bot.language.directions.offsets import by_offset
from bot.language.directions.pieces import Asked, Ceiling, Meal, Much
from bot.language.directions.timing import UCUM, UNITS, Json, number, timing

_ROUTES: Final = "http://terminology.hl7.org/CodeSystem/v3-RouteOfAdministration"
#: Ways and their words; the code is HL7's where it has one that says no more than was written.
_WAYS: Final[Mapping[str, tuple[str, str]]] = {
    "oral": ("oral", "PO"),
    "sublingual": ("sublingual", "SL"),
    "buccal": ("buccal", ""),
    "on tongue": ("on the tongue", ""),
    "inhaled": ("inhalation", "IPINHL"),
    "topical": ("topical", "TOPICAL"),
    "rectal": ("rectal", "PR"),
    "vaginal": ("vaginal", ""),
    "subcutaneous": ("subcutaneous", "SQ"),
    "intramuscular": ("intramuscular", "IM"),
    "intravenous": ("intravenous", ""),
    "nasal": ("nasal", ""),
    "transdermal": ("transdermal", ""),
    "tube": ("feeding tube", ""),
    "ophthalmic": ("ophthalmic", ""),
    "otic": ("otic", ""),
}
#: Verbs that say how it is done; "put" and "dissolve" are several things.
_METHODS: Final = frozenset({"take", "swallow", "apply", "inject", "inhale"})
_FOODS: Final = {
    Food.WITH: "with food",
    Food.BEFORE: "before food",
    Food.AFTER: "after food",
    Food.EMPTY: "on an empty stomach",
    Food.ANY: "with or without food",
}
_SIDES: Final = {"C": "with", "A": "before", "P": "after"}
_MEALS: Final = {"": "meals", "M": "breakfast", "D": "lunch", "V": "dinner"}


def dosages(reading: Reading) -> list[Json]:
    """Return the `Dosage` values of a reading, in order; doses of one step share its number."""
    many = len(reading.steps) > 1
    made: list[Json] = []
    for count, step in enumerate(reading.steps, start=1):
        for dosing in (part for each in step for part in by_offset(each)):
            start = {"sequence": count} if many else {}
            made.append(start | {"text": reading.text} | _dosage(dosing, reading))
    return made


def _dosage(dosing: Dosing, reading: Reading) -> Json:
    shared = dosing.shared
    told: Json = {}
    if notes := _notes(dosing):
        told["additionalInstruction"] = [{"text": note} for note in notes]
    if when := timing(dosing):
        told["timing"] = when
    if shared.needed:
        reason = shared.needed.reason or reading.reason
        told |= (
            {"asNeededCodeableConcept": {"text": reason}} if reason else {"asNeededBoolean": True}
        )
    if shared.sites:
        told["site"] = {"text": ", ".join(site.text for site in shared.sites)}
    if route := _route(dosing):
        told["route"] = route
    told |= _method(dosing)
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
    return {"value": number(value), "unit": measure.text, "system": UCUM, "code": measure.code}


def _most(ceiling: Ceiling, dosing: Dosing) -> Json:
    unit = ceiling.much.unit or (dosing.amount.unit if isinstance(dosing.amount, Much) else "")
    period = {
        "value": number(ceiling.period),
        "unit": UNITS[ceiling.unit],
        "system": UCUM,
        "code": ceiling.unit,
    }
    return {"numerator": _quantity(ceiling.much.low, unit), "denominator": period}


def _route(dosing: Dosing) -> Json:
    """Return the way where one is named: "in the left eye" names a place, and no way."""
    way = dosing.shared.via.code if dosing.shared.via else ""
    if way == "oral" and "inhale" in dosing.shared.verbs:
        way = "inhaled"  # "inhale 2 puffs by mouth"
    if not way:
        return {}
    text, code = _WAYS[way]
    return {"text": text} | ({"coding": [{"system": _ROUTES, "code": code}]} if code else {})


def _method(dosing: Dosing) -> Json:
    method = next((way for way in dosing.shared.verbs if way in _METHODS), "")
    return {"method": {"text": method}} if method else {}


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
    notes += [each.lower() for each in shared.never]
    return list(dict.fromkeys([*notes, *shared.notes]))


def _at_meal(meal: Meal) -> str:
    side = _SIDES[meal.relation]
    lead = f"{meal.minutes} minutes " if meal.minutes else ""
    if meal.is_food:
        return f"{lead}{side} food"
    return f"{lead}{side} {_MEALS[meal.meal]}"
