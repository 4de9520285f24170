"""Knows an answer that says nothing by itself: "yes", "no", "1", a thumb. It answers what waits."""

from __future__ import annotations

from typing import Final

from bot.language.normal import folded, is_thumb_up
from bot.language.replies.kinds import NEUTRAL, Kind
from bot.language.replies.scanning import in_order

K = Kind
_BARE: Final = NEUTRAL | {
    *(K.YES, K.NO, K.NO_OR_NOT, K.DIGIT_TAKEN, K.DIGIT_LATER, K.DIGIT_SKIP),
}
_MOST: Final = 4  #: words


def is_bare(text: str) -> bool:
    """Return whether nothing is said but yes, no or a digit."""
    words = folded(text).split()
    if not words or len(words) > _MOST:
        return is_thumb_up(text)
    kinds = {kind for kind in _kinds(words) if kind not in NEUTRAL}
    return bool(kinds) and kinds <= _BARE


def _kinds(words: list[str]) -> list[Kind]:
    found: list[Kind] = []
    at = 0
    while at < len(words):
        read = [each.at(words, at) for each in in_order(" ".join(words), language="")]
        count, meaning = max(filter(None, read), key=lambda each: each[0], default=(1, None))
        found.append(meaning.kind if meaning else K.UNKNOWN)
        at += count
    return found
