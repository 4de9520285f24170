"""The words of directions in every language: which classes a word belongs to, and what it is worth.

A set of classes is one letter of a private alphabet, so that constructs are looked for in a
string of
letters. To teach the reader a word, write it into `words/*.toml`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Final

_FOLDER: Final = Path(__file__).parent / "words"
_FIRST: Final = 0xE000
#: Numbers that constructs ask for by name: "7/7", "in 24 hours".
_HOURS: Final = 12
_NAMED: Final = frozenset({0, 1, 2, 3, 7, 12, 24, 52})
_SIGNS: Final = {
    "\n": "line",
    ",": "comma",
    ";": "comma",
    ".": "dot",
    ":": "colon",
    "/": "slash",
    "-": "dash",
    "~": "dash till",
    "(": "open",
    ")": "close",
    "+": "plus",
    "&": "and",
    "@": "at",
    "#": "hash",
    "*": "bullet",
    ">": "arrow",
    "|": "comma",
    "=": "equals",
    "[": "open",
    "]": "close",
    "!": "dot",
    "?": "query",
    '"': "quote",
    "'": "quote",
    "<": "lower",
    "%": "percent",
}
UNKNOWN: Final = "unknown"


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of a word."""

    classes: frozenset[str]
    letter: str
    values: Mapping[str, str]
    number: Decimal | None = None


@dataclass(slots=True)
class Vocabulary:
    """All words and phrases, and the alphabet of their classes."""

    words: dict[str, Entry] = field(default_factory=dict)
    #: by their first two words, the longest first
    phrases: dict[tuple[str, str], list[tuple[tuple[str, ...], Entry]]] = field(
        default_factory=dict
    )
    begins: set[str] = field(default_factory=set)  #: words that phrases begin with
    parts: set[str] = field(default_factory=set)  #: words that only phrases are made of
    alphabet: dict[frozenset[str], str] = field(default_factory=dict)
    languages: dict[str, set[str]] = field(default_factory=dict)
    _by_class: dict[str, str] = field(default_factory=dict)  #: the letters of each class

    def entry(self, classes: frozenset[str], values: Mapping[str, str] | None = None) -> Entry:
        """Return an entry of these classes."""
        return Entry(classes, self._letter(classes), values or {})

    def numeral(self, value: Decimal) -> Entry:
        """Return the entry of a number."""
        classes = {"number", "numeral"}
        if value == int(value):
            classes.add("whole number")
            if 2000 <= value <= 2100:
                classes.add("year number")
            if value <= 24:
                classes.add("hour number")
            if value <= 31:
                classes.add("day number")
            if value <= 9:
                classes.add("digit")
            if int(value) in _NAMED:
                classes.add(f"n{int(value)}")
        made = frozenset(classes)
        return Entry(made, self._letter(made), {}, value)

    def letters(self, *classes: str) -> str:
        """Return the letters of all words that belong to one of `classes`."""
        told = "".join([self._by_class.get(each, "") for each in classes])
        return told if len(classes) == 1 else "".join(dict.fromkeys(told))

    def _letter(self, classes: frozenset[str]) -> str:
        letter = self.alphabet.get(classes)
        if letter is None:
            letter = self.alphabet[classes] = chr(_FIRST + len(self.alphabet))
            for each in classes:
                self._by_class[each] = self._by_class.get(each, "") + letter
        return letter


@cache
def vocabulary() -> Vocabulary:
    """Return the words of all languages, read once."""
    made = Vocabulary()
    told: dict[str, dict[str, str]] = {}
    for file in sorted(_FOLDER.glob("*.toml")):
        spoken = made.languages.setdefault(file.stem, set())
        for name, value, phrase in _told(tomllib.loads(file.read_text("utf-8"))):
            told.setdefault(phrase, {})[name] = value
            spoken.add(phrase)
    for phrase, classes in told.items():
        _add(made, phrase, classes)
    for sign, classes_ in _SIGNS.items():
        made.words[sign] = made.entry(
            frozenset(classes_.split(" ") if sign == "~" else (classes_,))
        )
    _warm(made)
    return made


def _warm(made: Vocabulary) -> None:
    """Give every number its letter before constructs ask for letters."""
    for value in (*range(62), 100, 325, 500, 2026):
        made.numeral(Decimal(value))
    made.numeral(Decimal("0.5"))
    for name in (
        UNKNOWN,
        "fraction",
        "clock",
        "date",
        "blank",
        "name",
        "open text",
        "day letters",
        "caution",
    ):
        classes = {"fraction", "number"} if name == "fraction" else {name}
        made.entry(frozenset(classes))


def _told(file: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    for name, words in file["class"].items():
        yield from ((name.replace("_", " "), "", word.strip()) for word in words.split(","))
    for name in ("number", "nth", "weekday", "monthname", "form"):
        for value, words in file[name].items():
            yield from ((name, value, word.strip()) for word in words.split(","))
    for kind, units in file["unit"].items():
        for unit, words in units.items():
            for word in words.split(","):
                yield "unit", unit, word.strip()
                yield f"{kind} unit", unit, word.strip()


def _add(made: Vocabulary, phrase: str, classes: dict[str, str]) -> None:
    values = {name: value for name, value in classes.items() if value}
    names = set(classes)
    number = None
    if "number" in values:
        number = Decimal(values["number"])
        names |= made.numeral(number).classes - {"numeral"} | {"number word"}
        if number <= _HOURS and number == int(number):
            names.add("hour word")
    entry = Entry(frozenset(names), made.entry(frozenset(names)).letter, values, number)
    words = tuple(phrase.split(" "))
    if len(words) == 1:
        made.words[phrase] = entry
        return
    alike = made.phrases.setdefault((words[0], words[1]), [])
    alike.append((words, entry))
    alike.sort(key=lambda each: -len(each[0]))
    made.begins.add(words[0])
    made.parts |= {word for word in words if word.isalpha()}
