"""Turns what goes into a pill box, or is wrong in it, into sentences by name; `language` has the
words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from bot.domain.box import Correction
from bot.domain.deliveries import Item, Utterance, Value
from bot.domain.doses import Label

_DAY: Final = timedelta(days=1)


def line(of: Correction) -> Utterance:
    """Return what goes into a compartment, on each of some days."""
    return Utterance("box-line", {**_where(of), "what": _listed(of.put)})


def fix(of: Correction) -> Utterance:
    """Return what has to be taken out of a compartment and put into it."""
    change = "both" if of.out and of.put else "out" if of.out else "put"
    lists: dict[str, Value] = {"out": _listed(of.out), "put": _listed(of.put)}
    return Utterance("box-fix", {**_where(of), "change": change, **lists})


def weekday(number: int) -> tuple[Utterance, ...]:
    """Return the name of a day of the week; Monday is 0."""
    return (Utterance("box-weekday", {"weekday": number}),)


def _where(of: Correction) -> dict[str, Value]:
    part = Utterance("box-part", {"part": of.part, "time": of.at})
    return {"days": _days(of.days), "part": (part,)}


def _days(days: Sequence[date]) -> tuple[Utterance, ...]:
    """Return days in words: "Monday and Wednesday", or from one to another."""
    is_range = len(days) > 2 and all(b - a == _DAY for a, b in pairwise(days))
    named = [weekday(number)[0] for number in dict.fromkeys(day.weekday() for day in days)]
    values: dict[str, Value] = {
        "is-range": "yes" if is_range else "no",
        "first": (named[0],),
        "last": weekday(days[-1].weekday()),
        "days": _enumerated(named),
    }
    return (Utterance("box-days", values),)


def _listed(labels: Sequence[Label]) -> tuple[Utterance, ...]:
    """Return tablets as one enumeration; by their place on the list where none is named."""
    if not labels:
        return ()
    return _enumerated([_amount(label) for label in labels])


def _amount(label: Label) -> Utterance:
    item = Item(label.name, label.nickname, None, label.position)
    return Utterance("box-amount", {"amount": label.amount or "", "medicine": (item,)})


def _enumerated(parts: Sequence[Utterance]) -> tuple[Utterance, ...]:
    head = parts[0]
    for each in parts[1:-1]:
        head = Utterance("list-next", {"head": (head,), "part": (each,)})
    if len(parts) > 1:
        head = Utterance("list-last", {"head": (head,), "part": (parts[-1],), "sound": "other"})
    return (head,)
