"""Knows what may stand around "took my pills": in front nothing that makes it a wish,
behind it nothing that carries them away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.language.replies.guard import any_guarded, changes
from bot.language.replies.kinds import BESIDE_A_MEAL, MEALS, NEUTRAL, PARTS_OF_DAY, Kind
from bot.language.replies.parts import MYSELF, TOOK
from bot.language.replies.running_on import begins
from bot.language.replies.scanning import Piece

K = Kind

TELLING: Final = MEALS | PARTS_OF_DAY | BESIDE_A_MEAL | {K.MOMENT, K.RIGHT_NOW, K.AFTER_EATING}


def is_when(piece: Piece) -> bool:
    return piece.kind in (K.CONDITION, K.PAST) and not changes(piece)


def may_stand_before(before: Sequence[Piece], core: Piece) -> bool:
    """Return whether what stands before "took it" leaves it a thing that was done by them."""
    if any_guarded(before, place="before") or any(map(_blocks, before)) or _is_of_which(before):
        return False
    nearest = next(
        (p for p in reversed(before) if p.kind not in NEUTRAL or p.words in MYSELF), None
    )
    says_i = any(p.words in MYSELF or p.words.split()[0] in MYSELF for p in (*before[-3:], core))
    if nearest is None or says_i or nearest.words in MYSELF:
        return True
    if nearest.kind in TOOK:
        return False  # "she took took it"
    is_spanish = core.words.startswith(("me ", "tom", "trag", "la ", "las ", "lo ", "los ", "ya "))
    return nearest.kind is not K.THIRD and (is_spanish or nearest.kind is not K.UNKNOWN)


def may_stand_behind(behind: Sequence[Piece], core: Sequence[Piece]) -> bool:
    if any(map(_blocks, behind)) or any(p.words in _THEIRS for p in behind):
        return False
    if any_guarded(behind, place="together"):
        return False
    behind = _without_time(behind)
    first = next((p for p in behind if not _is_sigh(p)), None)
    words = {word for piece in core for word in piece.words.split()}
    is_english = not words.isdisjoint(_ENGLISH)
    if first is None or (is_english and any_guarded([first], place="behind")):
        return first is None
    if not any(p.kind in (K.UNKNOWN, K.THIRD) for p in behind):
        return True
    if "had" in words and first.words == "with":
        return False
    says_pills = any(p.kind in (K.DOSE, K.MED, K.OTHER_MED) for p in core)
    is_begun = begins(first) or is_when(first) or first.words.startswith(_BESIDE)
    return says_pills or not is_english or is_begun or first.words in _LAST_WORDS


def _is_of_which(before: Sequence[Piece]) -> bool:
    """Return whether "i took it" goes on with a name: "the last time i took it"."""
    words = [word for piece in before for word in piece.words.split()]
    while words and words[-1] in MYSELF:
        words.pop()
    has_name = any(p.kind in (K.UNKNOWN, K.THIRD) for p in before)
    return has_name and len(words) <= _MOST_OF_A_NAME and words[0] in _NAMES_ONE


_MOST_OF_A_NAME: Final = 4  #: words


_NAMES_ONE: Final = frozenset(
    ["the", "that", "this", "every", "each", "any", "all", "what", "la", "el", "las", "los", "cada"]
)


def _without_time(behind: Sequence[Piece]) -> Sequence[Piece]:
    """Return the pieces behind a leading "at 8" or "at breakfast"."""
    n = 0
    while n < len(behind) and behind[n].kind in TELLING:
        n += 1
    is_time = any(p.kind in MEALS | {K.MOMENT, *PARTS_OF_DAY, K.RIGHT_NOW} for p in behind[:n])
    return behind[n:] if is_time else behind


_BESIDE: Final = (
    "with",
    "con",
    "you",
    "before",
    "after",
    "during",
    "while",
    "just before",
    "right",
)


def _is_sigh(piece: Piece) -> bool:
    """Return whether a piece changes nothing at the beginning of what stands behind."""
    if piece.kind in (K.FILLER, K.GREET):
        return piece.words.split()[0] not in _SMALL
    return piece.kind in PARTS_OF_DAY | {K.MOMENT, K.TAG, K.YET, K.RIGHT_NOW}


_SMALL: Final = frozenset(
    [
        "to",
        "in",
        "on",
        "at",
        "of",
        "for",
        "a",
        "the",
        "my",
        "an",
        "this",
        "up",
        "down",
        "with",
        "me",
        "is",
        "was",
        "am",
        "i",
        "im",
        "its",
        "it",
        "that",
        "so",
        "el",
        "la",
        "las",
        "los",
        "en",
        "con",
        "de",
        "del",
        "al",
        "mi",
        "un",
        "una",
        "por",
        "para",
        "que",
    ]
)


_THEIRS: Final = frozenset(
    [
        "his",
        "hers",
        "theirs",
        "husbands",
        "wifes",
        "moms",
        "dads",
        "mothers",
        "fathers",
        "sons",
        "daughters",
        "my",
        "husbands",
    ]
)


_ENGLISH: Final = frozenset({"took", "taken", "had", "did", "take", "it", "them", "em"})


_LAST_WORDS: Final = frozenset({"silly", "already", "bot", "hours", "ages"})


def _blocks(piece: Piece) -> bool:
    return changes(piece) and piece.kind in (
        K.UNKNOWN,
        K.FILLER,
        K.GREET,
        K.CONDITION,
        K.PAST,
        K.HEDGE,
        K.DID_I,
        K.MAY_I,
        K.OTHERS,
    )
