"""What must be asked about although it was read: dangerous, contradictory, or not all there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from bot.domain.lexicon import Flag, IngredientFacts, Lexicon, UsualAmount
from bot.domain.medications import Food
from bot.language.directions.doses import Dosing, Reading, Step
from bot.language.directions.measures import FITTING, IN_MICROGRAMS, MEASURES, UNFIT
from bot.language.directions.pieces import Doubt, Much, Often
from bot.language.directions.weekly import is_weekly_only

_BARE_MOST: Final = 10  #: of something uncounted
_OFTEN_MOST: Final = 12  #: times a day, said as such
_TEN_TIMES: Final = 10
#: Which doubts are about how much, about when, and about how long: what they doubt is not asserted.
AMOUNT: Final = frozenset(
    {"number", "amount", "amounts", "unit", "one or other", "too much", "form", "not", "name twice"}
)
TIMES: Final = frozenset(
    {"often", "one or other", "weekly", "not", "how often", "times or amount", "clock", "too often"}
)
LENGTH: Final = frozenset({"length", "date", "steps"})


def doubts_of(reading: Reading, lexicon: Lexicon | None) -> list[Doubt]:
    """Return what must be asked about a reading."""
    found: list[Doubt] = []
    dosings = [dosing for step in reading.steps for dosing in step]
    facts = _facts(reading, lexicon)
    for dosing in dosings:
        found += _of_amount(dosing, reading)
        found += _of_times(dosing, reading)
        found += _of_facts(dosing, facts)
    if is_weekly_only(reading.medication) or any(each.has(Flag.WEEKLY_ONLY) for each in facts):
        found += [
            Doubt("weekly", reading.medication) for dosing in dosings if not _is_weekly(dosing)
        ][:1]
    if reading.match and (reading.match.needs_confirmation or reading.match.rivals):
        found.append(Doubt("name", reading.match.name))
    return found or _of_silence(reading)


def without_doubtful(steps: Sequence[Step], doubts: Sequence[Doubt]) -> tuple[Step, ...]:
    """Return the steps with nothing asserted that is asked about."""
    codes = {doubt.code for doubt in doubts}
    told = tuple(steps)
    if codes & AMOUNT:
        told = tuple(
            tuple(replace(d, amount=None, shared=replace(d.shared, ceiling=None)) for d in step)
            for step in told
        )
    if codes & TIMES:
        told = tuple(tuple(_timeless(d) for d in step) for step in told)
    if codes & LENGTH:
        told = tuple(
            tuple(replace(d, shared=replace(d.shared, lasts=None, ends=None)) for d in step)
            for step in told
        )
    return told


def _timeless(dosing: Dosing) -> Dosing:
    return replace(
        dosing, often=None, parts=(), meals=(), times=(), weekdays=None, month_days=None, cycle=None
    )


def _facts(reading: Reading, lexicon: Lexicon | None) -> list[IngredientFacts]:
    if lexicon is None or reading.match is None or reading.match.is_ambiguous:
        return []
    told = (lexicon.facts(each) for each in reading.match.ingredients)
    return [each for each in told if each is not None]


def _of_amount(dosing: Dosing, reading: Reading) -> Iterable[Doubt]:
    amount, value = dosing.amount, dosing.value
    if not isinstance(amount, Much) or value is None:
        return
    if not amount.unit:
        if value >= _BARE_MOST or (
            amount.is_bare and value != value.to_integral() and value > _BARE_MOST
        ):
            yield Doubt("unit", amount.words)
        return
    if value > MEASURES[amount.unit].most:
        yield Doubt("too much", amount.words)
    ways = {*dosing.shared.verbs, *([dosing.shared.via.code] if dosing.shared.via else [])}
    ways |= {site.route for site in dosing.shared.sites}
    if any(amount.unit in UNFIT.get(way, ()) for way in ways) or (
        reading.form in FITTING and amount.unit not in FITTING[reading.form]
    ):
        yield Doubt("form", amount.words)


def _of_times(dosing: Dosing, reading: Reading) -> Iterable[Doubt]:
    often = dosing.often
    if often is None:
        return
    is_range = often.unit == "d" and often.high and often.low and often.is_digits
    is_open = dosing.amount is None and not reading.strength and not reading.form
    if is_range and is_open and set(dosing.shared.verbs) & {"take", "swallow"}:
        yield Doubt("times or amount", often.words)
    if often.unit == "d" and often.period == 1 and (often.high or often.low or 0) > _OFTEN_MOST:
        yield Doubt("too often", often.words)


def _of_facts(dosing: Dosing, facts: Sequence[IngredientFacts]) -> Iterable[Doubt]:
    amount, value = dosing.amount, dosing.value
    if not isinstance(amount, Much) or value is None or not amount.unit:
        return
    for usual in (rule.value for each in facts[:1] if len(facts) == 1 for rule in each.usual):
        most = usual.most_once or usual.most_a_day
        if (
            most is not None
            and not usual.form
            and _ratio(amount.unit, value, usual, most) >= _TEN_TIMES
        ):
            yield Doubt("too much", amount.words)
            return


def _ratio(unit: str, value: Decimal, usual: UsualAmount, most: Decimal) -> Decimal:
    measure = MEASURES[unit]
    if measure.unit is usual.unit:
        return value / most
    theirs = next((name for name, each in MEASURES.items() if each.unit is usual.unit), "")
    if unit in IN_MICROGRAMS and theirs in IN_MICROGRAMS:
        return value * IN_MICROGRAMS[unit] / (most * IN_MICROGRAMS[theirs])
    return Decimal(0)


def _is_weekly(dosing: Dosing) -> bool:
    """Return whether it is certainly not taken daily."""
    often = dosing.often
    if dosing.weekdays and len(dosing.weekdays.days) == 1:
        return (
            often is None or often.unit == "wk" or (often.is_plain is False and _once_a_day(often))
        )
    return often is not None and often.unit == "wk" and often.low == 1 and not often.high


def _once_a_day(often: Often) -> bool:
    return often.unit == "d" and often.low == 1 and often.period == 1


def _of_silence(reading: Reading) -> list[Doubt]:
    """Return what is missing: how it is taken, or how often."""
    dosings = [dosing for step in reading.steps for dosing in step]
    if not dosings:
        notes = reading.text.strip()
        return [Doubt("nothing", notes[:80])]
    for dosing in dosings:
        shared = dosing.shared
        if (
            not dosing.has_time
            and shared.food is not Food.EMPTY
            and not (shared.needed or shared.count or shared.lasts or "as directed" in shared.notes)
        ):
            return [Doubt("how often", dosing.amount.words if dosing.amount else "")]
    return []
