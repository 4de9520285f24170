"""What a search for a plan comes to, and how long it may take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bot.clock import SystemClock
from bot.domain.errors import BotError

_CLOCK: Final = SystemClock()  #: the machine's, since it is the machine that takes long


class Deadline(float):
    """Seconds that several searches share: each has what those before have left of them."""

    def __new__(cls, seconds: float) -> Deadline:
        """Begin to count."""
        made = super().__new__(cls, seconds)
        made._ends = _CLOCK.monotonic() + seconds
        return made

    _ends: float

    @property
    def left(self) -> float:
        """How many are left."""
        return max(0.0, self._ends - _CLOCK.monotonic())


def left_of(seconds: float) -> float:
    """Return how many of some seconds are left, whether or not they are shared."""
    return seconds.left if isinstance(seconds, Deadline) else seconds


class NoAnswer(BotError):
    """In the time there was neither a plan was found nor proven that there is none."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found for one objective."""

    values: tuple[float, ...]
    objective: int
    bound: float  #: nothing lower can be found
    is_optimal: bool
