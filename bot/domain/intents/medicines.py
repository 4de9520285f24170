"""What is said of the list of medicines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.domain.ids import MedicationId


@dataclass(frozen=True, slots=True)
class AddMedication:
    """Add this line ("name | amount | how often | food"); an empty one asks for it."""

    line: str = ""


@dataclass(frozen=True, slots=True)
class ChangeMedication:
    """Change that medication to this line; an empty one asks for it."""

    medication: MedicationId | None
    line: str = ""


@dataclass(frozen=True, slots=True)
class StopMedication:
    """The patient no longer takes it; `name` is what they wrote where it is not on their list."""

    medication: MedicationId | None
    name: str = ""


@dataclass(frozen=True, slots=True)
class PauseMedication:
    """Hold it (None: everything) until that day, or until resumed."""

    medication: MedicationId | None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class ResumeMedication:
    """Go on with it (None: everything)."""

    medication: MedicationId | None


@dataclass(frozen=True, slots=True)
class NicknameMedication:
    """Call it so."""

    medication: MedicationId
    nickname: str


@dataclass(frozen=True, slots=True)
class ListMedications:
    """Show my list, or go on with it from that number."""

    since: int = 1
