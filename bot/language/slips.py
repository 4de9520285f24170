"""Knows slips of the finger: two letters swapped, or one wrong, missing or too many."""

from __future__ import annotations

from typing import Final

SWAPPED_FROM: Final = 4  #: letters from which two may be swapped
_FORGIVEN_FROM: Final = 5  #: letters from which one may be wrong, missing or too many


def is_slip_of(token: str, word: str) -> bool:
    """Return whether `token` is `word` with two letters swapped, or one wrong, missing or added."""
    if token[:1] != word[:1] or abs(len(token) - len(word)) > 1 or len(word) < SWAPPED_FROM:
        return False
    same = 0
    while same < min(len(token), len(word)) and token[same] == word[same]:
        same += 1
    ours, theirs = token[same:], word[same:]
    if ours[:2] == theirs[1::-1] and ours[2:] == theirs[2:]:
        return True
    is_one_letter = theirs in (ours[1:], ours) or ours == theirs[1:] or ours[1:] == theirs[1:]
    return is_one_letter and len(word) >= _FORGIVEN_FROM
