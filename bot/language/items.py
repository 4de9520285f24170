"""How medicines are said at each wording level.

Level 0 counts them, level 1 uses the patient's own words, level 2 says name and amount.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, TypeVar

from bot.domain.amounts import Amount, Unit
from bot.domain.deliveries import Item
from bot.domain.people import Level
from bot.language.formats import Figure, Said, Say, Words, amount, clock, listed, plain

_COUNTED: Final = (
    Unit.TABLET,
    Unit.CAPSULE,
)  # any other unit would tell what kind of medicine it is
_CUT: Final = "..."
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Wording:
    """How much may be said."""

    level: int
    named: bool = False  #: at level 1 the name itself, where the patient has no word for it
    brief: bool = False  #: without food; how many medicines, and not how many tablets in all
    most: int | None = None  #: so many of a list; the others are counted
    longest: int | None = None  #: so many letters of a name, or of what somebody typed

    def text(self, of: str) -> str:
        """Return somebody's text, without what cannot be seen, as much of it as may be said."""
        text = plain(of)
        if self.longest is None or len(text) <= self.longest:
            return text
        return f"{text[: self.longest - len(_CUT)].rstrip()}{_CUT}"

    def shown(self, things: Sequence[T]) -> Sequence[T]:
        """Return those of a list that are shown."""
        return things if self.most is None else things[: self.most]


def inline(items: Sequence[Item], *, how: Wording, say: Say) -> str:
    """Return the medicines for the middle of a sentence."""
    if _is_counted(items, how):
        return _counts(items, how, say)
    return _listed([_in_sentence(item, how, say) for item in how.shown(items)], items, say)


def names(items: Sequence[Item], *, how: Wording, say: Say) -> str:
    """Return what each is called, without amounts; one that may not be named goes by its place."""
    return _listed([_name(item, how, say) for item in how.shown(items)], items, say)


def lines(items: Sequence[Item], *, how: Wording, say: Say) -> str:
    """Return them one a line; at level 0 their count, and a line for each with a note or a time."""
    shown = items
    head: list[str] = []
    if _is_counted(items, how):
        head = [_counts(items, how, say)]
        shown = [item for item in items if item.note or item.at]
    rows = [_line(item, how, say) for item in how.shown(shown)]
    return "\n".join([*head, *rows, *_more(len(shown) - len(rows), say)])


def _listed(parts: Sequence[str], of: Sequence[Item], say: Say) -> str:
    return listed([*parts, *_more(len(of) - len(parts), say)], say)


def _more(count: int, say: Say) -> list[str]:
    return [say("more-medicines", {"number": Figure(count)})] if count else []


def _is_counted(items: Sequence[Item], how: Wording) -> bool:
    return how.level == Level.COUNTS and not all(item.said for item in items)


def _counts(items: Sequence[Item], how: Wording, say: Say) -> str:
    number = say("count-medicines", {"number": Figure(len(items))})
    if how.brief:
        return number
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


def _name(item: Item, how: Wording, say: Say) -> str:
    if how.level == Level.NAMES or item.said:
        return how.text(item.name)
    if how.level == Level.NICKNAMES and (plain(item.nickname) or how.named):
        return how.text(plain(item.nickname) or item.name)
    return say("medicine-number", {"number": Figure(item.position)})


def _in_sentence(item: Item, how: Wording, say: Say) -> str:
    return say("item", _parts(item, how, say))


def _line(item: Item, how: Wording, say: Say) -> str:
    return say("item-line", _parts(item, how, say))


def _parts(item: Item, how: Wording, say: Say) -> dict[str, Said]:
    """Return what `item` and `item-line` are made of; they leave out a part that is not there."""
    whole = how.level == Level.NAMES or item.said
    has_food = whole and item.food != "any" and not how.brief
    food = f"food-{item.food.replace(' ', '-')}" if has_food else ""
    parts = {
        "name": _name(item, how, say),
        "amount": amount(item.amount, say) if whole and item.amount else "",
        "food": say(food, {}) if food else "",
        "note": _note(item, say),
    }
    there = {f"has-{name}": "yes" if text else "no" for name, text in parts.items()}
    return {**{name: Words(text) for name, text in parts.items()}, **there}


def _note(item: Item, say: Say) -> str:
    at = clock(item.at) if item.at else ""
    return say(item.note, {"at": at}) if item.note else at
