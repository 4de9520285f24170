"""Turns directions that are on the list back into what was read, so that a part of them can be
changed: the other way round than `planned`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import time, timedelta
from decimal import Decimal
from itertools import groupby
from typing import Final

from bot.domain.amounts import Amount, AskedWhenTaken, Between, ByWeekday, Quantity, Unit
from bot.domain.medications import Food, Phase
from bot.domain.schedules import (
    AfterDose,
    AsNeeded,
    Cycle,
    DayPart,
    DaySchedule,
    DaysOfMonth,
    EveryDay,
    EveryDays,
    EveryHours,
    EveryMonths,
    Intake,
    OnWeekdays,
)
from bot.language.directions.courses import Count, Dates, MonthDays, OnOff
from bot.language.directions.doses import Dosing, Shared, Step
from bot.language.directions.measures import MEASURES
from bot.language.directions.pieces import (
    WEEK,
    Asked,
    Ceiling,
    Gap,
    Meal,
    Much,
    Needed,
    Often,
    Weekdays,
)
from bot.language.formats import digits

_PARTS: Final = {
    DayPart.WAKING: "WAKE",
    DayPart.MORNING: "MORN",
    DayPart.NOON: "NOON",
    DayPart.EVENING: "EVE",
    DayPart.BEDTIME: "HS",
}
_UNITS: Final = {each.unit: name for name, each in MEASURES.items()}
_HOUR: Final = timedelta(hours=1)


def step_of(phase: Phase) -> Step | None:
    """Return the doses of a phase; None for what hangs on another medicine."""
    food = phase.directions.food
    shared = Shared(
        food=None if food is Food.ANY else food,
        ends=Dates(None, phase.ends) if phase.ends else None,
    )
    match phase.directions.schedule:
        case AfterDose():
            return None
        case AsNeeded() as needed:
            return (_as_needed(needed, shared),)
        case EveryHours(every, quantity, strict):
            often = Often(1, None, Decimal(every // _HOUR), unit="h")
            shared = replace(shared, is_strict=strict)
            return (Dosing(amount=_much(quantity), often=often, shared=shared),)
        case schedule:
            return tuple(_on_days(each, schedule) for each in _of_a_day(schedule.intakes, shared))


def in_step(phases: Sequence[Phase], old: Phase | None) -> tuple[Phase, ...]:
    """Return the phases so that what is taken every few days stays on its days, where the change
    was about something else."""
    first, *rest = phases
    if old is None:
        return tuple(phases)
    directions = first.directions
    match old.directions.schedule, directions.schedule:
        case EveryDays() as days, EveryDays() as now if days.days == now.days:
            same = replace(directions, schedule=replace(now, first=days.first))
        case Cycle() as before, Cycle() as after if (before.on, before.off) == (
            after.on,
            after.off,
        ):
            same = replace(directions, schedule=replace(after, first=before.first))
        case _:
            same = directions
    return (replace(first, directions=same), *rest)


def _as_needed(of: AsNeeded, shared: Shared) -> Dosing:
    gap = Gap(Decimal(str(of.min_gap / _HOUR))) if of.min_gap else None
    ceiling = Ceiling(_counted(of.ceiling), Decimal(1), "d") if of.ceiling else None
    count = Count(of.in_a_row) if of.in_a_row else None
    shared = replace(shared, needed=Needed(of.reason), gap=gap, ceiling=ceiling, count=count)
    return Dosing(amount=_much(of.quantity), shared=shared)


def _of_a_day(intakes: Sequence[Intake], shared: Shared) -> list[Dosing]:
    """Return the doses of a day: intakes of one amount are one dose at several times."""
    if len(intakes) == 1 and isinstance(intakes[0].quantity, ByWeekday):
        return [
            replace(
                _dosing(list(intakes), amount, _kind(intakes[0]), shared),
                often=None,
                weekdays=Weekdays((WEEK[day],)),
            )
            for day, amount in intakes[0].quantity.amounts
        ]
    return [
        _dosing(list(alike), quantity, kind, shared)
        for (quantity, kind, _), alike in groupby(
            intakes, lambda i: (i.quantity, _kind(i), i.from_meal)
        )
    ]


def _dosing(alike: list[Intake], quantity: Quantity, kind: str, shared: Shared) -> Dosing:
    dosing = Dosing(amount=_much(quantity), meals=_meals(alike[0].from_meal), shared=shared)
    whens = [intake.when for intake in alike]
    if kind == "open":
        return replace(dosing, often=Often(len(whens)))
    if kind == "clock":
        return replace(dosing, times=tuple(when for when in whens if isinstance(when, time)))
    parts = tuple(_PARTS[when] for when in whens if isinstance(when, DayPart))
    return replace(dosing, parts=parts)


def _meals(from_meal: timedelta) -> tuple[Meal, ...]:
    """Return how long before or after its meal a dose is, where that is known."""
    minutes = abs(from_meal) // timedelta(minutes=1)
    side = "P" if from_meal > timedelta(0) else "A"
    return (Meal(side, "", minutes),) if minutes else ()


def _kind(intake: Intake) -> str:
    if intake.when is None:
        return "open"
    return "clock" if isinstance(intake.when, time) else "part"


def _on_days(dosing: Dosing, schedule: DaySchedule) -> Dosing:
    match schedule:
        case EveryDay():
            return dosing
        case OnWeekdays(_, weekdays):
            days = tuple(WEEK[day] for day in sorted(weekdays))
            return dosing if dosing.weekdays else replace(dosing, weekdays=Weekdays(days))
        case EveryDays(_, days):
            times = dosing.often.low if dosing.often else 1
            return replace(dosing, often=Often(times, None, Decimal(days)))
        case DaysOfMonth(_, days):
            return replace(dosing, month_days=MonthDays(tuple(sorted(days))))
        case EveryMonths(_, months, first):
            often = Often(1, None, Decimal(months), unit="mo")
            starts = Dates(first, None)
            shared = replace(dosing.shared, starts=starts)
            return replace(dosing, often=often, shared=shared)
        case Cycle(_, on, off):
            return replace(dosing, cycle=OnOff(on, off))


def _counted(of: Amount) -> Much:
    name = _UNITS[of.unit]
    return Much(of.value, None, name, f"{digits(of.value)} {MEASURES[name].text}")


def _much(of: Quantity) -> Much | Asked | None:
    match of:
        case Amount(value, Unit.DOSE) if value == 1:
            return None
        case Amount():
            return _counted(of)
        case Between(low, high):
            name = _UNITS[low.unit]
            words = f"{digits(low.value)} to {digits(high.value)} {MEASURES[name].text}"
            return Much(low.value, high.value, name, words)
        case AskedWhenTaken(unit):
            return Asked(_UNITS[unit])
        case ByWeekday():
            return None
