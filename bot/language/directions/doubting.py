"""What must be asked about although it was read: dangerous, contradictory, or not all there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from bot.domain.lexicon import Flag, IngredientFacts, Lexicon
from bot.domain.medications import Food
from bot.language.directions.contradicting import contradictions
from bot.language.directions.doses import Dosing, Reading, Step
from bot.language.directions.measures import FITTING, MASS, MEASURES, UNFIT
from bot.language.directions.misfits import misfits
from bot.language.directions.pieces import Doubt, Much, Often
from bot.language.directions.strengths import is_insulin
from bot.language.directions.usual import beyond
from bot.language.directions.weekly import is_weekly_only

_BARE_MOST: Final = 10  #: of something uncounted
_OFTEN_MOST: Final = 12  #: times a day, said as such
_TABLETS_MOST: Final = 40  #: a day, of what nobody said that so many are usual
#: Into how many parts one of them can be cut; a strength has slipped in where it is another.
_PARTS: Final = {
    **dict.fromkeys(("tablet", ""), (3, 4)),
    **dict.fromkeys(("patch", "suppository", "sachet", "film"), (2, 3, 4)),
    **dict.fromkeys(("capsule", "puff", "spray", "drop", "ring", "lozenge"), (1, 2)),
}
#: What is put on the skin is put on as much as it takes.
_APPLIED: Final = frozenset({"apply", "inhale", "put"})
_NEARLY: Final = Decimal("0.001")
_SWALLOWED: Final = frozenset({"tablet", "capsule"})
_MINUTES: Final = {"d": 1440, "h": 60, "min": 1}
#: Short names that have been taken for one another: morphine sulfate, magnesium sulfate.
_TWO_MEDICINES: Final = frozenset({"ms", "mso4", "mgso4"})
#: What an insulin is told in; never in mL, in mg or in tablets.
_OF_INSULIN: Final = frozenset({"", "unit", "dose", "injection", "puff"})
#: Which doubts are about how much, about when, and about how long: what they doubt is not asserted.
AMOUNT: Final = frozenset(
    {
        *("number", "amount", "amounts", "unit", "one or other", "too much", "too much a day"),
        *("form", "not", "name twice", "scale", "needed which"),
    }
)
TIMES: Final = frozenset(
    {
        *("often", "one or other", "weekly", "not", "how often", "times or amount", "clock"),
        *("too often", "too much a day", "third day", "but days", "needed which"),
    }
)
#: What is missing of a dose that goes up or down.
CHANGE: Final = frozenset({"step start", "step unit", "step interval", "step end", "step each"})
LENGTH: Final = frozenset({"length", "date", "steps", "stop"})


def doubts_of(reading: Reading, lexicon: Lexicon | None) -> list[Doubt]:
    """Return what must be asked about a reading."""
    found: list[Doubt] = []
    dosings = [dosing for step in reading.steps for dosing in step]
    facts = _facts(reading, lexicon)
    found += [*contradictions(reading), *beyond(reading, facts), *misfits(reading, facts)]
    found += _of_length(reading)
    for dosing in dosings:
        found += _of_amount(dosing, reading)
        found += _of_times(dosing, reading)
    if is_weekly_only(reading.medication) or any(each.has(Flag.WEEKLY_ONLY) for each in facts):
        found += [
            Doubt("weekly", reading.medication) for dosing in dosings if not _is_weekly(dosing)
        ][:1]
    if reading.medication.lower() in _TWO_MEDICINES:
        found.append(Doubt("name", reading.medication))
    if reading.match and (reading.match.needs_confirmation or reading.match.rivals):
        found.append(Doubt("name", reading.match.name))
    return found or _of_silence(reading)


def without_doubtful(steps: Sequence[Step], doubts: Sequence[Doubt]) -> tuple[Step, ...]:
    """Return the steps with nothing asserted that is asked about."""
    codes = {doubt.code for doubt in doubts}
    told = tuple(steps)
    if "step start" in codes:
        return ()
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
        if value >= _BARE_MOST or not _is_divisible(amount) or _stands_beside_mass(reading):
            yield Doubt("unit", amount.words)
        return
    if is_insulin(reading.match) and amount.unit not in _OF_INSULIN:
        yield Doubt("form", amount.words)
    if not _is_divisible(amount):
        yield Doubt("amount", amount.words)
    if value > MEASURES[amount.unit].most:
        yield Doubt("too much", amount.words)
    ways = {*dosing.shared.verbs, *([dosing.shared.via.code] if dosing.shared.via else [])}
    ways |= {site.route for site in dosing.shared.sites}
    if any(amount.unit in UNFIT.get(way, ()) for way in ways) or (
        reading.form in FITTING and amount.unit not in FITTING[reading.form]
    ):
        yield Doubt("form", amount.words)


def _stands_beside_mass(reading: Reading) -> bool:
    """Return whether "2" stands beside "500 mg", and so may be of anything."""
    told = (d.amount for step in reading.steps for d in step)
    return any(isinstance(each, Much) and each.unit in MASS for each in told)


def _is_divisible(amount: Much) -> bool:
    """Return whether there may be so much of it: no 0.1 patch, no 0.4 tablet."""
    parts = _PARTS.get(amount.unit)
    if parts is None:
        return True
    values = [amount.low, *([amount.high] if amount.high else [])]
    return all(any(_is_whole(value * part) for part in parts) for value in values)


def _is_whole(value: Decimal) -> bool:
    return abs(value - value.to_integral()) < _NEARLY


def _of_times(dosing: Dosing, reading: Reading) -> Iterable[Doubt]:
    often = dosing.often
    if often is None:
        return
    is_range = often.unit == "d" and often.high and often.low and often.is_digits
    is_open = dosing.amount is None and not reading.strength and not reading.form
    if is_range and is_open and set(dosing.shared.verbs) & {"take", "swallow"}:
        yield Doubt("times or amount", often.words)
    a_day = _times_a_day(often)
    is_counted = often.unit == "d" and often.period == 1
    is_swallowed = _is_swallowed(dosing, reading)
    is_bounded = _is_bounded(dosing)
    total = a_day * (dosing.value or 0)
    if (a_day > _OFTEN_MOST and (is_counted or (is_swallowed and not is_bounded))) or (
        total >= _TABLETS_MOST and is_swallowed and (is_counted or not is_bounded)
    ):
        yield Doubt("too often", often.words)


def _times_a_day(often: Often) -> Decimal:
    """Return how often in a day it is taken at most; 0 where it is less than daily."""
    if often.unit not in _MINUTES:
        return Decimal(0)
    return (often.high or often.low or 0) * 1440 / (often.period * _MINUTES[often.unit])


def _is_swallowed(dosing: Dosing, reading: Reading) -> bool:
    unit = dosing.amount.unit if isinstance(dosing.amount, Much) else ""
    via = dosing.shared.via.code if dosing.shared.via else "oral"
    return via == "oral" and (unit in _SWALLOWED or (not unit and reading.form in _SWALLOWED))


def _is_bounded(dosing: Dosing) -> bool:
    """Return whether something ends "1 tablet every hour"."""
    shared = dosing.shared
    return bool(shared.needed or shared.count or shared.ceiling or shared.lasts)


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


def _of_length(reading: Reading) -> Iterable[Doubt]:
    """Yield a doubt for a step that another one follows, and nobody says when."""
    for step in reading.steps[:-1]:
        is_open = all(d.amount and d.has_time for d in step)
        is_bounded = any(d.shared.count or d.shared.lasts or d.shared.ends for d in step)
        if is_open and not is_bounded:
            words = [d.amount.words for d in step if isinstance(d.amount, Much)]
            yield Doubt("length", ", ".join(words))


def of_end(steps: Sequence[Step]) -> list[Doubt]:
    """Return a doubt where "5 mg daily then stop" does not say when that is."""
    last = steps[-1] if steps else ()
    is_bounded = any(d.shared.count or d.shared.lasts or d.shared.ends for d in last)
    is_open = bool(last) and all(d.amount and d.has_time for d in last)
    return [Doubt("stop", "")] if is_open and not is_bounded else []


def _is_of_anything(dosing: Dosing) -> bool:
    """Return whether nothing is said but that it is taken as needed: "use when required"."""
    shared = dosing.shared
    is_applied = not _APPLIED.isdisjoint(shared.verbs) or shared.sites or shared.via
    is_for = shared.ceiling or (shared.needed and shared.needed.reason)
    return not (dosing.amount or dosing.has_time or is_applied or is_for)


def _of_silence(reading: Reading) -> list[Doubt]:
    """Return what is missing: how it is taken, or how often."""
    dosings = [dosing for step in reading.steps for dosing in step]
    if reading.halt and reading.medication:
        return []
    if dosings and all(map(_is_of_anything, dosings)) and not (reading.medication or reading.form):
        return [Doubt("nothing", reading.text.strip()[:80])]
    for dosing in dosings:
        shared = dosing.shared
        is_told = shared.needed or shared.count or (shared.lasts and dosing.amount)
        if not dosing.has_time and not is_told and shared.food is not Food.EMPTY:
            words = dosing.amount.words if dosing.amount else ""
            return [Doubt("how often" if words else "nothing", words or reading.text.strip()[:80])]
    return [] if dosings else [Doubt("nothing", reading.text.strip()[:80])]
