"""Knows a word that was misspelt, run together with another or misread by a scanner."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from bot.language.directions.everyday import everyday
from bot.language.directions.hearing import heard
from bot.language.directions.vocabulary import vocabulary
from bot.language.slips import SWAPPED_FROM, is_slip_of

_FORGIVEN_TWICE_FROM: Final = 8  #: letters from which two may be wrong
_LONGEST: Final = 24
_SHORTEST_PART: Final = 2
_OCR: Final = (str.maketrans("0158", "olsb"), str.maketrans("0158", "oisb"))
_DIGIT_INSIDE: Final = re.compile(r"[a-z]{2,}[01][a-z]|[a-z][01][a-z]{2,}")  #: "pa1n"
_ZEROS: Final = re.compile(r"(?<=[a-z])0(?=[a-z])")
_SURELY: Final = 4  #: letters of each of two words run together that are no slip of a third
_ZERO_INSIDE: Final = re.compile(r"[a-z]0[a-z]")  #: "f0r"
#: Nobody corrects a word into these: a wrong number is worse than a question.
_NEVER: Final = frozenset({"number", "monthname", "ailment", "release", "unit number"})
#: What may be glued to another word.
_GLUED: Final = frozenset(
    {
        "unit",
        "shorthand",
        "plainly",
        "daily",
        "needed",
        "oral",
        "once",
        "twice",
        "times",
        "weekly",
        "bedtime",
        "morning",
        "night",
        "evening",
        "every",
        "take",
        "hourly",
        "with",
        "before",
        "after",
        "number word",
        "una",
        "at",
        "food",
        "meal",
        "day",
        "days",
        "by",
        "mouth",
    }
)


@lru_cache(maxsize=20_000)
def known(word: str) -> tuple[str, ...] | None:
    """Return the words that `word` stands for, or None where it is none of ours."""
    words = vocabulary()
    if word in words.words or word in words.parts or word in everyday():
        return (word,)
    if len(word) > _LONGEST:
        return None
    if found := _misread(word):
        return found
    if not word.isalpha():
        return None
    parted = _run_together(word)
    if parted and all(len(each) >= _SURELY for each in parted):
        return parted  # "afterfood" is no slip of "afternoon"
    if (plain := word.replace("rn", "m").replace("vv", "w")) != word and plain in words.words:
        return (plain,)  # as a scanner reads "mouth"
    if near := heard(word, _NEVER) or _slip(word):
        return (near,)
    return parted


def _misread(word: str) -> tuple[str, ...] | None:
    is_short = len(word) < SWAPPED_FROM and not _ZERO_INSIDE.fullmatch(word)
    is_short = is_short and not _DIGIT_INSIDE.fullmatch(word)
    if word.isalpha() or is_short:
        return None
    words = vocabulary()
    for table in _OCR:
        plain = word.translate(table)
        if plain in words.words or plain in words.parts:
            return (plain,)
        if _ZEROS.sub("", word).isalpha() and (parted := _run_together(plain)):
            return parted
    return None


def _slip(word: str) -> str | None:
    """Return the only word that `word` is a slip of; None where it may be two that differ."""
    if len(word) < SWAPPED_FROM:
        return None
    near = [each for each in _by_first().get(word[0], ()) if is_slip_of(word, each)]
    if not near and len(word) >= _FORGIVEN_TWICE_FROM:
        near = [each for each in _by_first().get(word[0], ()) if _two_slips(word, each)]
    words = vocabulary().words
    meanings = {
        words[each].letter + str(words[each].values) if each in words else each for each in near
    }
    if len(meanings) > 1:  # "capsul" lacks a letter at its end rather than in its middle
        near = [each for each in near if each.startswith(word) or word.startswith(each)]
        meanings = {str(words[each].values) for each in near if each in words}
    return near[0] if len(meanings) == 1 else None


@cache
def _by_first() -> dict[str, tuple[str, ...]]:
    """Return the words that may be meant by a slip, by their first letter."""
    words = vocabulary()
    found: dict[str, list[str]] = {}
    for word in sorted({*words.words, *words.parts}):
        entry = words.words.get(word)
        if (
            len(word) >= SWAPPED_FROM
            and word.isalpha()
            and not (entry and any(name in entry.classes for name in _NEVER))
        ):
            found.setdefault(word[0], []).append(word)
    return {first: tuple(each) for first, each in found.items()}


def _two_slips(word: str, other: str) -> bool:
    """Return whether two letters are wrong, missing or too many."""
    if (
        abs(len(word) - len(other)) > 1
        or len(other) < _FORGIVEN_TWICE_FROM
        or len({*word} ^ {*other}) > 4
    ):
        return False
    row = list(range(len(other) + 1))
    for n, letter in enumerate(word, start=1):
        last, row[0] = row[0], n
        for m, theirs in enumerate(other, start=1):
            last, row[m] = row[m], min(row[m] + 1, row[m - 1] + 1, last + (letter != theirs))
        if min(row) > 2:
            return False
    return row[-1] <= 2


def _run_together(word: str, depth: int = 2) -> tuple[str, ...] | None:
    """Return "bidprn" as "bid" and "prn"."""
    words = vocabulary().words
    for cut in range(len(word) - _SHORTEST_PART, _SHORTEST_PART - 1, -1):
        head, tail = word[:cut], word[cut:]
        if head not in words or words[head].classes.isdisjoint(_GLUED):
            continue
        if tail in words and not words[tail].classes.isdisjoint(_GLUED):
            return head, tail
        if depth and (rest := _run_together(tail, depth - 1)):
            return head, *rest
    return None
