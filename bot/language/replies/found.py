"""What free words mean, and what a whole message comes to."""

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


@dataclass(frozen=True, slots=True)
class Reading:
    """What somebody meant, the language they said it in, and what the intent has no room for."""

    intent: Intent
    language: str
    is_part: bool = False  #: some of several medicines, and the others are left
    left: tuple[MedicationId, ...] = ()  #: those they named as left
    others: tuple[str, ...] = ()  #: medicines they named that are not on their list
    named: tuple[MedicationId, ...] = ()  #: those they named where they took something back
    why: SkipReason | None = None  #: why some were left, where others were taken
    at: time | None = None  #: of what was taken back, or kept in their own words
    also: tuple[
        Intent, ...
    ] = ()  #: what is asked or told behind that it was taken, or was taken too
    answers_nothing: bool = False  #: "yes" or "1" where nothing waits for an answer
