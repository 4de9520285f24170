"""Says on which days: every day, on weekdays, every so many days, on days of the month."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from bot.domain.errors import BadInput
from bot.domain.schedules import (
    Cycle,
    DaySchedule,
    DaysOfMonth,
    EveryDay,
    EveryDays,
    Intake,
    OnWeekdays,
)
from bot.language.directions.pieces import (
    EachDays,
    MonthDays,
    OnOff,
    Piece,
    TimesADay,
    TimesAWeek,
    Weekdays,
)
from bot.language.directions.unread import Unread

_WEEK: Final = 7
_Days = EachDays | MonthDays | OnOff | TimesAWeek | Weekdays


def days_of(
    pieces: Sequence[Piece],
    intakes: tuple[Intake, ...],
    *,
    first: date,
    told: Sequence[Intake] = (),
    allowed: bool = True,
) -> DaySchedule:
    """Return the schedule of `intakes` on the days that are named. `told` says when in the day.

    With `allowed` off no days may be named beside what the pieces already say.
    """
    days = [piece for piece in pieces if isinstance(piece, _Days)]
    if days and not allowed:
        raise _two_ways(days)
    _agree(pieces, told)
    try:
        return _on(days, intakes, first)
    except Unread:
        raise
    except BadInput as error:
        raise Unread(tuple(piece.words for piece in days), str(error)) from None


def _on(days: Sequence[_Days], intakes: tuple[Intake, ...], first: date) -> DaySchedule:
    weekdays = frozenset(d for piece in days if isinstance(piece, Weekdays) for d in piece.days)
    others = [piece for piece in days if not isinstance(piece, Weekdays)]
    if not others:
        return OnWeekdays(intakes, weekdays) if weekdays else EveryDay(intakes)
    if len(others) > 1:
        raise _two_ways(days)
    match others[0]:
        case EachDays(count):
            return EveryDays(intakes, count, _first_day(weekdays, count, first, days))
        case TimesAWeek(times):
            return _weekly(intakes, times, weekdays, first, days)
        case MonthDays(month_days) if not weekdays:
            return DaysOfMonth(intakes, month_days)
        case OnOff(on, off) if not weekdays:
            return Cycle(intakes, on, off, first)
        case _:
            raise _two_ways(days)


def _weekly(
    intakes: tuple[Intake, ...],
    times: int,
    weekdays: frozenset[int],
    first: date,
    days: Sequence[_Days],
) -> DaySchedule:
    if len(weekdays) == times:
        return OnWeekdays(intakes, weekdays)
    if not weekdays and times == 1:
        return EveryDays(intakes, _WEEK, first)
    words = tuple(piece.words for piece in days)
    raise Unread(words, f"{words[0]!r}: name the days of the week, as many as it says")


def _first_day(weekdays: frozenset[int], count: int, first: date, days: Sequence[_Days]) -> date:
    if not weekdays:
        return first
    if len(weekdays) > 1 or count % _WEEK:
        raise _two_ways(days)
    return first + timedelta(days=(min(weekdays) - first.weekday()) % _WEEK)


def _agree(pieces: Sequence[Piece], told: Sequence[Intake]) -> None:
    """Raise `Unread` where "twice a day" stands beside one part of the day, or three."""
    times = {p.times: p.words for p in pieces if isinstance(p, TimesADay) and not p.plain}
    for count, words in times.items():
        if told and count != len(told):
            raise Unread((words,), f"{words!r}, and the day is told in {len(told)} parts")


def _two_ways(days: Sequence[_Days]) -> Unread:
    words = tuple(piece.words for piece in days)
    return Unread(words, "it names days in two ways that do not go together")
