"""Time that jumps: it stands still while there is something to do, and else goes on at once."""

from __future__ import annotations

import asyncio
import os
import selectors
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from random import Random
from typing import Any, TypeVar

from bot.clock import SystemClock

T = TypeVar("T")


class _Jumping(selectors.DefaultSelector):
    """Waits by setting the clock forward."""

    def __init__(self) -> None:
        super().__init__()
        self.elapsed = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if timeout is None:
            raise RuntimeError("everybody waits, and nothing will ever happen again")
        self.elapsed += max(0.0, timeout)
        return []


class VirtualLoop(asyncio.SelectorEventLoop):
    """A loop whose timers come in their order and at once."""

    def __init__(self) -> None:
        self._jumping = _Jumping()
        super().__init__(self._jumping)

    def time(self) -> float:
        """Return the seconds since the loop was made, as its timers count them."""
        return self._jumping.elapsed


class TrueTime:
    """What time it is in the simulated world, whatever the clocks of its machines say."""

    def __init__(self, start: datetime) -> None:
        self._start = start

    def now(self) -> datetime:
        """Return the instant, to the millisecond, as a database keeps it."""
        return self._start + timedelta(milliseconds=round(self.elapsed() * 1000))

    def elapsed(self) -> float:
        """Return the seconds since the start."""
        return asyncio.get_running_loop().time()


class MachineClock(SystemClock):
    """The clock of one machine; it may be wrong. What never runs backwards runs right."""

    def __init__(self, true: TrueTime) -> None:
        self._true = true
        self.wrong_by = timedelta()

    def now(self) -> datetime:
        return self._true.now() + self.wrong_by

    def monotonic(self) -> float:
        return self._true.elapsed()

    def is_kept_right(self) -> bool | None:
        return None


def run(work: Coroutine[Any, Any, T], *, seed: int) -> T:
    """Run `work` to its end in time that jumps, with dice that fall as `seed` says."""
    with _loaded_dice(seed), asyncio.Runner(loop_factory=VirtualLoop) as runner:
        return runner.run(work)


@contextmanager
def _loaded_dice(seed: int) -> Iterator[None]:
    """Let the machine's dice fall the same way each time: ids are made of them, and rows are sorted
    by ids."""
    fair, loaded = os.urandom, Random(seed)  # noqa: S311 - a dice, not a secret
    os.urandom = loaded.randbytes
    try:
        yield
    finally:
        os.urandom = fair
