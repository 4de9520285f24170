"""How medicines are said at each wording level.

Level 0 counts them, level 1 uses the patient's own words, level 2 says name and amount.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from bot.domain.amounts import Amount, Unit
from bot.domain.deliveries import Item
from bot.domain.people import Level
from bot.language.formats import Figure, Said, Say, Words, amount, clock, listed, plain

_COUNTED: Final = (
    Unit.TABLET,
    Unit.CAPSULE,
)  # any other unit would tell what kind of medicine it is


def inline(items: Sequence[Item], *, level: int, say: Say) -> str:
    """Return the medicines for the middle of a sentence."""
    if _is_counted(items, level):
        return _counts(items, say)
    return listed([_in_sentence(item, level=level, say=say) for item in items], say)


def names(items: Sequence[Item], *, level: int, say: Say) -> str:
    """Return what each is called, without amounts; one that may not be named goes by its place."""
    return listed([_name(item, level=level, say=say) for item in items], say)


def lines(items: Sequence[Item], *, level: int, say: Say) -> str:
    """Return them one a line; at level 0 their count, and a line for each with a note or a time."""
    shown = items
    head: list[str] = []
    if _is_counted(items, level):
        head = [_counts(items, say)]
        shown = [item for item in items if item.note or item.at]
    return "\n".join([*head, *(_line(item, level=level, say=say) for item in shown)])


def _is_counted(items: Sequence[Item], level: int) -> bool:
    return level == Level.COUNTS and not all(item.said for item in items)


def _counts(items: Sequence[Item], say: Say) -> str:
    number = say("count-medicines", {"number": Figure(len(items))})
    amounts = [item.amount for item in items if item.amount]
    sums = [sum((a.value for a in amounts if a.unit is unit), Decimal(0)) for unit in _COUNTED]
    parts = [
        amount(Amount(value, unit), say)
        for value, unit in zip(sums, _COUNTED, strict=True)
        if value
    ]
    if not parts:
        return number
    return say("count-with-amounts", {"medicines": number, "amounts": Words(", ".join(parts))})


def _name(item: Item, *, level: int, say: Say) -> str:
    if level == Level.NAMES or item.said:
        return plain(item.name)
    if level == Level.NICKNAMES and plain(item.nickname):
        return plain(item.nickname)
    return say("medicine-number", {"number": Figure(item.position)})


def _in_sentence(item: Item, *, level: int, say: Say) -> str:
    return say("item", _parts(item, level=level, say=say))


def _line(item: Item, *, level: int, say: Say) -> str:
    return say("item-line", _parts(item, level=level, say=say))


def _parts(item: Item, *, level: int, say: Say) -> dict[str, Said]:
    """Return what `item` and `item-line` are made of; they leave out a part that is not there."""
    whole = level == Level.NAMES or item.said
    food = f"food-{item.food.replace(' ', '-')}" if whole and item.food != "any" else ""
    parts = {
        "name": _name(item, level=level, say=say),
        "amount": amount(item.amount, say) if whole and item.amount else "",
        "food": say(food, {}) if food else "",
        "note": _note(item, say),
    }
    there = {f"has-{name}": "yes" if text else "no" for name, text in parts.items()}
    return {**{name: Words(text) for name, text in parts.items()}, **there}


def _note(item: Item, say: Say) -> str:
    at = clock(item.at) if item.at else ""
    return say(item.note, {"at": at}) if item.note else at
