"""Lines that call their medicine by its form alone: "blue syrup 5 ml at night"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.language.directions.asides import Break, Form, Name, Verb
from bot.language.directions.courses import Lasts
from bot.language.directions.grammar import Placed
from bot.language.directions.marking import Marked
from bot.language.directions.pieces import And, At, Meal, Much, Often, Part


def named(text: Marked, placed: Sequence[Placed]) -> list[Placed]:
    """Return the pieces with a name for each such line, where the medicine before it is whole."""
    told: list[Placed] = []
    for line in _lines(placed):
        told += _with_name(text, line) if _is_whole(told) else line
    return told


def _is_whole(told: Sequence[Placed]) -> bool:
    """Return whether it was said of the last medicine how much is taken, and when or how long."""
    names = [n for n, each in enumerate(told) if isinstance(each.piece, Name)]
    said = [each.piece for each in told[names[-1] :]] if names else []
    return any(isinstance(each, Much) for each in said) and any(
        isinstance(each, Often | Part | At | Meal | Lasts) for each in said
    )


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
