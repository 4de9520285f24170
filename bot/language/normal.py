"""Brings what somebody typed into one plain form: case, accents and punctuation do not count."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

MOST: Final = 4096  #: characters that are looked at; the longest text a messenger sends
_HOUR: Final = re.compile(r"(?<=\d)h(?=\d)")  # "8h15"
#: What is no word; the signs inside a time, a number or a date are of it.
_BETWEEN_WORDS: Final = re.compile(r"(?:(?<!\d)[:.,/-]|[:.,/-](?!\d)|[^\w:.,/-]|_)+")
_HIDDEN_ASCII: Final = re.compile("[\x00-\x08\x0e-\x1b\x7f]+")
_APOSTROPHES: Final = re.compile("['’\u2018`\u00b4\u02bc]")
_SIGNS: Final = str.maketrans(
    {"½": " 1/2 ", "¼": " 1/4 ", "¾": " 3/4 ", "⅓": " 1/3 ", "⅔": " 2/3 ", "\u2044": "/"}
)
_NAKED: Final = re.compile(r"(?<![^\s(|])[.,](?=\d)")  # ".5" is 0.5, never 5
_SHORT: Final = 300  #: characters
_SPACE: Final = re.compile(r"\s+")
_YES_SIGNS: Final = frozenset("👍👌✅✔☑🆗💯")
#: Signs that say nothing else.
_BESIDE_YES: Final = frozenset("💊💉🙏😀😃😄😁😊🙂😉😇🥰😘❤💕💖💪🎉🥳😎🌞☀🌙⭐🙌👏")


def cleaned(text: str) -> str:
    """Return `text` as it was written, without what cannot be seen, on one line, cut to `MOST`."""
    return _cleaned(text) if len(text) <= _SHORT else _clean(text)


def _clean(text: str) -> str:
    text = text[:MOST]
    if text.isascii():
        seen = _HIDDEN_ASCII.sub("", _NAKED.sub("0.", text))
        return _SPACE.sub(" ", seen).strip()[:MOST]
    # Fractions first: Unicode's own plain form of "1½" is "11/2".
    text = _NAKED.sub("0.", unicodedata.normalize("NFKC", text.translate(_SIGNS)))
    kept = (" " if c.isspace() else c for c in text if c.isspace() or not _is_hidden(c))
    return _SPACE.sub(" ", "".join(kept)).strip()[:MOST]


def folded(text: str) -> str:
    """Return the words of `text`: lower case, no accents, no punctuation but inside numbers."""
    return _folded(text) if len(text) <= _SHORT else _fold(text)


def _fold(text: str) -> str:
    seen = cleaned(text)
    if not seen.isascii():
        seen = "".join(c for c in unicodedata.normalize("NFKD", seen) if not _is_mark(c))
    bare = _APOSTROPHES.sub("", seen.casefold())
    return _SPACE.sub(" ", _BETWEEN_WORDS.sub(" ", _HOUR.sub(":", bare))).strip()


#: Readers ask for the same few words of one message again and again.
_cleaned: Final = lru_cache(maxsize=64)(_clean)
_folded: Final = lru_cache(maxsize=64)(_fold)


def is_question(text: str) -> bool:
    """Return whether somebody asks."""
    return "?" in cleaned(text)


def is_thumb_up(text: str) -> bool:
    """Return whether `text` is nothing but signs that say yes."""
    signs = [c for c in cleaned(text) if not c.isspace() and not _is_mark(c) and not _is_tone(c)]
    return not _YES_SIGNS.isdisjoint(signs) and set(signs) <= _YES_SIGNS | _BESIDE_YES


def _is_hidden(c: str) -> bool:
    return unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co", "Cn")


def _is_mark(c: str) -> bool:
    return unicodedata.category(c).startswith("M")


def _is_tone(c: str) -> bool:
    return unicodedata.category(c) == "Sk"
