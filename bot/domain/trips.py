"""A trip: by which clock somebody takes their medicines while they are away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.errors import BadInput


class Clock(StrEnum):
    """Whose wall a slot's time is read from."""

    HOME = "home"  #: everything stays as far apart as ever; it may fall into the night there
    LOCAL = "local"  #: breakfast stays breakfast; the first day is shorter or longer


@dataclass(frozen=True, slots=True)
class Trip:
    """From one instant to another somewhere else. The zone changes at both, and at no other."""

    zone: str  #: IANA name, of where they are
    since: datetime
    until: datetime | None = None  #: None: they do not know yet, and are asked
    clock: Clock = Clock.HOME

    def __post_init__(self) -> None:
        if self.until is not None and self.until <= self.since:
            raise BadInput("nobody comes back before they leave")

    def covers(self, at: datetime) -> bool:
        """Return whether they are away at an instant."""
        return self.since <= at and (self.until is None or at < self.until)

    def zone_at(self, at: datetime, home: str) -> str:
        """Return by which zone their medicines are planned at an instant."""
        return self.zone if self.clock is Clock.LOCAL and self.covers(at) else home
