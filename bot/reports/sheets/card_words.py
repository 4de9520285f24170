"""The card in words: what stands in its columns, in the lists below them, and at its foot."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any, Final

from bot.domain.amounts import Amount, AskedWhenTaken, Between, ByWeekday, Quantity
from bot.domain.deliveries import Utterance
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
    OnWeekdays,
    Schedule,
)
from bot.domain.sheets import Card, CardColumn, CardLine
from bot.language import countries
from bot.language.formats import clock
from bot.reports.sheets.card_code import code
from bot.reports.sheets.paper import Paper
from bot.reports.wording import span

_LETTER_SIZED: Final = frozenset(
    {"US", "CA", "MX", "CO", "CL", "VE", "PH", "PR", "GT", "CR", "PA", "DO", "NI", "SV", "HN"}
)
_HOUR: Final = timedelta(hours=1)
_MINUTE: Final = timedelta(minutes=1)


def content(card: Card, paper: Paper) -> dict[str, Any]:
    """Return what stands on the card."""
    owner = paper.told(card.owner)
    words = {
        "language": paper.language,
        "paper": paper_size(card.country),
        "title": paper.say("paper-card", name=owner, named="yes" if owner else "no"),
        "date": paper.say("paper-as-of", date=card.on, year=str(card.on.year)),
        "columns": [_column(column, paper) for column in card.columns],
        "none": paper.say("paper-card-none"),
        "others": _below("paper-card-others", card.others, paper),
        "needed": _below("paper-card-needed", card.needed, paper),
        "foot": list(_foot(card, paper)),
    }
    return words | {"code": code(words, paper)}


def paper_size(country: str) -> str:
    """Return the size of the paper that printers of a country have."""
    return "us-letter" if country.upper() in _LETTER_SIZED else "a4"


def heading(part: str, paper: Paper) -> str:
    """Return what a part of the day is called; empty: it goes by its time."""
    return paper.say(f"paper-part-{part}") if part else ""


def _column(column: CardColumn, paper: Paper) -> dict[str, Any]:
    return {
        "head": heading(column.part, paper),
        "time": clock(column.at) if column.at else "",
        "lines": [_line(line, paper) for line in column.lines],
    }


def _below(title: str, lines: Sequence[CardLine], paper: Paper) -> dict[str, Any]:
    return {"title": paper.say(title), "lines": [_line(line, paper) for line in lines]}


def _line(line: CardLine, paper: Paper) -> dict[str, Any]:
    return {
        "time": clock(line.at) if line.at else "",
        "name": paper.told(line.name),
        "amount": quantity(line.quantity, paper),
        "when": _when(line.schedule, paper),  # what makes it differ from "every day" stands out
        "notes": list(_notes(line, paper)),
    }


def quantity(of: Quantity, paper: Paper) -> list[str]:
    """Return how much is taken at once, a line for each amount."""
    match of:
        case Amount():
            return [paper.say("paper-amount", amount=of)]
        case Between(low, high):
            return [paper.say("directions-amount-between", low=low.value, amount=high)]
        case AskedWhenTaken():
            return [paper.say("directions-amount-asked")]
        case ByWeekday():
            days: defaultdict[Amount, list[int]] = defaultdict(list)
            for weekday, amount in of.amounts:
                days[amount].append(weekday)
            return [
                paper.say("paper-amount-on", amount=amount, days=weekdays(on, paper))
                for amount, on in days.items()
            ]


def _when(schedule: Schedule, paper: Paper) -> str:
    """Return on which days, or how often, where that is not simply every day."""
    match schedule:
        case AsNeeded():
            return ""
        case EveryHours():
            hours = schedule.every // _HOUR
            return paper.say("paper-every-hours", hours=hours) if not schedule.intakes else ""
        case AfterDose():
            return paper.say("paper-after-dose", minutes=schedule.delay // _MINUTE)
        case _:
            return _on_days(schedule, paper)


def _on_days(schedule: DaySchedule, paper: Paper) -> str:
    match schedule:
        case EveryDay():
            return ""
        case OnWeekdays():
            days = weekdays(sorted(schedule.weekdays), paper)
            return paper.say("paper-only-on", days=days) if len(schedule.weekdays) < 7 else ""
        case EveryDays():
            return paper.say("paper-every-days", days=schedule.days)
        case DaysOfMonth():
            return paper.say("paper-month", days=", ".join(map(str, sorted(schedule.days))))
        case EveryMonths():
            return paper.say("paper-months", months=schedule.months, first=schedule.first)
        case Cycle():
            return paper.say("paper-cycle", on=schedule.on, off=schedule.off)


def _notes(line: CardLine, paper: Paper) -> Iterator[str]:
    if line.is_paused:
        yield paper.say("paper-on-hold")
    if line.food != "any":
        yield paper.say(f"food-{line.food.replace(' ', '-')}")
    if isinstance(line.schedule, AsNeeded):
        yield from _limits(line.schedule, paper)
    purpose = line.schedule.reason if isinstance(line.schedule, AsNeeded) else ""
    if purpose or line.purpose:
        yield paper.say("paper-purpose", purpose=paper.told(purpose or line.purpose))
    if line.starts:
        yield paper.say("paper-from", date=line.starts)
    if line.ends:
        yield paper.say("paper-until", date=line.ends)


def _limits(schedule: AsNeeded, paper: Paper) -> Iterator[str]:
    if schedule.in_a_row:
        yield paper.say("paper-in-a-row", row=schedule.in_a_row)
    if schedule.min_gap:
        yield paper.say("paper-gap", **span(schedule.min_gap))
    if schedule.ceiling:
        yield paper.say("paper-ceiling", amount=schedule.ceiling)


def _foot(card: Card, paper: Paper) -> Iterator[str]:
    yield paper.say("paper-foot-old")
    yield paper.say("paper-foot-ask")
    numbers = countries.numbers(card.country)
    yield paper.say("paper-foot-call", **{k.replace("-", "_"): v for k, v in numbers.items()})


def weekdays(days: Sequence[int], paper: Paper) -> tuple[Utterance, ...]:
    """Return weekdays as one enumeration."""
    parts = [Utterance(f"weekday-{day}") for day in days]
    head = parts[0]
    for each in parts[1:-1]:
        head = Utterance("list-next", {"head": (head,), "part": (each,)})
    if len(parts) > 1:
        head = Utterance("list-last", {"head": (head,), "part": (parts[-1],), "sound": "other"})
    return (head,)
