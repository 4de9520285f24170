"""A dialog: a question the bot has asked and whose answer it awaits. Dialogs live in the
database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.ids import AddressId, PersonId


@dataclass(frozen=True, slots=True)
class Dialog:
    """Where a talk stands, keyed by the patient it is with, so that it goes on over another address
    of theirs; by the address until the patient is known (None)."""

    address: AddressId
    patient: PersonId | None
    name: str  #: which dialog ("onboarding", "add", "skip reason")
    step: str  #: which question is open
    answers: Mapping[str, str] = field(default_factory=dict)
    expires_at: datetime | None = None
    version: int = 1
