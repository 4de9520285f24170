"""Asks about doses that cannot all be meant: more than the most that is written, or two at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise
from typing import Final

from bot.language.directions.courses import NotThen
from bot.language.directions.doses import Dosing, Reading, Step
from bot.language.directions.measures import MEASURES
from bot.language.directions.pieces import (
    And,
    At,
    Ceiling,
    Doubt,
    Meal,
    Much,
    Needed,
    Often,
    Part,
    Piece,
)
from bot.language.directions.usual import weighed

_ONCE_A_DAY: Final = (1, None, Decimal(1), "d")
_HOURS: Final = {"d": 24, "h": 1}


def contradictions(reading: Reading) -> Iterator[Doubt]:
    """Yield what cannot be as it is written."""
    for step in reading.steps:
        for dosing in step:
            if _is_over(dosing, reading.strength) and dosing.shared.ceiling:
                told = [dosing.amount, dosing.often, dosing.shared.ceiling]
                words = [each.words.strip(" ,;.") for each in told if each]
                yield Doubt("amounts", ", ".join(words))
        yield from _two_at_once(step)
        yield from _day_among_days(step)


#: Halves of the day in which two names of a time mean one and the same.
_HALVES: Final = (frozenset({"WAKE", "MORN"}), frozenset({"EVE", "NIGHT", "HS"}))


def at_odds(pieces: Sequence[Piece]) -> list[Doubt]:
    """Return what the pieces of one step leave open among themselves."""
    return [*in_one_breath(pieces), *_gap_in_count(pieces), *_needed_which(pieces)]


def in_one_breath(pieces: Sequence[Piece]) -> list[Doubt]:
    """Return a doubt for "at bedtime every morning": two times of the day for one dose, with
    nothing between them that makes them two. "Morning noon night" is a list."""
    found = [
        (one, other)
        for one, other in pairwise(pieces)
        if isinstance(one, Part) and isinstance(other, Part)
    ]
    if len(found) != 1 or sum(isinstance(each, Part) for each in pieces) != len(found[0]):
        return []
    (one, other) = found[0]
    if any(" " not in each.words.strip() for each in (one, other)):
        return []
    is_one_time = any({one.code, other.code} <= half for half in _HALVES)
    is_twice = any(isinstance(each, Often) and each.low == len(found[0]) for each in pieces)
    return [] if is_one_time or is_twice else [Doubt("often", f"{one.words} {other.words}")]


def _needed_which(pieces: Sequence[Piece]) -> list[Doubt]:
    """Return a doubt for "1 in the morning and 1 at night if needed", "1 in the morning. If needed
    another at lunch": nobody says whether the first is taken each day."""
    place = next((n for n, each in enumerate(pieces) if isinstance(each, Needed)), 0)
    before, after = _times_in(pieces[:place]), _times_in(pieces[place + 1 :])
    amounts = [n for n, each in enumerate(pieces[:place]) if isinstance(each, Much)]
    parted = [n for n in amounts[1:] if n and isinstance(pieces[n - 1], And)]
    is_second = any(_times_in(pieces[:n]) and _times_in(pieces[n:place]) for n in parted)
    if not is_second and not (before and after - before):
        return []
    words = [each.words for each in pieces if isinstance(each, Part | At | Meal)]
    if len(set(words)) == 1:  # "1-1-1", which is one thing
        return []
    return [Doubt("needed which", ", ".join(words))]


def _times_in(pieces: Sequence[Piece]) -> set[str]:
    """Return the times of the day and meals that are named."""
    told = {each.code for each in pieces if isinstance(each, Part)}
    told |= {f"with {each.meal}" for each in pieces if isinstance(each, Meal) and each.meal}
    return told | {str(at) for each in pieces if isinstance(each, At) for at in each.times}


def _gap_in_count(pieces: Sequence[Piece]) -> list[Doubt]:
    """Return a doubt for "three times a day, skip lunch": the others are not named."""
    gaps = [each for each in pieces if isinstance(each, NotThen) and each.is_gap]
    counts = [each for each in pieces if isinstance(each, Often) and not each.is_plain]
    if not gaps or not counts:
        return []
    return [Doubt("often", ", ".join([*(n.words for n in counts), *(n.words for n in gaps)]))]


