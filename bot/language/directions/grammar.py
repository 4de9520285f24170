"""Where constructs are told, and how they are found in a text.

A construct is a function that makes pieces, under the shapes that it looks like:

    @says("every n:number [@till m:number] hour")
    def every_hours(found: Found) -> Piece: ...

To add one: write it into the file of its topic in `constructs/`, and its rows into
`tests/corpora/directions/`.
The longest construct that fits at a place wins; of two as long, the one told first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from importlib import import_module
from typing import Final

from bot.language.directions.asides import Unknown
from bot.language.directions.marking import Marked
from bot.language.directions.pieces import Piece
from bot.language.directions.shapes import Shape, compiled
from bot.language.directions.tokens import Token
from bot.language.directions.vocabulary import vocabulary

#: Shapes that others are made of.
PARTS: Final[dict[str, str]] = {
    "till": "to/or/dash | and to",
    "fraction": "fraction [of_half] | half [of_half] | quarter [of/of_half]"
    " | number_word quarters [of/of_half]",
    "quantity": "number [and [a] @fraction | [a] fraction] | number dash fraction | @fraction"
    " | half of a | a half | a",
    "numeric": "number [[and] [a] fraction] | number dash fraction | fraction | [a] half",
    "time_unit": "hour | day | week | month | minute | year",
    "day_span": "daily | plainly | one_day | in one_day"
    " | (in/per/every/over/slash/by/at) [a/the] (n24 [dash] hour [period] | day)",
}
_TOPICS: Final = (
    "grids",
    "blanks",
    "spread",
    "amounts",
    "often",
    "every",
    "when",
    "days",
    "meals",
    "lasting",
    "halting",
    "steps",
    "perhaps",
    "needed",
    "ways",
    "names",
    "handed_out",
    "small",
    "kept",
)


@dataclass(frozen=True, slots=True)
class Found:
    """A construct as it was found: its parts can be asked for by their labels."""

    text: Marked
    match: re.Match[str]
    today: date

    def __contains__(self, label: str) -> bool:
        return self._span(label)[0] >= 0

    @property
    def words(self) -> str:
        """All of it, as it was written."""
        return self.written(0)

    def written(self, label: str | int) -> str:
        """Return a part as it was written; empty where it is not there."""
        first, last = self._span(label)
        return self.text.written(first, last) if first >= 0 else ""

    def tokens(self, label: str | int = 0) -> Sequence[Token]:
        """Return the tokens of a part."""
        first, last = self._span(label)
        return self.text.tokens[first:last] if first >= 0 else ()

    def _span(self, label: str | int) -> tuple[int, int]:
        """Return where a part is found; of alternatives of the same label the one that fits."""
        if label == 0:
            return self.match.span()
        names = self.match.re.groupindex
        name, count = str(label), 1
        while name in names:
            if self.match.start(name) >= 0:
                return self.match.span(name)
            count += 1
            name = f"{label}__{count}"
        return -1, -1

    def value(self, label: str | int, kind: str) -> str:
        """Return what the first word of a class in a part is worth; empty where there is none."""
        return next(
            (t.entry.values[kind] for t in self.tokens(label) if kind in t.entry.values), ""
        )

    def has(self, label: str | int, kind: str) -> bool:
        """Return whether a part has a word of a class."""
        return any(kind in token.entry.classes for token in self.tokens(label))


Look = Callable[[str, int], re.Match[str] | None]
Make = Callable[[Found], Piece | Iterable[Piece]]


@dataclass(frozen=True)
class Construct:
    """One way of saying something."""

    shape: Shape
    make: Make

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """What looks for it; made where a text first may have it, for there are hundreds."""
        return re.compile(self.shape.pattern)


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece, and the tokens it was made of."""

    piece: Piece
    first: int
    last: int


@dataclass(slots=True)
class _Told:
    shapes: list[tuple[str, Make]] = field(default_factory=list)


_TOLD: Final = _Told()


def says(*shapes: str) -> Callable[[Make], Make]:
    """Tell the reader that what a function makes looks like one of `shapes`."""

    def told(make: Make) -> Make:
        _TOLD.shapes += [(shape, make) for shape in shapes]
        return make

    return told


def scan(text: Marked, *, today: date) -> list[Placed]:
    """Return the pieces of `text` from left to right."""
    by_first = _beginning
    letters = text.letters
    found: list[Placed] = []
    place = 0
    while place < len(letters):
        best: re.Match[str] | None = None
        chosen: Construct | None = None
        for look, construct in by_first(letters[place : place + 2]):
            match = look(letters, place)
            if match and (best is None or match.end() > best.end()):
                best, chosen = match, construct
        if best is None or chosen is None or best.end() == place:
            words = text.written(place, place + 1).lower()
            found.append(Placed(Unknown(words), place, place + 1))
            place += 1
            continue
        made = chosen.make(Found(text, best, today))
        pieces = made if isinstance(made, list | tuple) else (made,)
        found += [Placed(piece, place, best.end()) for piece in pieces]
        place = best.end()
    return found


@cache
def _beginning(letters: str) -> tuple[tuple[Look, Construct], ...]:
    """Return the constructs that may begin with two letters, each with what looks for it."""
    first, second = letters[0], letters[1:]
    return tuple(
        (construct.expression.match, construct)
        for construct in constructs().get(first, ())
        if (after := construct.shape.first[first]) is None or second in after
    )


@cache
def constructs() -> dict[str, tuple[Construct, ...]]:
    """Return all constructs by the letters that they may begin with."""
    for topic in _TOPICS:
        import_module(f"bot.language.directions.constructs.{topic}")
    words = vocabulary()
    found: dict[str, list[Construct]] = {}
    for shape, make in _TOLD.shapes:
        construct = Construct(compiled(shape, PARTS, words), make)
        for letter in construct.shape.first:
            found.setdefault(letter, []).append(construct)
    return {letter: tuple(each) for letter, each in found.items()}
