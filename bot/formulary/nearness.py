"""Finds the names that are nearly what was written: at most two letters wrong.

A name with at most two mistakes keeps at least one third of itself whole. So the thirds of all
names are indexed, and only names that share one, near its place, are measured. Short names are left
alone: one letter makes another medicine of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

_ONE_FROM: Final = 5  #: letters from which one may be wrong, missing, too many or swapped
_TWO_FROM: Final = 8  #: ... from which two may
_LONGEST: Final = 24  #: longer names are whole phrases
_MOST: Final = 2
_DIGITS: Final = str.maketrans("", "", "abcdefghijklmnopqrstuvwxyz")

Pieces = dict[str, list[str]]  #: names by one of their thirds


class Near:
    """An index of names by their thirds."""

    def __init__(self, keys: Iterable[str]) -> None:
        by_length: defaultdict[int, list[str]] = defaultdict(list)
        for key in keys:
            by_length[len(key)].append(key)
        self._sharing = {
            length: [_by_piece(by_length[length], third) for third in _thirds(length)]
            for length in range(_ONE_FROM - 1, _LONGEST + 1)
        }

    def nearest(self, key: str) -> tuple[str, ...]:
        """Return the names with the fewest mistakes in `key`, at most two; empty if none."""
        # Not at the top: most look-ups are exact, and a start need not wait for it.
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        if not _ONE_FROM <= len(key) <= _LONGEST:
            return ()
        allowed = _MOST if len(key) >= _TWO_FROM else 1
        digits = key.translate(_DIGITS)
        measured = process.extract(
            key, self._candidates(key), scorer=OSA.distance, score_cutoff=allowed, limit=None
        )
        near = [(far, other) for other, far, _ in measured if digits == other.translate(_DIGITS)]
        return tuple(sorted(other for far, other in near if far == min(near)[0]))

    def _candidates(self, key: str) -> set[str]:
        """Return the names that share a third with `key`, near its place."""
        found: set[str] = set()
        for length in range(len(key) - _MOST, len(key) + _MOST + 1):
            for (start, end), sharing in zip(
                _thirds(length), self._sharing.get(length, ()), strict=False
            ):
                for at in range(max(0, start - _MOST), start + _MOST + 1):
                    found.update(sharing.get(key[at : at + end - start], ()))
        return found


def _by_piece(keys: Iterable[str], third: tuple[int, int]) -> Pieces:
    start, end = third
    found: Pieces = {}
    for key in keys:
        found.setdefault(key[start:end], []).append(key)
    return found


def _thirds(length: int) -> tuple[tuple[int, int], ...]:
    one, two = length // 3, length * 2 // 3
    return (0, one), (one, two), (two, length)
