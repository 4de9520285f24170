"""Lines that call their medicine by its form alone: "blue syrup 5 ml at night"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from bot.language.directions.asides import Break, Form, Name, Verb
from bot.language.directions.courses import Lasts
from bot.language.directions.grammar import Placed
from bot.language.directions.marking import Marked
from bot.language.directions.pieces import And, At, Meal, Much, Often, Part

_WHOLE: Final = {"name", "amount", "time"}


def named(text: Marked, placed: Sequence[Placed]) -> list[Placed]:
    """Return the pieces with a name for each such line, where the medicine before it is whole."""
    told: list[Placed] = []
    before: set[str] = set()
    for line in _lines(placed):
        named_line = _with_name(text, line) if before == _WHOLE else line
        before = _said(named_line, before)
        told += named_line
    return told


def _said(line: Sequence[Placed], before: set[str]) -> set[str]:
    """Return what was said of the last medicine so far: that it has a name, how much, and when."""
    said = set(before)
    for each in line:
        match each.piece:
            case Name():
                said = {"name"}
            case Much() if "name" in said:
                said.add("amount")
            case Often() | Part() | At() | Meal() | Lasts() if "name" in said:
                said.add("time")
            case _:
                pass
    return said


def _lines(placed: Sequence[Placed]) -> Iterator[list[Placed]]:
    line: list[Placed] = []
    for each in placed:
        line.append(each)
        if isinstance(each.piece, Break) and each.piece.is_line:
            yield line
            line = []
    yield line


def _with_name(text: Marked, line: list[Placed]) -> list[Placed]:
    """Return the line with its name, where it is whole by itself: what, how much and when."""
    rest = [each for each in line if not isinstance(each.piece, Verb | And | Break)]
    amount = next((each for each in rest if isinstance(each.piece, Much)), None)
    is_timed = any(isinstance(each.piece, Often | Part | At | Meal) for each in rest)
    if amount is None or not is_timed or not isinstance(rest[0].piece, Form):
        return line
    if any(isinstance(each.piece, Name) for each in rest):
        return line
    first = rest[0].first
    while first and "look" in text.tokens[first - 1].entry.classes:
        first -= 1
    name = Name(" ".join(text.written(first, amount.first).split()))
    place = line.index(rest[0])
    return [*line[:place], Placed(name, first, amount.first), *line[place:]]
