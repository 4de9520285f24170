"""What is only perhaps taken: "may take 10 mg at noon", "an optional one at bedtime"; and what is
taken "while awake" only."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from bot.language.directions.asides import Note, Verb
from bot.language.directions.grammar import Found, says
from bot.language.directions.pieces import Doubt, Piece
from bot.language.directions.tokens import Token

_PLACED: Final = frozenset(
    {
        *("morning", "noon", "afternoon", "evening", "night", "bedtime", "waking", "clock"),
        *("breakfast", "lunch", "dinner", "comida"),
    }
)
_TAKEN_WITH: Final = frozenset({"food", "meal"})
_BESIDE: Final = 4  #: tokens in which another time stands after "or": "or with the dinner"
_NEAR: Final = 8  #: tokens after "may take" in which a dose of its own is named


def line_before(found: Found) -> Sequence[Token]:
    """Return what stands before a construct on its line."""
    before = found.text.tokens[: found.match.start()]
    held = list(takewhile(lambda token: "line" not in token.entry.classes, reversed(before)))
    return held[::-1]


def is_placed(token: Token) -> bool:
    """Return whether a word names a time of the day or a meal."""
    return not token.entry.classes.isdisjoint(_PLACED)


def is_another_time(found: Found) -> bool:
    """Return whether a time of the day stands before it, and another one follows."""
    after = found.text.tokens[found.match.end() : found.match.end() + _NEAR]
    return any(map(is_placed, line_before(found))) and any(map(is_placed, after))


@says("[a] optional", "[you_have] perhaps")
def perhaps(found: Found) -> Piece:
    """Ask of "may take 10 mg at noon" after what is taken each day; alone it is how it is taken."""
    is_needed = any("needed" in token.entry.classes for token in line_before(found))
    if found.has(0, "optional") or (is_another_time(found) and not is_needed):
        return Doubt("needed which", found.words)
    return Verb("take")


@says("or")
def one_time_or_another(found: Found) -> Piece | tuple[Piece, ...]:
    """Ask of "with breakfast or dinner", "at 8 am or 8 pm": it is once, and nobody says when."""
    before = [each for each in line_before(found) if "comma" not in each.entry.classes][-2:]
    after = found.text.tokens[found.match.end() : found.match.end() + _BESIDE]
    if _says_when(before[-1:], _TAKEN_WITH) and _says_when(after):
        return Doubt("often", _both(found))
    is_hour = len(before) > 1 and before[-1].entry.classes & {"hour number", "clock"}
    if is_hour and "at" in before[0].entry.classes and "at" in after[0].entry.classes:
        return Doubt("often", _both(found))
    return ()


def _both(found: Found) -> str:
    """Return "breakfast or dinner": what is asked about, on both sides of "or"."""
    last = min(found.match.end() + _BESIDE - 1, len(found.text.tokens) - 1)
    return " ".join(found.text.written(found.match.start() - 1, last).split())


def _says_when(tokens: Sequence[Token], more: frozenset[str] = frozenset()) -> bool:
    """Return whether a time of the day, a named meal or a weekday is among them."""
    said = _PLACED | {"weekday"} | more
    return any(not token.entry.classes.isdisjoint(said) for token in tokens)


@says("maybe [comma/dash+] [maybe]")
def maybe(found: Found) -> Piece | tuple[Piece, ...]:
    """Ask of what somebody is not sure of: "maybe 1 a day"; alone it says nothing."""
    beside = (*found.text.tokens[: found.match.start()], *found.text.tokens[found.match.end() :])
    is_alone = all("line" in token.entry.classes for token in beside)
    return () if is_alone else Doubt("often", found.words)


@says("<hour/hourly/number waking_hours")
def while_awake(found: Found) -> Piece:
    """Ask of "every 4 hours while awake": nobody says at which hours that is. As needed it is only
    said again."""
    if any("needed" in token.entry.classes for token in found.text.tokens):
        return Note(found.words.lower())
    return Doubt("often", found.words)


@says("waking_hours")
def by_day(found: Found) -> Piece:
    """Keep "twice during the day"."""
    return Note(found.words.lower())
