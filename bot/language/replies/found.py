"""What free words mean, before the whole message is looked at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

from bot.domain.doses import SkipReason
from bot.domain.ids import MedicationId
from bot.domain.intents import Intent


@dataclass(frozen=True, slots=True)
class Found:
    """What free words mean."""

    intent: Intent
    language: str
    is_part: bool = False
    left: tuple[MedicationId, ...] = ()
    others: tuple[str, ...] = ()
    named: tuple[MedicationId, ...] = ()
    why: SkipReason | None = None
    at: time | None = None  #: of what an intent has no room for a time
    also: Intent | None = None  #: what was taken besides the round
    beside: str = ""  #: words of what is asked or told behind the answer
