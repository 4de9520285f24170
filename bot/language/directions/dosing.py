"""Makes a dose out of an amount and its times, and says where they contradict one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Final

from bot.language.directions.agreeing import (
    beside_clock,
    days_of,
    disagreeing,
    leads_of,
    named,
    often_of,
    parts_of,
)
from bot.language.directions.completing import (
    MEALS_A_DAY,
    at_each_meal,
    completed,
    without_count,
)
from bot.language.directions.contradicting import at_odds
from bot.language.directions.courses import Count, MonthDays, OnOff
from bot.language.directions.doses import Dosing, Shared, Step
from bot.language.directions.grouping import (
    Group,
    alike,
    fasting,
    groups_of,
    of_kind,
    shared_of,
    staged,
)
from bot.language.directions.measures import MASS
from bot.language.directions.mixed import parted
from bot.language.directions.pieces import (
    WEEK,
    And,
    Asked,
    At,
    Ceiling,
    Doubt,
    Meal,
    Much,
    Often,
    Part,
    Piece,
    Weekdays,
)
from bot.language.directions.plainer import plain

_DOSES_MOST: Final = 12  #: a day; more is so many mg
#: So many doses nobody takes at once beside one.
_DOSES_IN_A_BOX: Final = 6
_SUPPLIES: Final = frozenset(
    {7, 14, 20, 21, 28, 30, 40, 50, 56, 60, 84, 90, 100, 112, 120, 168, 180}
)


def step_of(pieces: Sequence[Piece]) -> tuple[Step, list[Doubt]]:
    """Return the doses of one step, and what has to be asked about them."""
    pieces = fasting(plain(without_count(pieces)))
    pieces, doubts = _one_amount_each(alike(pieces))
    doubts += [*of_kind(pieces, Doubt), *at_odds(pieces)]
    shared = shared_of(pieces)
    if (length := staged(pieces)) and shared.lasts is None:
        shared = replace(shared, lasts=length)
    if staged(pieces) and any(_is_long(each) for each in of_kind(pieces, Often)):
        doubts.append(Doubt("often", ", ".join(each.words for each in of_kind(pieces, Often))))
    groups = _without_supply(groups_of(pieces))
    groups = [part for group in _spread(groups) for part in parted(group)]
    made: list[Dosing] = []
    for group in groups:
        for dosing, found in _dosings(group, shared):
            made.append(dosing)
            doubts += found
    has_and = any(not each.is_comma for each in of_kind(pieces, And))
    made, found = completed(made, has_and=has_and)
    made = [at_each_meal(each) for each in made]
    doubts += found
    timeless = [dosing for dosing in made if dosing.amount and not dosing.has_time]
    is_partly_told = not all(d.amount for d in made) and any(
        isinstance(d.amount, Much) and d.amount.is_bare for d in made
    )
    if len(made) > 1 and (timeless or is_partly_told):
        doubts.append(Doubt("amounts", ", ".join(d.amount.words for d in made if d.amount)))
    return tuple(_with_rest(made)), doubts


def _is_long(often: Often) -> bool:
    """Return whether "days 1 to 5 every 28 days" may be days of a cycle, and not a course."""
    return often.unit in ("wk", "mo") or (often.unit == "d" and often.period > 1)


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
    if len(groups) < 2 or last.timed or not isinstance(last.amount, Much):
        return groups
    is_supply = last.amount.low in _SUPPLIES and last.amount.unit not in MASS
    is_supply = is_supply or _is_many(last.amount, groups[0].amount)
    return groups[:-1] if is_supply and groups[0].timed else groups


def _is_many(last: Much, dose: Much | Asked | None) -> bool:
    """Return whether it is far more of it than the dose: "1 tablet daily, 10 tablets"."""
    if not isinstance(dose, Much) or last.unit != dose.unit or last.unit in ("", *MASS):
        return False
    return last.high is None and last.low >= _DOSES_IN_A_BOX * (dose.high or dose.low)


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
                if day not in group.timed and group.timed:
                    group.timed.append(day)
    return groups


def _dosings(group: Group, shared: Shared) -> list[tuple[Dosing, list[Doubt]]]:
    """Return the doses of a group: two where "three times a day and at bedtime" names both."""
    often = of_kind(group.timed, Often)
    exact = [each for each in often if not each.is_plain and each.unit == "d" and each.low]
    split = [n for n in group.is_split if isinstance(group.timed[n], Part | At)]
    if len(exact) == 1 and len(split) == 1 and group.timed.index(exact[0]) < split[0]:
        first, second = group.timed[: split[0]], group.timed[split[0] :]
        count = named(first)
        meals = [p for p in first if isinstance(p, Meal) and not p.meal]
        with_meals = any(p.relation == "C" for p in meals) and exact[0].low == MEALS_A_DAY
        if (meals and exact[0].low == MEALS_A_DAY + 1) or with_meals:  # "qid ac & hs" are four
            return [_dosing(group, shared)]
        alone = not any(isinstance(p, Part | At) for p in first) and (exact[0].low or 0) > 1
        if (
            alone
            and not any(isinstance(p, Often | Part | At) for p in second[1:])
            and exact[0].low not in (count + 1, named(second))
        ):
            parts = [Group(group.amount, first), Group(group.amount, second)]
            return [_dosing(part, shared) for part in parts]
    return [_dosing(group, shared)]


def _dosing(group: Group, shared: Shared) -> tuple[Dosing, list[Doubt]]:
    often, doubts = often_of(of_kind(group.timed, Often), needed=shared.needed is not None)
    ceiling = shared.ceiling
    limits = [each for each in of_kind(group.timed, Often) if each.low is None]
    if limits and often is not None and often.unit == "min":
        shared = replace(shared, count=shared.count or Count(limits[0].high or 1))
    elif often is not None and often.low is not None and limits and isinstance(group.amount, Much):
        most = Decimal(limits[0].high or 1) * (group.amount.high or group.amount.low)
        ceiling = ceiling or Ceiling(
            Much(most, None, group.amount.unit), Decimal(1), "d", limits[0].words
        )
    ceiling = _counted_in_doses(ceiling, group.amount)
    at = of_kind(group.timed, At)
    times = tuple(dict.fromkeys(time for each in at for time in each.times))
    parts = beside_clock(parts_of(of_kind(group.timed, Part)), times)
    meals = tuple(dict.fromkeys(replace(meal, words="") for meal in of_kind(group.timed, Meal)))
    weekdays = days_of(of_kind(group.timed, Weekdays))
    dosing = Dosing(
        amount=group.amount,
        often=often,
        parts=parts,
        leads=leads_of(of_kind(group.timed, Part)),
        meals=meals,
        times=times,
        is_sure=all(each.is_sure for each in at),
        weekdays=weekdays,
        month_days=next(iter(of_kind(group.timed, MonthDays)), None),
        cycle=next(iter(of_kind(group.timed, OnOff)), None),
        shared=shared if ceiling is shared.ceiling else replace(shared, ceiling=ceiling),
    )
    if not dosing.is_sure:
        doubts.append(Doubt("clock", at[0].words))
    return dosing, doubts + disagreeing(dosing, group)


def _counted_in_doses(ceiling: Ceiling | None, amount: Much | Asked | None) -> Ceiling | None:
    """Return "up to 3" beside "400 mg" as 3 doses: it cannot be 3 mg."""
    if ceiling is None or ceiling.much.unit or isinstance(amount, Asked):
        return ceiling
    if amount is not None and (amount.unit not in MASS or ceiling.much.low >= amount.low):
        return ceiling
    if amount is None and ceiling.much.low > _DOSES_MOST:
        return ceiling
    return replace(ceiling, much=replace(ceiling.much, unit="dose"))


def _with_rest(made: list[Dosing]) -> list[Dosing]:
    """Let "the other days" be those that were not named."""
    named = {day for d in made if d.weekdays and not d.weekdays.is_rest for day in d.weekdays.days}
    rest = tuple(day for day in WEEK if day not in named)
    return [
        replace(d, weekdays=replace(d.weekdays, days=rest, is_rest=False))
        if d.weekdays and d.weekdays.is_rest and not d.weekdays.days
        else d
        for d in made
    ]
