"""Tells in which language a text is that the bot does not speak, so that it can say so kindly."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from bot.language.normal import MOST, folded
from bot.language.replies.alphabet import alphabets

_FILE: Final = Path(__file__).parent / "foreign.toml"
_ENOUGH: Final = 2
_SCRIPTS: Final = {
    "ja": re.compile("[\u3040-\u30ff]"),
    "ko": re.compile("[\uac00-\ud7af\u1100-\u11ff]"),
    "zh": re.compile("[\u4e00-\u9fff]"),
    "ru": re.compile("[\u0400-\u04ff]"),
    "ar": re.compile("[\u0600-\u06ff]"),
    "he": re.compile("[\u0590-\u05ff]"),
    "hi": re.compile("[\u0900-\u097f]"),
    "bn": re.compile("[\u0980-\u09ff]"),
    "pa": re.compile("[\u0a00-\u0a7f]"),
    "gu": re.compile("[\u0a80-\u0aff]"),
    "ta": re.compile("[\u0b80-\u0bff]"),
    "te": re.compile("[\u0c00-\u0c7f]"),
    "th": re.compile("[\u0e00-\u0e7f]"),
    "el": re.compile("[\u0370-\u03ff]"),
    "am": re.compile("[\u1200-\u137f]"),
    "hy": re.compile("[\u0530-\u058f]"),
    "ka": re.compile("[\u10a0-\u10ff]"),
    "km": re.compile("[\u1780-\u17ff]"),
}


def language_of(text: str) -> str:
    """Return the language of `text` where it is surely none that the bot speaks, else ""."""
    text = text[:MOST]
    letters = 0 if text.isascii() else sum(c.isalpha() for c in text)
    for language, script in _SCRIPTS.items() if letters else ():
        if len(script.findall(text)) * 2 > letters:
            return language
    words = folded(text).split()
    found = {language: sum(word in known for word in words) for language, known in _words().items()}
    best = max(found, key=lambda language: found[language])
    spoken = max(sum(word in each.words for word in words) for each in alphabets())
    strange = sum(word in _words()[best] and not _is_spoken(word) for word in words)
    return best if found[best] >= _ENOUGH and strange and found[best] > spoken else ""


def _is_spoken(word: str) -> bool:
    return any(word in alphabet.words for alphabet in alphabets())


@cache
def _words() -> Mapping[str, frozenset[str]]:
    told = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {
        language: frozenset(word for phrase in words.split(",") for word in folded(phrase).split())
        for language, words in told.items()
    }
