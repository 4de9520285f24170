"""Says whether the most in a day that directions name is what they ask for anyway."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Final

from bot.domain.amounts import Amount
from bot.domain.schedules import DaySchedule, EveryHours
from bot.language.directions.doses import Dosing
from bot.language.directions.pieces import Ceiling
from bot.language.directions.unread import Unread

_A_DAY: Final = timedelta(days=1)
_PER_DAY: Final = frozenset({"1 d", "24 h"})


def within(dosing: Dosing, schedule: EveryHours | DaySchedule) -> EveryHours | DaySchedule:
    """Return a schedule whose doses are the most in a day; raise `Unread` where the label leaves
    room for more, which only what is taken as needed has."""
    limit = dosing.shared.ceiling
    if limit is None or _is_just_so_much(limit, schedule):
        return schedule
    raise Unread(
        (limit.words,),
        f"{limit.words!r} is for what is taken as needed; say so, or leave it out",
        code="limit",
    )


def _is_just_so_much(limit: Ceiling, schedule: EveryHours | DaySchedule) -> bool:
    quantities = (
        [schedule.quantity] * (_A_DAY // schedule.every)
        if isinstance(schedule, EveryHours)
        else [each.quantity for each in schedule.intakes]
    )
    amounts = [each for each in quantities if isinstance(each, Amount)]
    if len(amounts) < len(quantities) or f"{limit.period} {limit.unit}" not in _PER_DAY:
        return False
    if limit.much.unit == "dose":
        return len(amounts) == limit.much.low
    names = {each.unit.name.lower() for each in amounts}
    same = not limit.much.unit or names == {limit.much.unit}
    return same and sum((each.value for each in amounts), Decimal(0)) == limit.much.low
