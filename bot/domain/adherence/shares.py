"""A share with its base, a range between two readings of silence, and how sure a difference is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from typing import Final

#: The 97.5th percentile of the normal distribution: intervals here hold 95 times of 100.
_Z: Final = 1.959964


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    count: int
    of: int

    @property
    def part(self) -> float | None:
        """The share as a number from 0 to 1; None of nothing."""
        return self.count / self.of if self.of else None

    def __add__(self, other: Share) -> Share:
        return Share(self.count + other.count, self.of + other.of)


@dataclass(frozen=True, slots=True)
class Range:
    """One measure read twice: what nobody answered counted as missed, and left out.

    The truth lies between them, where what was answered is true. One figure alone would call
    silence something that nobody said.
    """

    lowest: Share  #: unanswered counts as missed
    answered: Share  #: of what was answered only

    @property
    def is_one(self) -> bool:
        """Whether both readings are the same, because everything was answered."""
        return self.lowest == self.answered

    def __add__(self, other: Range) -> Range:
        return Range(self.lowest + other.lowest, self.answered + other.answered)


class Change(StrEnum):
    """Whether a difference between two shares is more than chance would make."""

    BETTER = "better"
    WORSE = "worse"
    NOT_CLEAR = "not clear"


@dataclass(frozen=True, slots=True)
class Trend:
    """By how much a share has changed against the period before, and between which bounds that
    change lies 95 times of 100.

    Source: Newcombe 1998, Statistics in Medicine 17:873, method 10 (a hybrid of Wilson's
    intervals), which holds for small numbers and for shares of none and of all. Status: known,
    not looked up here. Reviewed by: nobody yet.
    """

    difference: float
    least: float
    most: float

    @property
    def change(self) -> Change:
        """Whether it is better or worse; not clear, where chance could have made it."""
        if self.least > 0:
            return Change.BETTER
        return Change.WORSE if self.most < 0 else Change.NOT_CLEAR


def trend(
    before: Share, now: Share, *, days_before: int | None = None, days_now: int | None = None
) -> Trend | None:
    """Return how `now` differs from `before`; None where one of them is a share of nothing.

    What is left out on one day is often left out together: where it is said on how many days each
    of them was counted, a day is one thing that happened by chance, and not each of its doses.
    """
    was, is_ = before.part, now.part
    if was is None or is_ is None:
        return None
    was_least, was_most = _wilson(was, min(before.of, days_before or before.of))
    is_least, is_most = _wilson(is_, min(now.of, days_now or now.of))
    difference = is_ - was
    return Trend(
        difference,
        difference - sqrt((is_ - is_least) ** 2 + (was_most - was) ** 2),
        difference + sqrt((is_most - is_) ** 2 + (was - was_least) ** 2),
    )


def _wilson(part: float, of: int) -> tuple[float, float]:
    """Return the score interval of a share that was found in so many."""
    middle = part + _Z**2 / (2 * of)
    wide = _Z * sqrt(part * (1 - part) / of + _Z**2 / (4 * of**2))
    under = 1 + _Z**2 / of
    return max(0.0, (middle - wide) / under), min(1.0, (middle + wide) / under)
