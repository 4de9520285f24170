"""Turns what was read into what the bot can plan: phases with a schedule. What it cannot hold
is named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from bot.domain.amounts import Amount, Unit
from bot.domain.errors import BadInput
from bot.domain.medications import Directions, Food, Phase
from bot.domain.schedules import EveryHours, EveryMonths, Intake, Schedule
from bot.language.directions import intakes, sometimes
from bot.language.directions.courses import Lasts
from bot.language.directions.day_by_day import day_by_day
from bot.language.directions.days_of import on_days
from bot.language.directions.doses import Dosing, Reading, Step
from bot.language.directions.timing import at_meals_and_bedtime
from bot.language.directions.unread import Unread
from bot.language.directions.within import within

_DAYS: Final = {"d": 1, "wk": 7, "mo": 30}
_MOST_TIMES: Final = 8
_MINUTES: Final = 24 * 60
_LONGEST_HOURS: Final = 24 * 31
#: What two words about food come to where both can be kept.
_SAME_FOOD: Final[Mapping[frozenset[Food], Food]] = {
    frozenset({Food.EMPTY, Food.BEFORE}): Food.EMPTY,
    frozenset({Food.WITH, Food.AFTER}): Food.WITH,
}
_FOODS: Final = {"C": Food.WITH, "A": Food.BEFORE, "P": Food.AFTER}


@dataclass(frozen=True, slots=True)
class Context:
    """What is known beside the words: today, and what is taken where nobody says."""

    today: date
    unit: Unit | None = None
    amount: Amount | None = None


def phases(reading: Reading, context: Context, *, text: str) -> list[Phase]:
    """Return the phases that follow one another; raise `Unread` with what cannot be planned."""
    if reading.halt:
        raise Unread((reading.medication,), intakes.NOTHING_TAKEN, code="halted")
    if reading.unread:
        words = " ".join(reading.unread)
        hint = 'write it like "1 tablet twice a day with food"'
        raise Unread(reading.unread, f"what {words!r} means is not known; {hint}")
    for doubt in reading.doubts:
        raise Unread((doubt.words,) if doubt.words else (), intakes.why(doubt), code=doubt.code)
    steps = day_by_day(reading.steps) if len(reading.steps) > 1 else reading.steps
    if not all(_says_how_often(d) or d.shared.needed for step in steps for d in step):
        has_meals = any(d.meals for step in steps for d in step)
        raise Unread(
            (),
            "it does not say how often; add for instance 'twice a day'",
            code="meals" if has_meals else "how often",
        )
    found: list[Phase] = []
    begins: date | None = None
    for step in steps:
        phase = _phase(step, context, begins or None, text=text, is_only=len(steps) == 1)
        found.append(phase)
        begins = phase.ends + timedelta(days=1) if phase.ends else None
        if begins is None and step is not steps[-1]:
            raise Unread(
                (text[:40],), "it does not say how long each step lasts", code="step length"
            )
    return found


def _says_how_often(dosing: Dosing) -> bool:
    """Return whether it says how often; "with meals" alone does not."""
    days = dosing.weekdays or dosing.month_days or dosing.cycle
    is_named = any(meal.meal or meal.is_each for meal in dosing.meals)
    if at_meals_and_bedtime(dosing) and not is_named:
        return False  # "before meals and at bedtime": nobody says before how many
    return bool(dosing.often or dosing.parts or dosing.times or days or is_named)


def _phase(step: Step, context: Context, begins: date | None, *, text: str, is_only: bool) -> Phase:
    starts, ends = _dates(
        step[0], begins if begins else (context.today if not is_only else None), context.today
    )
    food = _food(step)
    schedule = _schedule(step, food, context, first=starts or context.today)
    if isinstance(schedule, EveryMonths):
        starts = None  # it says itself from when on it comes
    return Phase(Directions(schedule, food, text), starts, ends)


def _schedule(step: Step, food: Food, context: Context, *, first: date) -> Schedule:
    if step[0].shared.needed:
        return sometimes.as_needed(step, context.unit, context.amount)
    _check_never(step[0])
    often = step[0].often
    if often is not None and often.unit in ("h", "min") and not _is_told_by_the_clock(step[0]):
        return within(step[0], _every_hours(step, context))
    if often is not None and often.low is None:
        raise Unread(
            (often.words,),
            f"{often.words!r} is for what is taken as needed; say how often, or that",
            code="up to",
        )
    if often is not None and often.high is not None:
        raise Unread(
            (often.words,), f"{often.words!r} may be one or the other; say how often", code="times"
        )
    try:
        told = intakes.of_step(step, food, unit=context.unit, amount=context.amount)
        return within(step[0], on_days(step, _limited(told), first=first))
    except Unread:
        raise
    except BadInput as error:
        raise Unread((), str(error), code="other") from None


def _check_never(dosing: Dosing) -> None:
    """Raise `Unread` for times at which it is not taken: those at which it is are wanted."""
    if never := dosing.shared.never:
        raise Unread(never, f"{never[0]!r}: say at which time of the day", code="not then")


def _is_told_by_the_clock(dosing: Dosing) -> bool:
    """Return whether "every 12 hours (8 am and 8 pm)" says the same twice."""
    often, minutes = dosing.often, [time.hour * 60 + time.minute for time in dosing.times]
    if often is None or often.unit != "h" or len(minutes) < 2:
        return False
    apart = {(b - a) % _MINUTES for a, b in pairwise([*minutes, minutes[0]])}
    return apart == {int(often.period * 60)}


def _limited(told: tuple[Intake, ...]) -> tuple[Intake, ...]:
    if len(told) > _MOST_TIMES:
        raise Unread(
            (str(len(told)),), f"more than {_MOST_TIMES} times a day cannot be planned", code="many"
        )
    return told


def _every_hours(step: Sequence[Dosing], context: Context) -> EveryHours:
    dosing = step[0]
    often = dosing.often
    if often is None or often.unit == "min" or often.period_high or len(step) > 1:
        words = often.words if often else ""
        raise Unread(
            (words,),
            f"{words!r} is for what is taken as needed; say one number of hours",
            code="hours",
        )
    if not 1 <= often.period <= _LONGEST_HOURS or often.period != int(often.period):
        raise Unread((often.words,), f"an interval has 1 to {_LONGEST_HOURS} hours", code="hours")
    if dosing.parts or dosing.times or dosing.weekdays:
        raise Unread(
            (often.words,),
            "say either every so many hours, or at which times of the day",
            code="often",
        )
    quantity = intakes.quantity(dosing.amount, context.unit, context.amount)
    return EveryHours(timedelta(hours=int(often.period)), quantity, strict=dosing.shared.is_strict)


def _food(step: Step) -> Food:
    told = {_FOODS[meal.relation] for dosing in step for meal in dosing.meals if not meal.is_time}
    if step[0].shared.food not in (None, Food.ANY):
        told.add(step[0].shared.food or Food.ANY)
    if same := _SAME_FOOD.get(frozenset(told)):
        return same
    if len(told) > 1:
        raise Unread(tuple(sorted(told)), "it names food in two ways; say one of them", code="food")
    return told.pop() if told else Food.ANY


def _dates(dosing: Dosing, begins: date | None, today: date) -> tuple[date | None, date | None]:
    shared = dosing.shared
    if shared.count and not shared.needed:
        doses = f"{shared.count.number} doses"
        raise Unread((doses,), f"for {doses}: say for how many days", code="count")
    start = shared.starts.starts if shared.starts else begins
    end = shared.ends.ends if shared.ends else None
    if shared.lasts and end:
        raise Unread(
            (shared.lasts.words, shared.ends.words if shared.ends else ""),
            "it names two beginnings or two ends",
            code="length",
        )
    if start and end and end < start:
        raise Unread((), "it ends before it begins", code="length")
    if shared.lasts is None:
        return start, end
    start = start or today
    return start, start + timedelta(days=_days(shared.lasts) - 1)


def _days(lasts: Lasts) -> int:
    if lasts.high or lasts.unit not in _DAYS:
        raise Unread((lasts.words,), f"{lasts.words!r}: say one number of days", code="length")
    return lasts.low * _DAYS[lasts.unit]
