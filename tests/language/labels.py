"""Writes a schedule as the tables of the tests write it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import time, timedelta

from bot.domain.amounts import Amount, AskedWhenTaken, Between, ByWeekday, Quantity
from bot.domain.medications import Food, Phase
from bot.domain.schedules import (
    AfterDose,
    AsNeeded,
    Cycle,
    DaysOfMonth,
    EveryDay,
    EveryDays,
    EveryHours,
    EveryMonths,
    Intake,
    OnWeekdays,
    Schedule,
)
from bot.language.formats import digits

_HOUR = timedelta(hours=1)


def label(phase: Phase) -> str:
    """Return a phase in a few words."""
    food = phase.directions.food
    dates = f"{phase.starts or ''}..{phase.ends or ''}"
    parts = [_schedule(phase.directions.schedule), "" if food is Food.ANY else food]
    return "; ".join(part for part in [*parts, dates if len(dates) > 2 else ""] if part)


def _schedule(of: Schedule) -> str:
    match of:
        case EveryDay(intakes):
            return f"daily: {_intakes(intakes)}"
        case OnWeekdays(intakes, weekdays):
            return f"on {_numbers(weekdays)}: {_intakes(intakes)}"
        case EveryDays(intakes, days, first):
            return f"every {days} days from {first}: {_intakes(intakes)}"
        case DaysOfMonth(intakes, month_days):
            return f"month {_numbers(month_days)}: {_intakes(intakes)}"
        case EveryMonths(intakes, months, first):
            return f"every {months} months from {first}: {_intakes(intakes)}"
        case Cycle(intakes, on, off, first):
            return f"{on} on {off} off from {first}: {_intakes(intakes)}"
        case _:
            return _apart(of)


def _apart(of: EveryHours | AsNeeded | AfterDose) -> str:
    match of:
        case EveryHours(every, quantity, strict):
            return f"every {every // _HOUR} h{' strictly' if strict else ''}: {_much(quantity)}"
        case AsNeeded():
            return _as_needed(of)
        case AfterDose():
            return "after a dose"


def _as_needed(of: AsNeeded) -> str:
    reason = f" for {of.reason}" if of.reason else ""
    gap = f", {of.min_gap // _HOUR} h apart" if of.min_gap else ""
    most = f", at most {_much(of.ceiling)}" if of.ceiling else ""
    return f"as needed{reason}: {_much(of.quantity)}{gap}{most}"


def _intakes(of: Iterable[Intake]) -> str:
    return ", ".join(_intake(intake) for intake in of)


def _intake(of: Intake) -> str:
    when = f"{of.when:%H:%M} " if isinstance(of.when, time) else f"{of.when or ''} "
    return f"{when}{_much(of.quantity)}".strip()


def _much(of: Quantity) -> str:
    match of:
        case Amount(value, unit):
            return f"{digits(value)} {unit}"
        case Between(low, high):
            return f"{digits(low.value)} to {_much(high)}"
        case AskedWhenTaken(unit):
            return f"ask {unit}"
        case ByWeekday(amounts):
            return " ".join(f"{day}={_much(amount)}" for day, amount in amounts)


def _numbers(of: Iterable[int]) -> str:
    return " ".join(str(number) for number in sorted(of))
