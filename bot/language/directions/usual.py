"""Asks about more than twice what adults usually take, at once or in a day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from bot.domain.amounts import Unit
from bot.domain.lexicon import IngredientFacts, UsualAmount
from bot.language.directions.doses import Dosing, Reading, Step
from bot.language.directions.measures import IN_MICROGRAMS, MEASURES
from bot.language.directions.pieces import Doubt, Much, Often

_TIMES: Final = 2
_STRENGTH: Final = re.compile(
    r"(?P<value>\d+(?:\.\d+)?) (?P<unit>mg|mcg|g|units)"
    r"(?:/(?P<of>\d+(?:\.\d+)?)? ?(?P<per>[a-z]+))?",
    re.IGNORECASE,
)
_EACH: Final = frozenset({"tablet", "capsule", "sachet", "lozenge"})
_MILLILITRES: Final = {"millilitre": 1, "teaspoon": 5, "tablespoon": 15}
_NAMES: Final = {"mg": "milligram", "mcg": "microgram", "g": "gram", "units": "unit"}
#: Ways that are no swallowing; what is usual there is not known here.
_ELSEWHERE: Final = frozenset(
    {
        *("topical", "apply", "rectal", "vaginal", "nasal", "transdermal", "ophthalmic", "otic"),
        *("inhaled", "inhale", "intravenous", "tube"),
    }
)
_OUTSIDE: Final = frozenset({"cream", "drops", "inhaler", "spray"})
_FORMS: Final = frozenset({"", "injection"})  #: for which amounts are told by weight
_DAYS: Final = {"d": Decimal(1), "wk": Decimal(7), "mo": Decimal(30), "a": Decimal(365)}
_HOURS: Final = {"h": 24, "min": 1440}


def beyond(reading: Reading, facts: Sequence[IngredientFacts]) -> Iterator[Doubt]:
    """Yield a doubt for the first amount that is beyond what is usual."""
    if len(facts) != 1 or reading.match is None or len(reading.match.ingredients) != 1:
        return
    if reading.form in _OUTSIDE:
        return
    told = {"patch"} if reading.form == "patch" else _FORMS
    rules = [rule.value for rule in facts[0].usual if rule.value.form in told]
    for step in reading.steps:
        much = next((d.amount for d in step if isinstance(d.amount, Much)), None)
        if much is None or not rules:
            continue
        once = [rule for rule in rules if rule.most_once is not None] or rules
        if all(_is_much_at_once(step, reading, usual) for usual in once):
            yield Doubt("too much", much.words)
            return
        a_day = [rule for rule in rules if rule.most_a_day is not None or rule.most_a_week]
        if a_day and all(_is_much_a_day(step, reading, usual) for usual in a_day):
            yield Doubt("too much a day", much.words)
            return


def _is_much_at_once(step: Step, reading: Reading, usual: UsualAmount) -> bool:
    most = usual.most_once or usual.most_a_day
    once = (_in_unit(dosing, reading.strength, usual) for dosing in step)
    return most is not None and any(each and each > _TIMES * most for each in once)


def _is_much_a_day(step: Step, reading: Reading, usual: UsualAmount) -> bool:
    a_day = sum(
        ((_in_unit(d, reading.strength, usual) or 0) * times_a_day(d) for d in step),
        Decimal(0),
    )
    if limit := _limit(step[0], reading.strength, usual.unit):
        a_day = min(a_day, limit)
    if usual.most_a_week is not None and a_day * 7 > _TIMES * usual.most_a_week:
        return True
    return usual.most_a_day is not None and a_day > _TIMES * usual.most_a_day


def _is_elsewhere(dosing: Dosing) -> bool:
    shared = dosing.shared
    ways = {*shared.verbs, *(site.route for site in shared.sites)}
    return bool(_ELSEWHERE & (ways | ({shared.via.code} if shared.via else set())))


def _limit(dosing: Dosing, strength: str, unit: Unit) -> Decimal | None:
    """Return the most in a day that is written."""
    limit = dosing.shared.ceiling
    if limit is None or f"{limit.period} {limit.unit}" not in ("1 d", "24 h"):
        return None
    return weighed(limit.much, limit.much.low, strength, unit)


def _in_unit(dosing: Dosing, strength: str, usual: UsualAmount) -> Decimal | None:
    """Return how much is taken at once, in the unit of `usual`; None where that cannot be said."""
    is_elsewhere = _is_elsewhere(dosing) and usual.form != "patch"
    if not isinstance(dosing.amount, Much) or dosing.value is None or is_elsewhere:
        return None
    return weighed(dosing.amount, dosing.value, strength, usual.unit)


def weighed(much: Much, value: Decimal, strength: str, unit: Unit) -> Decimal | None:
    """Return `value` of what `much` is counted in, told in `unit`; None where nobody can say."""
    if not much.unit:
        return None
    if MEASURES[much.unit].unit is unit:
        return value
    if much.unit in IN_MICROGRAMS:
        return _converted(value, much.unit, unit)
    told = _STRENGTH.fullmatch(strength)
    if told is None or (told["value"] in much.words and value != 1):
        return None  # "4 tablets (40 mg)": perhaps all four together
    holds = Decimal(told["value"])
    if much.unit in _EACH and not told["per"]:
        return _converted(value * holds, _NAMES[told["unit"].lower()], unit)
    if much.unit in _MILLILITRES and (told["per"] or "").lower() == "ml":
        each = holds / Decimal(told["of"] or 1)
        return _converted(
            value * _MILLILITRES[much.unit] * each, _NAMES[told["unit"].lower()], unit
        )
    return None


def _converted(value: Decimal, name: str, unit: Unit) -> Decimal | None:
    """Return `value` in another unit of mass."""
    if MEASURES[name].unit is unit:
        return value
    theirs = next((each for each, measure in MEASURES.items() if measure.unit is unit), "")
    if name not in IN_MICROGRAMS or theirs not in IN_MICROGRAMS:
        return None
    return value * IN_MICROGRAMS[name] / IN_MICROGRAMS[theirs]


def times_a_day(dosing: Dosing) -> Decimal:
    """Return how often in a day on average; 0 where it does not say."""
    meals = sum(3 if meal.is_each else 1 if meal.meal else 0 for meal in dosing.meals)
    named = Decimal(len(dosing.times) or max(len(dosing.parts), meals))
    often = dosing.often
    if dosing.shared.count:
        return Decimal(0)
    times = named or Decimal(bool(dosing.weekdays or dosing.month_days or dosing.cycle))
    if often is not None and not (often.is_plain and named):
        times = _times(often)
        if often.unit not in ("d", *_HOURS):
            return times
    if dosing.weekdays and dosing.weekdays.days:
        return times * len(dosing.weekdays.days) / 7
    return times * len(dosing.month_days.days) / 30 if dosing.month_days else times


def _times(often: Often) -> Decimal:
    count = Decimal(often.high or often.low or 0)
    if often.unit in _HOURS:
        return count * _HOURS[often.unit] / often.period
    return count / (often.period * _DAYS.get(often.unit, Decimal(1)))
