"""The little language in which constructs say what they look like.

`every n:number [to/dash m:number] hour` is a word of the class "every", a number called n, perhaps
another called m, an hour (alternatives may use the same label). A space parts what follows one
another; `a/b` is a word of either class;
`[ … ]` may be left out; `( … | … )` is one or the other; `+` and `*` repeat one word; `!a` is
followed
by no a, `>a` by an a; `<a` stands after an a. `_` is a space inside a class's name, `@name` another
shape. A shape becomes a regular expression over the alphabet of `vocabulary.py`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from bot.language.directions.vocabulary import Vocabulary

_ITEM: Final = re.compile(r"\s*(?:(?P<label>\w+):)?(?P<item>[\[\](|)]|[!<>]?[\w/]+[+*?]?)")


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape as a regular expression, and the letters that it may begin with: for each of them
    those that may follow it, None where the shape may end there."""

    pattern: str
    first: Mapping[str, frozenset[str] | None]


@dataclass(slots=True)
class _Part:
    text: str
    first: set[int]  #: places of words that it may begin with
    last: set[int]  #: places of words that it may end with
    empty: bool  #: whether it may be nothing at all


class _Compiler:
    def __init__(self, text: str, words: Vocabulary) -> None:
        self._items = list(_ITEM.finditer(text))
        self._place = 0
        self._words = words
        self._labels: dict[str, int] = {}
        self._letters: list[str] = []  #: of each place of a word
        self._follow: list[set[int]] = []  #: the places that may come after it

    def shape(self) -> Shape:
        part = self._choice()
        first: dict[str, frozenset[str] | None] = {}
        for letter in {letter for place in part.first for letter in self._letters[place]}:
            places = [place for place in part.first if letter in self._letters[place]]
            after = {
                each
                for place in places
                for following in self._follow[place]
                for each in self._letters[following]
            }
            may_end = any(place in part.last for place in places)
            first[letter] = None if may_end else _shared(frozenset(after))
        return Shape(part.text, first)

    def _choice(self) -> _Part:
        """Read alternatives up to the bracket that closes them, or the end."""
        found = [self._sequence()]
        while self._next() == "|":
            self._place += 1
            found.append(self._sequence())
        text = "|".join(part.text for part in found)
        first = set[int]().union(*(part.first for part in found))
        last = set[int]().union(*(part.last for part in found))
        return _Part(f"(?:{text})", first, last, any(part.empty for part in found))

    def _sequence(self) -> _Part:
        whole = _Part("", set(), set(), empty=True)
        while self._next() not in ("", "|", ")", "]"):
            part = self._one()
            for place in whole.last:
                self._follow[place] |= part.first
            first = whole.first | part.first if whole.empty else whole.first
            last = whole.last | part.last if part.empty else part.last
            whole = _Part(whole.text + part.text, first, last, whole.empty and part.empty)
        return whole

    def _one(self) -> _Part:
        item = self._items[self._place]
        self._place += 1
        told = item["item"]
        if told in "[(":
            part = self._choice()
            self._place += 1
            if told == "[":
                part = _Part(f"{part.text}?", part.first, part.last, empty=True)
        else:
            part = self._word(told)
        if not (label := item["label"]):
            return part
        self._labels[label] = self._labels.get(label, 0) + 1
        label = label if self._labels[label] == 1 else f"{label}__{self._labels[label]}"
        return _Part(f"(?P<{label}>{part.text})", part.first, part.last, part.empty)

    def _word(self, told: str) -> _Part:
        sign = told[0] if told[0] in "!<>" else ""
        times = told[-1] if told[-1] in "+*?" else ""
        names = told.strip("!<>+*?").replace("_", " ").split("/")
        letters = self._words.letters(*names)
        if not letters:
            raise KeyError(f"no word is of the class {told}")
        if sign:
            look = {"!": "(?!", ">": "(?=", "<": "(?<="}[sign]
            ends = "|\\Z" if sign == ">" and "line" in names else ""
            return _Part(f"{look}[{letters}]{ends})", set(), set(), empty=True)
        place = len(self._letters)
        self._letters.append(letters)
        self._follow.append({place} if times in ("+", "*") else set())
        return _Part(f"[{letters}]{times}", {place}, {place}, times in ("*", "?"))

    def _next(self) -> str:
        return self._items[self._place]["item"] if self._place < len(self._items) else ""


@cache
def _shared(letters: frozenset[str]) -> frozenset[str]:
    """Return the one set that equals this: most letters are followed by what others are, and kept
    apart they take ten megabytes."""
    return letters


def compiled(text: str, parts: dict[str, str], words: Vocabulary) -> Shape:
    """Return the shape that `text` describes; `@name` stands for one of `parts`."""
    for _ in range(4):
        text = re.sub(r"@(\w+)", lambda name: f"( {parts[name[1]]} )", text)
    return _Compiler(text, words).shape()
