"""Puts directions into sentences, as they were understood: a read-back shows what was read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time, timedelta
from typing import Final

from bot.domain.amounts import Amount, AskedWhenTaken, Between, ByWeekday, Quantity
from bot.domain.deliveries import Utterance, Value
from bot.domain.medications import Directions, Food, Phase
from bot.domain.schedules import (
    AfterDose,
    AsNeeded,
    Cycle,
    DaySchedule,
    DaysOfMonth,
    EveryDay,
    EveryDays,
    EveryHours,
    EveryMonths,
    Intake,
    OnWeekdays,
)

_HOUR: Final = timedelta(hours=1)
_MINUTE: Final = timedelta(minutes=1)
#: "30 minutes before food": how long may be said beside these.
_BY_THE_CLOCK: Final = frozenset({Food.BEFORE, Food.AFTER, Food.EMPTY})
Part = tuple[Utterance, ...]  #: one sentence inside another


def phase(of: Phase) -> Part:
    """Return directions in words, with the days between which they hold."""
    values: dict[str, Value] = {
        "directions": directions(of.directions),
        "has-start": "yes" if of.starts else "no",
        "start": of.starts or "",
        "has-end": "yes" if of.ends else "no",
        "end": of.ends or "",
    }
    return (Utterance("directions-dated", values),)


def phases(of: Sequence[Phase]) -> Part:
    """Return directions that change with time, step by step; a single one with its days."""
    if len(of) == 1:
        return phase(of[0])
    head = _step(of[0], "directions-first")
    for each in of[1:]:
        head = Utterance("directions-then", {"head": (head,), "part": (_step(each),)})
    return (Utterance("directions-then-stop", {"head": (head,)}),) if of[-1].ends else (head,)


def _step(of: Phase, sentence: str = "directions-step") -> Utterance:
    """Return one step of a taper: for how many days, and the first from when."""
    days = (of.ends - of.starts).days + 1 if of.starts and of.ends else 0
    values: dict[str, Value] = {
        "directions": directions(of.directions),
        "has-end": "yes" if days else "no",
        "days": days,
    }
    if sentence == "directions-first":
        values |= {"has-start": "yes" if of.starts else "no", "start": of.starts or ""}
    return Utterance(sentence, values)


def reason(of: Directions) -> str:
    """Return what it is needed for, where it is taken as needed."""
    return of.schedule.reason if isinstance(of.schedule, AsNeeded) else ""


def told_food(of: Directions) -> Utterance:
    """Return how it stands to food; with the minutes where they are the same each time."""
    sentence = f"food-{str(of.food).replace(' ', '-')}"
    schedule = of.schedule
    leads = (
        set()
        if isinstance(schedule, AfterDose | AsNeeded)
        else {abs(each.from_meal) for each in schedule.intakes if each.from_meal}
    )
    if len(leads) != 1 or of.food not in _BY_THE_CLOCK:
        return Utterance(sentence)
    return Utterance(f"{sentence}-by", span(leads.pop()))


def span(of: timedelta) -> dict[str, Value]:
    """Return how long something is, in hours where they are whole."""
    return {"hours": 0 if of % _HOUR else of // _HOUR, "minutes": of // _MINUTE}


def directions(of: Directions) -> Part:
    """Return directions in words: how much, how often, when, and how with food."""
    food = "" if of.food is Food.ANY else str(of.food).replace(" ", "-")
    values: dict[str, Value] = {
        "how-often": (_how_often(of),),
        "has-food": "yes" if food else "no",
        "food": (told_food(of),) if food else "",
    }
    return (Utterance("directions", values),)


def _how_often(of: Directions) -> Utterance:
    match of.schedule:
        case AsNeeded():
            return _as_needed(of.schedule)
        case EveryHours(every, quantity):
            return Utterance(
                "directions-every-hours", {"amount": _amount(quantity), "hours": every // _HOUR}
            )
        case AfterDose(_, delay, quantity):
            return Utterance(
                "directions-after-dose",
                {"amount": _amount(quantity), "minutes": delay // _MINUTE},
            )
        case schedule:
            return _on_days(schedule)


def _on_days(schedule: DaySchedule) -> Utterance:
    match schedule:
        case EveryDay(intakes):
            return Utterance("directions-daily", _intakes(intakes))
        case OnWeekdays(intakes, weekdays):
            if any(isinstance(each.quantity, ByWeekday) for each in intakes):
                return Utterance("directions-by-weekday", _intakes(intakes))
            days = _weekdays(sorted(weekdays))
            return Utterance("directions-weekdays", {"days": days, **_intakes(intakes)})
        case EveryDays(intakes, days_between):
            return Utterance("directions-every-days", {"days": days_between, **_intakes(intakes)})
        case DaysOfMonth(intakes, month_days):
            numbers = ", ".join(str(day) for day in sorted(month_days))
            return Utterance("directions-month", {"days": numbers, **_intakes(intakes)})
        case EveryMonths(intakes, months, first):
            values: dict[str, Value] = {"months": months, "first": first, **_intakes(intakes)}
            return Utterance("directions-every-months", values)
        case Cycle(intakes, on, off):
            return Utterance("directions-cycle", {"on": on, "off": off, **_intakes(intakes)})


def _as_needed(schedule: AsNeeded) -> Utterance:
    values: dict[str, Value] = {
        "amount": _amount(schedule.quantity),
        "has-gap": "yes" if schedule.min_gap else "no",
        **span(schedule.min_gap or _HOUR),
        "row": schedule.in_a_row or 0,
        "has-ceiling": "yes" if schedule.ceiling else "no",
        "most": schedule.ceiling or "",
        "has-reason": "yes" if schedule.reason else "no",
        "reason": schedule.reason,
    }
    return Utterance("directions-as-needed", values)


def _intakes(intakes: Sequence[Intake]) -> dict[str, Value]:
    """Return one amount where all are alike and open, else each with its own time."""
    plain = len(set(intakes)) == 1 and intakes[0].when is None
    said = _amount(intakes[0].quantity) if plain else _listed([_intake(i) for i in intakes])
    return {"intakes": said, "times": len(intakes) if plain else 0}


def _intake(of: Intake) -> Utterance:
    amount = _amount(of.quantity)
    match of.when:
        case None:
            return Utterance("directions-intake", {"amount": amount})
        case time():
            return Utterance("directions-intake-at", {"amount": amount, "time": of.when})
        case part:
            return Utterance(f"directions-intake-{part}", {"amount": amount})


def _amount(of: Quantity) -> Part:
    match of:
        case Amount():
            return (Utterance("directions-amount", {"amount": of}),)
        case Between(low, high):
            return (Utterance("directions-amount-between", {"low": low.value, "amount": high}),)
        case AskedWhenTaken():
            return (Utterance("directions-amount-asked"),)
        case ByWeekday(amounts):
            days: dict[Amount, list[int]] = {}
            for day, amount in amounts:
                days.setdefault(amount, []).append(day)
            each = [
                Utterance("directions-amount-on", {"amount": amount, "day": _weekdays(on)})
                for amount, on in days.items()
            ]
            return _listed(each)


def _weekdays(days: Sequence[int]) -> Part:
    return _listed([Utterance(f"weekday-{day}") for day in days])


def _listed(parts: Sequence[Utterance]) -> Part:
    """Return several parts as one enumeration: "a, b and c"."""
    head = parts[0]
    for part in parts[1:-1]:
        head = Utterance("list-next", {"head": (head,), "part": (part,)})
    if len(parts) > 1:
        values: dict[str, Value] = {"head": (head,), "part": (parts[-1],), "sound": "other"}
        head = Utterance("list-last", values)
    return (head,)
