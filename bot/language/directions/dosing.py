"""Makes a dose out of an amount and its times, and says where they contradict one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Final

from bot.language.directions.doses import Dosing, Shared, Step
from bot.language.directions.grouping import Group, groups_of, of_kind, shared_of, staged
from bot.language.directions.pieces import (
    And,
    Asked,
    At,
    Ceiling,
    Doubt,
    Meal,
    MonthDays,
    Much,
    Often,
    OnOff,
    Part,
    Piece,
    Site,
    Weekdays,
)  # fmt: skip

MASS: Final = frozenset({"milligram", "gram", "microgram", "unit", "milliequivalent", "millimole"})
_SUPPLIES: Final = frozenset(
    {7, 14, 20, 21, 28, 30, 40, 50, 56, 60, 84, 90, 100, 112, 120, 168, 180}
)
#: Said beside each other these mean one intake: the first stands.
_SAME: Final = (("WAKE", "MORN"), ("HS", "NIGHT"), ("HS", "EVE"))
_WEEK: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def step_of(pieces: Sequence[Piece]) -> tuple[Step, list[Doubt]]:
    """Return the doses of one step, and what has to be asked about them."""
    pieces, doubts = _one_amount_each(_right_eye(pieces))
    doubts += of_kind(pieces, Doubt)
    shared = shared_of(pieces)
    if (length := staged(pieces)) and shared.lasts is None:
        shared = replace(shared, lasts=length)
    groups = _without_supply(groups_of(pieces))
    groups = _spread(groups)
    made: list[Dosing] = []
    for group in groups:
        for dosing, found in _dosings(group, shared):
            made.append(dosing)
            doubts += found
    timeless = [dosing for dosing in made if dosing.amount and not dosing.has_time]
    if len(made) > 1 and timeless:
        doubts.append(Doubt("amounts", ", ".join(d.amount.words for d in made if d.amount)))
    return tuple(_with_rest(made)), doubts


def _right_eye(pieces: Sequence[Piece]) -> list[Piece]:
    """Read "od" as the right eye where drops are counted; where it is the only frequency, nobody knows."""
    short = [p for p in pieces if isinstance(p, Often) and p.is_shorthand]
    if not short or not any(isinstance(p, Much) and p.unit == "drop" for p in pieces):
        return list(pieces)
    if any(isinstance(p, Often | Part | At) and p not in short for p in pieces):
        return [Site("right eye", "ophthalmic") if p in short else p for p in pieces]
    return [Doubt("often", p.words) if p in short else p for p in pieces]


def _one_amount_each(pieces: Sequence[Piece]) -> tuple[list[Piece], list[Doubt]]:
    """Return the pieces without what one tablet holds said beside "1 tablet"."""
    kept = list(pieces)
    doubts: list[Doubt] = []
    real = [p for p in pieces if not isinstance(p, And)]
    for first, second in pairwise(real):
        if (
            isinstance(first, Much)
            and isinstance(second, Often)
            and first.is_bare
            and second.is_digits
        ):
            doubts.append(Doubt("one or other", f"{first.words} {second.words}"))
        if not isinstance(first, Much) or not isinstance(second, Much):
            continue
        masses = [much for much in (first, second) if much.unit in MASS]
        if len(masses) == 1 and all(any(p is m for p in kept) for m in masses):
            kept = [p for p in kept if p is not masses[0]]
        elif first.is_bare and second.is_bare:
            doubts.append(Doubt("amounts", f"{first.words}, {second.words}"))
        elif (
            first.is_bare
            and second.low.is_signed() is False
            and not _and_between(pieces, first, second)
        ):
            doubts.append(Doubt("one or other", f"{first.words} {second.words}"))
    return kept, doubts


def _and_between(pieces: Sequence[Piece], first: Much, second: Much) -> bool:
    places = [n for n, p in enumerate(pieces) if p is first or p is second]
    return any(isinstance(p, And) for p in pieces[places[0] : places[-1]])


def _without_supply(groups: list[Group]) -> list[Group]:
    """Leave out "28 tablets" at the end: what was handed out."""
    last = groups[-1]
    if (
        len(groups) > 1
        and not last.timed
        and isinstance(last.amount, Much)
        and last.amount.low in _SUPPLIES
    ):
        if last.amount.unit not in MASS and groups[0].timed:
            return groups[:-1]
    return groups


def _spread(groups: list[Group]) -> list[Group]:
    """Let "on Monday", said once, hold for all amounts of the day."""
    days = [[p for p in g.timed if isinstance(p, Weekdays | MonthDays | OnOff)] for g in groups]
    if (
        len(groups) > 1
        and sum(map(bool, days)) == 1
        and not any(of_kind(g.timed, Often) for g in groups)
    ):
        day = next(found[0] for found in days if found)
        if days[-1] or days[0]:
            for group in groups:
                if day not in group.timed:
                    group.timed.append(day)
    return groups


def _dosings(group: Group, shared: Shared) -> list[tuple[Dosing, list[Doubt]]]:
    """Return the doses of a group: two where "three times a day and at bedtime" names both."""
    often = of_kind(group.timed, Often)
    exact = [each for each in often if not each.is_plain and each.unit == "d" and each.low]
    split = [n for n in group.is_split if isinstance(group.timed[n], Part | At)]
    if len(exact) == 1 and len(split) == 1 and group.timed.index(exact[0]) < split[0]:
        first, second = group.timed[: split[0]], group.timed[split[0] :]
        named = _named(first)
        alone = not any(isinstance(p, Part | At) for p in first) and (exact[0].low or 0) > 1
        if (
            alone
            and not any(isinstance(p, Often | Part | At) for p in second[1:])
            and exact[0].low != named + 1
        ):
            parts = [Group(group.amount, first), Group(group.amount, second)]
            return [_dosing(part, shared) for part in parts]
    return [_dosing(group, shared)]


def _dosing(group: Group, shared: Shared) -> tuple[Dosing, list[Doubt]]:
    often, doubts = _often(of_kind(group.timed, Often), needed=shared.needed is not None)
    ceiling = shared.ceiling
    limits = [each for each in of_kind(group.timed, Often) if each.low is None]
    if often is not None and often.low is not None and limits and isinstance(group.amount, Much):
        most = Decimal(limits[0].high or 1) * (group.amount.high or group.amount.low)
        ceiling = ceiling or Ceiling(
            Much(most, None, group.amount.unit), Decimal(1), "d", limits[0].words
        )
    parts = _parts(of_kind(group.timed, Part))
    at = of_kind(group.timed, At)
    meals = tuple(dict.fromkeys(replace(meal, words="") for meal in of_kind(group.timed, Meal)))
    weekdays = _days(of_kind(group.timed, Weekdays))
    dosing = Dosing(
        amount=group.amount,
        often=often,
        parts=parts,
        meals=meals,
        times=tuple(dict.fromkeys(time for each in at for time in each.times)),
        is_sure=all(each.is_sure for each in at),
        weekdays=weekdays,
        month_days=next(iter(of_kind(group.timed, MonthDays)), None),
        cycle=next(iter(of_kind(group.timed, OnOff)), None),
        shared=shared if ceiling is shared.ceiling else replace(shared, ceiling=ceiling),
    )
    if not dosing.is_sure:
        doubts.append(Doubt("clock", at[0].words))
    return dosing, doubts + _disagreeing(dosing, group)


def _often(told: Sequence[Often], *, needed: bool) -> tuple[Often | None, list[Doubt]]:
    """Return the one frequency that is meant, and a doubt where two cannot both be."""
    exact = [each for each in told if each.low is not None and not each.is_plain]
    limits = [each for each in told if each.low is None]
    plain = [each for each in told if each.is_plain]
    if not exact:
        if limits:
            return (
                replace(plain[0], is_plain=False) if plain and len(limits) == 0 else limits[0]
            ), []
        return (plain[0] if plain else None), []
    different = {(e.low, e.high, e.period, e.period_high, e.unit) for e in exact}
    words = ", ".join(each.words for each in told)
    if plain and any(
        each.unit in ("wk", "mo") or (each.unit == "d" and each.period > 1) for each in exact
    ):
        return None, [Doubt("often", words)]
    if len(different) == 1:
        return exact[0], []
    hours = [each for each in exact if each.unit == "h"]
    a_day = [each for each in exact if each.unit == "d" and each.period == 1]
    if len(hours) == 1 and len(a_day) == 1 and len(exact) == 2:
        return _agreed(hours[0], a_day[0], words)
    return None, [Doubt("often", words)]


def _agreed(hours: Often, a_day: Often, words: str) -> tuple[Often | None, list[Doubt]]:
    most, least = 24 / hours.period, 24 / (hours.period_high or hours.period)
    if a_day.low is not None and least <= a_day.low and (a_day.high or a_day.low) <= most:
        return hours, []
    return None, [Doubt("often", words)]


def _parts(told: Sequence[Part]) -> tuple[str, ...]:
    codes = list(dict.fromkeys(each.code for each in told))
    for first, second in _SAME:
        if (
            first in codes
            and second in codes
            and len(codes) == 2
            and abs(codes.index(first) - codes.index(second)) == 1
        ):
            codes.remove(second)
    return tuple(codes)


def _days(told: Sequence[Weekdays]) -> Weekdays | None:
    if not told:
        return None
    days = {day for each in told for day in each.days}
    return Weekdays(
        tuple(sorted(days, key=_WEEK.index)), any(each.is_rest for each in told), told[0].words
    )


def _named(timed: Sequence[Piece]) -> int:
    """Return how many intakes a day are named one by one."""
    meals = of_kind(timed, Meal)
    named = len(_parts(of_kind(timed, Part))) + sum(len(at.times) for at in of_kind(timed, At))
    return named + sum(3 if meal.is_each else 1 if meal.meal else 0 for meal in meals)


def _disagreeing(dosing: Dosing, group: Group) -> list[Doubt]:
    often = dosing.often
    if often is None or often.is_plain or often.low is None:
        return []
    open_meals = [meal for meal in dosing.meals if not meal.meal and not meal.is_each]
    named = _named(group.timed)
    fixed = len(dosing.parts) + len(dosing.times)
    if often.unit == "h" and often.period_high is None and fixed and not dosing.shared.needed:
        return (
            [Doubt("often", often.words)] if fixed * often.period != 24 and not dosing.times else []
        )
    if often.unit != "d" or often.period != 1 or not named:
        return []
    same = any(isinstance(p, Part) for p in group.timed) and any(meal.meal for meal in dosing.meals)
    most = often.high or often.low
    if (
        often.low <= named <= most
        or (open_meals and often.low > fixed)
        or (same and fixed == often.low)
    ):
        return []
    return [
        Doubt("often", ", ".join([often.words, *(p.words for p in of_kind(group.timed, Part))]))
    ]


def _with_rest(made: list[Dosing]) -> list[Dosing]:
    """Let "the other days" be those that were not named."""
    named = {day for d in made if d.weekdays and not d.weekdays.is_rest for day in d.weekdays.days}
    rest = tuple(day for day in _WEEK if day not in named)
    return [
        replace(d, weekdays=replace(d.weekdays, days=rest, is_rest=False))
        if d.weekdays and d.weekdays.is_rest and not d.weekdays.days
        else d
        for d in made
    ]


def is_asked(amount: Much | Asked | None) -> bool:
    """Return whether the amount is asked for each time."""
    return isinstance(amount, Asked)
