"""Knows whether what people write comes in, where we fetch it."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from bot.clock import Clock

#: So long nothing may be fetched, or somebody else fetch it, before somebody must hear of it.
_LONG: Final = timedelta(minutes=2).total_seconds()


class Hearing:
    """When we could last look whether anybody has written, and for how long somebody else looks
    as well: whoever looks first has what was written, and the other one never sees it."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._looked: float | None = None  #: None: nobody has begun to
        self._shared: tuple[float, float] | None = None  #: since when, and when last

    def begin(self) -> None:
        """Note that we are about to look."""
        self._looked = self._clock.monotonic()

    def worked(self) -> None:
        """Note that we have looked, and that all that was there is kept."""
        self._looked = now = self._clock.monotonic()
        if self._shared is not None and now - self._shared[1] > _LONG:
            self._shared = None

    def shared(self) -> None:
        """Note that somebody else looks: once that may be ourselves, before a restart."""
        now = self._clock.monotonic()
        self._shared = (self._shared[0] if self._shared else now, now)

    @property
    def is_deaf(self) -> bool:
        """Whether somebody must see to it."""
        if self._looked is None:
            return False
        is_cut_off = self._clock.monotonic() - self._looked > _LONG
        return is_cut_off or (
            self._shared is not None and self._shared[1] - self._shared[0] > _LONG
        )
