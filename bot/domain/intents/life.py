"""What is said of a life that is not regular: a pause of everything, a trip, a late day, quiet
hours, fewer reminders."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from bot.domain.life import HowOften, Why


@dataclass(frozen=True, slots=True)
class Away:
    """I am in hospital, I fast, I am away, I am somewhere else: since a day (None: now), until a
    day (None: they did not say)."""

    why: Why
    since: date | None = None
    until: date | None = None
    place: str = ""  #: where they are, as they wrote it
    hold: bool = False  #: they said themselves that everything is to be held


@dataclass(frozen=True, slots=True)
class BackAgain:
    """I am home again; they let me out of hospital."""


@dataclass(frozen=True, slots=True)
class StillHeld:
    """I do not take my medicines again yet."""


@dataclass(frozen=True, slots=True)
class GotUpLate:
    """I have only just got up; or at that time."""

    at: time | None = None


@dataclass(frozen=True, slots=True)
class RemindLess:
    """Remind me less; None: they did not say how."""

    how: HowOften | None = None


@dataclass(frozen=True, slots=True)
class RemindAsBefore:
    """Remind me as often as before."""


@dataclass(frozen=True, slots=True)
class Undisturbed:
    """Do not disturb me between these times; where one is None, it is as I sleep, and where both
    are, I no longer mind."""

    since: time | None = None
    until: time | None = None


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What does not reach me in one place may be said in another, or may not."""

    wanted: bool


Life = (
    Away | BackAgain | StillHeld | GotUpLate | RemindLess | RemindAsBefore | Undisturbed | Elsewhere
)
