"""Turns the values of an utterance into what a sentence may use: `__init__` has the list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from decimal import Decimal

from bot.domain.amounts import Amount
from bot.domain.deliveries import Item, Utterance, Value
from bot.language import formats, items
from bot.language.formats import Figure, Lazy, Said, Say, Words
from bot.language.items import Wording


def worded(utterance: Utterance, how: Wording, say: Say) -> str:
    """Return an utterance in words."""
    said: dict[str, Said] = {"level": Figure(how.level)}
    for name, value in utterance.values.items():
        said |= _variables(name, value, how=how, say=say, inside=utterance.sentence)
    if utterance.choices:
        said["choices"] = Lazy(lambda: _choices(utterance, how, say))
    return say(utterance.sentence, said)


def _variables(name: str, value: Value, *, how: Wording, say: Say, inside: str) -> dict[str, Said]:
    match value:
        case str():
            return {name: Words(how.text(value))}
        case int() | Decimal():
            return {name: Figure(value)}
        case time():
            return {name: formats.clock(value)}
        case date():
            return {name: formats.day(value, say)}
        case Amount():
            return {name: Words(formats.amount(value, say))}
        case tuple():
            return _several(name, value, how=how, say=say, inside=inside)


def _several(
    name: str,
    values: tuple[Item, ...] | tuple[Utterance, ...],
    *,
    how: Wording,
    say: Say,
    inside: str,
) -> dict[str, Said]:
    count = {f"{name}-count": Figure(len(values))}
    medicines = [value for value in values if isinstance(value, Item)]
    if len(medicines) < len(values):
        lines = [value for value in values if isinstance(value, Utterance)]
        return {name: Words("\n".join(_shown(lines, how, say, inside=inside))), **count}
    return {
        name: Lazy(lambda: items.inline(medicines, how=how, say=say)),
        f"{name}-names": Lazy(lambda: items.names(medicines, how=how, say=say)),
        f"{name}-lines": Lazy(lambda: items.lines(medicines, how=how, say=say)),
        **count,
    }


def _choices(utterance: Utterance, how: Wording, say: Say) -> str:
    """Return what one may answer, where there are no buttons to show it."""
    labels = [Utterance(each.sentence, each.values) for row in utterance.choices for each in row]
    return ", ".join(_shown(labels, how, say, inside="choices"))


def _shown(lines: Sequence[Utterance], how: Wording, say: Say, *, inside: str) -> list[str]:
    """Return the lines that are shown, and how many more there are; an empty one is no line."""
    there = [(line, text) for line in lines if (text := worded(line, how, say))]
    shown = how.shown(there)
    texts = [text for _, text in shown]
    if len(shown) == len(there):
        return texts
    first, _ = there[len(shown)]
    number = first.values.get("number", 0)
    more: dict[str, Said] = {
        "number": Figure(len(there) - len(shown)),
        "inside": Words(inside),
        "next": Figure(number if isinstance(number, int) else 0),
    }
    return [*texts, say("more-lines", more)]