def _is_over(dosing: Dosing, strength: str) -> bool:
    """Return whether even the least that is said is more than the most that is said."""
    limit, amount, often = dosing.shared.ceiling, dosing.amount, dosing.often
    if limit is None or dosing.shared.needed or not isinstance(amount, Much):
        return False
    if not limit.much.words or often is None or often.low is None:  # "up to 4 times a day"
        return False
    once = _in_unit_of(limit, amount, strength)
    if once is None or limit.unit not in _HOURS:
        return False
    return once * _least_a_day(often) > limit.much.low * 24 / (limit.period * _HOURS[limit.unit])


def _in_unit_of(limit: Ceiling, amount: Much, strength: str) -> Decimal | None:
    """Return the least that is taken at once, in the unit of the most that is written."""
    if limit.much.unit in ("", amount.unit):
        return amount.low
    if limit.much.unit == "dose":
        return Decimal(1)
    unit = MEASURES[limit.much.unit].unit
    return weighed(amount, amount.low, strength, unit) if unit else None


def _least_a_day(often: Often) -> Decimal:
    if often.unit not in _HOURS or often.low is None:
        return Decimal(0)
    return often.low * 24 / ((often.period_high or often.period) * _HOURS[often.unit])


def _two_at_once(step: Step) -> Iterator[Doubt]:
    """Yield a doubt for "1 tablet daily. 2 tablets twice daily": each is complete by itself."""
    whole = [dosing for dosing in step if _is_complete(dosing)]
    for one, other in combinations(whole, 2):
        if _said(one) != _said(other):
            words = ", ".join(d.amount.words for d in (one, other) if isinstance(d.amount, Much))
            yield Doubt("amounts", words)
            yield Doubt("often", ", ".join(d.often.words for d in (one, other) if d.often))
            return


def _day_among_days(step: Step) -> Iterator[Doubt]:
    """Yield a doubt for "5 mg daily, 7.5 mg on Sundays": on Sundays it may be one or both."""
    daily = [d for d in step if _is_complete(d) and d.often and _is_once_a_day(d.often)]
    on_days = [d for d in step if d.weekdays and d.amount and not (d.parts or d.times or d.meals)]
    if daily and on_days:
        words = [d.amount.words for d in (daily[0], on_days[0]) if isinstance(d.amount, Much)]
        yield Doubt("but days", ", ".join(words))


def _is_once_a_day(often: Often) -> bool:
    return (often.low, often.high, often.period, often.unit) == _ONCE_A_DAY


def _is_complete(dosing: Dosing) -> bool:
    """Return whether it says how much and how often, and nothing of when in the day or week."""
    is_placed = dosing.parts or dosing.times or dosing.meals or dosing.weekdays
    return bool(
        isinstance(dosing.amount, Much)
        and dosing.often
        and "alternating days" not in dosing.shared.notes
        and not (is_placed or dosing.month_days or dosing.cycle)
    )


def _is_at_one_time(dosing: Dosing) -> bool:
    """Return whether it says how much, and at which one time of the day."""
    times = len(dosing.parts) + len(dosing.times) + sum(bool(meal.meal) for meal in dosing.meals)
    return isinstance(dosing.amount, Much) and times == 1


def _said(dosing: Dosing) -> tuple[object, ...]:
    often, amount = dosing.often, dosing.amount
    if not isinstance(amount, Much):
        return ()
    times = dosing.parts, dosing.times, dosing.meals, dosing.weekdays, dosing.month_days
    how_often = (often.low, often.high, often.period, often.unit) if often else _ONCE_A_DAY
    return amount.low, amount.high, amount.unit, how_often, times


def said_once(step: Step) -> Step:
    """Return a step without what is said twice: "1 tablet daily. Take 1 tablet once a day"."""
    kept: list[Dosing] = []
    for dosing in step:
        is_again = any(
            _said(each) == _said(dosing) and each.shared == dosing.shared
            for each in kept
            if _is_complete(each) == _is_complete(dosing)
        )
        if not is_again or not (_is_complete(dosing) or _is_at_one_time(dosing)):
            kept.append(dosing)
    return tuple(kept)
