"""The day strip in words: a row for each meal and each slot, from waking to bedtime."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import time
from itertools import zip_longest
from typing import Any, Final

from bot.domain.doses import Label
from bot.domain.routine import Routine
from bot.domain.sheets import ON, DayStrip, StripSlot
from bot.language.formats import clock
from bot.reports.sheets.card_words import weekdays
from bot.reports.sheets.paper import Paper, item

_DAY: Final = 24 * 60
#: What would come so many minutes after waking rather lies before it.
_AWAKE_AT_MOST: Final = 20 * 60
_PARTS: Final = ("wake", "breakfast", "lunch", "dinner", "bed")


def content(strip: DayStrip, paper: Paper) -> dict[str, Any]:
    """Return what stands on the picture."""
    return {
        "language": paper.language,
        "title": paper.say("paper-day", date=strip.on) if strip.on else paper.say("paper-any-day"),
        "times": paper.say("paper-times", times=len(strip.slots)),
        "rows": [_row(at, strip, paper) for at in _times(strip)],
    }


def _times(strip: DayStrip) -> list[time]:
    """Return every time at which something is eaten or taken, in the order of the person's day."""
    routine = strip.routine
    marks = [getattr(routine, part) for part in _PARTS]
    every = {*marks, *(slot.at for slot in strip.slots)}
    return sorted(every, key=lambda at: since_waking(at, routine))


def since_waking(at: time, routine: Routine) -> int:
    """Return how many minutes of the person's day are over at a time; less than none before it."""
    minutes = (_minutes(at) - _minutes(routine.wake)) % _DAY
    return minutes if minutes <= _AWAKE_AT_MOST else minutes - _DAY


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def _row(at: time, strip: DayStrip, paper: Paper) -> dict[str, Any]:
    marks = [part for part in _PARTS if getattr(strip.routine, part) == at]
    here = [slot for slot in strip.slots if slot.at == at]
    return {
        "time": clock(at),
        "marks": [paper.say(f"paper-{part}") for part in marks],
        "medicines": list(_medicines(here, paper)),
        "count": sum(len(slot.medicines) for slot in here),
        "taken": paper.say("paper-taken") if here and all(s.is_taken for s in here) else "",
    }


def _medicines(slots: Sequence[StripSlot], paper: Paper) -> Iterator[dict[str, str]]:
    labels = [
        (label, note) for slot in slots for label, note in zip_longest(slot.medicines, slot.notes)
    ]
    if not labels:
        return
    if not paper.names_medicines:
        counted = tuple(item(label) for label, _ in labels)
        yield {"name": paper.say("paper-counts", medicines=counted), "detail": "", "note": ""}
        return
    for label, note in labels:
        yield {
            "name": paper.told(paper.say("paper-name", medicine=(item(label),))),
            "detail": _detail(label, paper, varies=note == "varies"),
            "note": _note(note or "", paper),
        }


def _note(note: str, paper: Paper) -> str:
    """Return on which days, or that it is not always the same."""
    if note.startswith(ON):
        days = weekdays([*map(int, note.removeprefix(ON))], paper)
        return paper.say("paper-only-on", days=days)
    return paper.say(f"paper-{note}") if note else ""


def _detail(label: Label, paper: Paper, *, varies: bool) -> str:
    """Return how much of it, and how with food."""
    if not paper.says_all:
        return ""
    return paper.say(
        "paper-detail",
        has_amount="yes" if label.amount else "varies" if varies else "no",
        amount=label.amount or "",
        food=label.food.replace(" ", "-"),
    )
