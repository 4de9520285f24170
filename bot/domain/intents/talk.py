"""What is said to the bot itself: crisis, stop, start, help, settings, and kindness."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Today:
    """What is due today, and what became of it?"""


@dataclass(frozen=True, slots=True)
class Summary:
    """How was my week? Or go on with it from that line."""

    since: int = 1


@dataclass(frozen=True, slots=True)
class ListRemarks:
    """What did I tell you for my visit?"""


@dataclass(frozen=True, slots=True)
class Settings:
    """Show or change my settings: ("", "") shows them all."""

    #: "level", "language", "name", "zone", "wake", "breakfast", "lunch", "dinner", "bed",
    #: "day" (a whole one, in a sentence), "phone", "pin", "here" (reminders come to where this is
    #: said from)
    setting: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Stop:
    """Never write to me here again."""

    wrong_number: bool = False  #: because it is not the person we think; the number is forgotten


@dataclass(frozen=True, slots=True)
class Start:
    """Write to me (again)."""

    code: str = ""


@dataclass(frozen=True, slots=True)
class Help:
    """What can I say?"""


class CrisisKind(StrEnum):
    """What kind of emergency the words speak of."""

    EMERGENCY = "emergency"  #: chest pain, cannot breathe
    SELF_HARM = "self-harm"
    POISON = "poison"  #: too many, the whole bottle, a child


@dataclass(frozen=True, slots=True)
class Crisis:
    """Words of crisis. Answered before anything else, with the actual number."""

    kind: CrisisKind


@dataclass(frozen=True, slots=True)
class Back:
    """Never mind: let the open question be."""


@dataclass(frozen=True, slots=True)
class Greeting:
    """Hello, thanks, and other kindness that asks for nothing."""


@dataclass(frozen=True, slots=True)
class Unclear:
    """We could not read it. It gets the one help text and records nothing."""

    language: str = ""  #: in which of the languages we do not speak it seems to be ("fr"), if so
