"""Shared links: an address on the web that shows one report to whoever has it, for seven days."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from bot.domain.ids import PersonId, SharedLinkId
from bot.domain.reports.wanted import Wanted

GOOD_FOR: Final = timedelta(days=7)
_BYTES: Final = 32  # 256 bits


@dataclass(frozen=True, slots=True)
class SharedLink:
    """One report that whoever has the link may open. The token itself is kept nowhere."""

    id: SharedLinkId
    patient: PersonId
    asked_by: (
        PersonId | None
    )  #: who wanted it, and is told of the first opening; None: the operator
    made_at: datetime
    wanted: Wanted
    revoked_at: datetime | None = None
    opened_at: datetime | None = None  #: for the first time
    version: int = 1

    @property
    def expires_at(self) -> datetime:
        """Until when it is good."""
        return self.made_at + GOOD_FOR

    def is_good(self, *, now: datetime) -> bool:
        """Return whether it still opens."""
        return self.revoked_at is None and self.made_at <= now < self.expires_at

    def revoke(self, *, at: datetime) -> SharedLink:
        """Return the link as one that opens no more; the first time it was revoked stays."""
        return self if self.revoked_at else replace(self, revoked_at=at)

    def open(self, *, at: datetime) -> SharedLink:
        """Return the link as one that was opened; only the first time is noted."""
        return self if self.opened_at else replace(self, opened_at=at)


def fresh_token() -> str:
    """Return a token that nobody can guess."""
    return secrets.token_urlsafe(_BYTES)
