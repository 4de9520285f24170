"""Words on paper: sentences at one level, in signs that our font has, and in the safe style."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Final

from anyascii import anyascii

from bot.domain.deliveries import Item, Utterance, Value
from bot.domain.doses import Label
from bot.domain.people import Level
from bot.language.formats import plain
from bot.language.sentences import Sentences

#: Latin, Greek and Cyrillic letters: our fonts have every one of them, which a test proves.
ALPHABETS: Final = tuple(
    frozenset(
        sign for sign in map(chr, range(first, last)) if unicodedata.category(sign)[0] in "LN"
    )
    for first, last in ((0xA1, 0x250), (0x370, 0x500), (0x1E00, 0x1F00))
)
SIGNS: Final = frozenset("\u00a0½¼¾·×–—\u2018’“”„«»…•°²³€£¿¡ªº→")
_LONG: Final = re.compile(r"[^\s\u200b]{17,}")  # a word that may be too long for a column
_TOO_LONG: Final = re.compile(r"[^\s\u200b]{25,}")  # one that no column holds
_EVERY: Final = 12
_MAY_BREAK: Final = "\u200b"
_NO_BREAK: Final = "\u2060"
_SPACE: Final = re.compile(r"[^\S\u00a0]+")  # but for the one that holds a number to its unit
_STRENGTH: Final = re.compile(  # "100 units/mL"
    r"(\d[ \u00a0]?(?:mg|mcg|mL|g|units|unidades)?)/(?=[\w.])"
)
_NAKED: Final = re.compile(r"(?<![\d.,\w])[.,](?=\d)")  # ".5"
_TRAILING: Final = re.compile(r"(?<=\d)[.,]0+(?= ?(?:mg|mcg|g|ml|units?|unidades|%)\b)", re.I)
_MICROGRAM: Final = re.compile("(?<=[\\d ])(?:[\u00b5\u03bc]|u)g\\b", re.IGNORECASE)
_WITH_UNIT: Final = re.compile(r"(?<=\d) (?=(?:mg|mcg|mL|g|units|unidades|%)\b)")
_UNITS: Final = re.compile(r"(?<=\d) ?(?:i\.?u\.?|u\.?i\.?|u|units?|unidades)(?![\w.])", re.I)


class Paper:
    """Says sentences for one sheet."""

    def __init__(
        self,
        sentences: Sentences,
        *,
        language: str,
        level: int,
        signs: Callable[[str], str] | None = None,
    ) -> None:
        self._signs = signs or printable  #: which signs can be shown
        self.language = language.partition("-")[0].lower()
        self.level = level
        self._sentences = sentences

    def say(self, sentence: str, **values: Value) -> str:
        """Return a sentence in words; `is_many` stands for its value `is-many`."""
        return self._signs(self.plainly(sentence, **values))

    def plainly(self, sentence: str, **values: Value) -> str:
        """Return the same for what is not printed: the name of a file."""
        told = {name.replace("_", "-"): value for name, value in values.items()}
        utterance = Utterance(sentence, told)
        return self._sentences.render(utterance, language=self.language, level=self.level).text

    def told(self, text: str) -> str:
        """Return what somebody wrote, in the safe style and in signs that can be printed."""
        units = self.say("paper-units")
        text = _UNITS.sub(f" {units}", _MICROGRAM.sub("mcg", text))
        text = _TRAILING.sub("", _NAKED.sub("0.", text))
        return _WITH_UNIT.sub("\u00a0", self._signs(text))

    @property
    def names_medicines(self) -> bool:
        """Whether each medicine has a line of its own; else they are only counted."""
        return self.level != Level.COUNTS

    @property
    def says_all(self) -> bool:
        """Whether amounts stand beside the names."""
        return self.level == Level.NAMES


def item(label: Label) -> Item:
    """Return a medicine as it may be said."""
    return Item(label.name, label.nickname, label.amount, label.position, label.food)


def printable(text: str) -> str:
    """Return a text in signs that our font has; other scripts become Latin letters. A word that is
    too long for any column may be broken."""
    composed = unicodedata.normalize("NFC", _SPACE.sub(" ", plain(text)).strip())
    signs = "".join(sign if _has(sign) else anyascii(sign) for sign in composed)
    parts = _LONG.sub(lambda word: re.sub(r"(?<=[/+-])", _MAY_BREAK, word[0]), signs)
    together = _STRENGTH.sub(rf"\1/{_NO_BREAK}", parts)
    return _TOO_LONG.sub(lambda word: _breakable(word[0]), together)


def _has(sign: str) -> bool:
    return sign.isascii() or sign in SIGNS or any(sign in letters for letters in ALPHABETS)


def _breakable(word: str) -> str:
    return _MAY_BREAK.join(word[n : n + _EVERY] for n in range(0, len(word), _EVERY))
