"""Says on which days: every day, on weekdays, every so many days, on days of the month, on and
off."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from bot.domain.amounts import ByWeekday
from bot.domain.schedules import (
    Cycle,
    DaySchedule,
    DaysOfMonth,
    EveryDay,
    EveryDays,
    EveryMonths,
    Intake,
    OnWeekdays,
)
from bot.language.directions.doses import Dosing
from bot.language.directions.pieces import WEEK, Often
from bot.language.directions.unread import Unread


def on_days(step: Sequence[Dosing], intakes: tuple[Intake, ...], *, first: date) -> DaySchedule:
    """Return the schedule of `intakes` on the days that are named."""
    dosing = step[0]
    if len(intakes) == 1 and isinstance(intakes[0].quantity, ByWeekday):
        return OnWeekdays(intakes, frozenset(day for day, _ in intakes[0].quantity.amounts))
    weekdays = (
        frozenset(WEEK.index(day) for day in dosing.weekdays.days)
        if dosing.weekdays
        else frozenset()
    )
    often = dosing.often
    between = often is not None and (
        often.unit in ("wk", "mo") or (often.unit == "d" and often.period > 1)
    )
    if dosing.cycle and often is not None and between:
        raise Unread(
            (often.words, dosing.cycle.words), "within days on and off it is daily", code="days"
        )
    if dosing.cycle:
        return Cycle(intakes, dosing.cycle.on, dosing.cycle.off, first)
    if often is not None and often.unit == "mo" and often.period > 1:
        return _every_months(often, intakes, dosing)
    if days := _month_days(dosing):
        return _in_the_month(often, intakes, days)
    if often is not None and between:
        return _apart(often, intakes, weekdays, first)
    return OnWeekdays(intakes, weekdays) if weekdays else EveryDay(intakes)


def _month_days(dosing: Dosing) -> frozenset[int]:
    """Return the days of the month; of what comes monthly "from 15 May" names one."""
    if dosing.month_days:
        return frozenset(dosing.month_days.days)
    is_monthly = dosing.often is not None and dosing.often.unit == "mo"
    starts = dosing.shared.starts.starts if dosing.shared.starts and is_monthly else None
    return frozenset({starts.day} if starts else ())


def _in_the_month(
    often: Often | None, intakes: tuple[Intake, ...], days: frozenset[int]
) -> DaysOfMonth:
    is_monthly = often is not None and often.unit == "mo"
    if often is not None and is_monthly and (often.high or often.low != len(days)):
        raise Unread(
            (often.words,), f"{often.words!r}: name as many days of the month", code="month days"
        )
    return DaysOfMonth(intakes, days)


def _every_months(often: Often, intakes: tuple[Intake, ...], dosing: Dosing) -> EveryMonths:
    """Return what comes every so many months; only a date says in which of them."""
    starts = dosing.shared.starts.starts if dosing.shared.starts else None
    days = dosing.month_days.days if dosing.month_days else ()
    is_known = starts is not None and (not days or days == (starts.day,))
    if starts is None or not is_known or often.period_high or often.low != 1 or often.high:
        raise Unread(
            (often.words,), f"{often.words!r}: say on which date it is next", code="next date"
        )
    return EveryMonths(intakes, int(often.period), starts)


def _apart(
    often: Often, intakes: tuple[Intake, ...], weekdays: frozenset[int], first: date
) -> DaySchedule:
    if often.unit == "mo" or often.period_high or often.high:
        raise Unread(
            (often.words,),
            f"{often.words!r}: say on which day, like 'on day 1 of the month'",
            code="month days",
        )
    if often.unit == "wk" and often.period == 1:
        if len(weekdays) == often.low:
            return OnWeekdays(intakes, weekdays)
        if weekdays or often.low != 1:
            raise Unread(
                (often.words,),
                f"{often.words!r}: name the days of the week, as many as it says",
                code="days",
            )
        return EveryDays(intakes, 7, first)
    days = int(often.period) * (7 if often.unit == "wk" else 1)
    if weekdays:
        if len(weekdays) > 1 or days % 7:
            raise Unread(
                (often.words,), "it names days in two ways that do not go together", code="days"
            )
        first += timedelta(days=(min(weekdays) - first.weekday()) % 7)
    return EveryDays(intakes, days, first)
