"""Quiet hours: when a person is not to be disturbed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

from bot.domain.errors import BadInput


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From one wall time to another, most often over midnight."""

    since: time
    until: time

    def __post_init__(self) -> None:
        if self.since == self.until:
            raise BadInput("quiet hours cannot last the whole day; STOP does that")

    def covers(self, wall: time) -> bool:
        """Return whether the clock on the wall shows one of them."""
        if self.since < self.until:
            return self.since <= wall < self.until
        return wall >= self.since or wall < self.until
