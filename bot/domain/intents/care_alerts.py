"""What is said about somebody else's medicines: by a caregiver, and by a patient about them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from bot.domain.care.endings import EndKind
from bot.domain.care.links import Shared
from bot.domain.care.policies import AtNight
from bot.domain.doses import Basis
from bot.domain.ids import AlertId, MedicationId
from bot.domain.people import Level
from bot.domain.quiet import QuietHours


class AlertAnswer(StrEnum):
    """What a caregiver answers to an alert."""

    CALL = "call"  #: I see to it
    CANNOT = "cannot"  #: somebody else must
    SORTED = "sorted"  #: I have, and all is well
    NOT_REACHED = "not-reached"  #: I tried in vain


@dataclass(frozen=True, slots=True)
class AnswerAlert:
    """I'll call her. Or: I cannot; it is sorted; she does not answer."""

    answer: AlertAnswer
    alert: AlertId | None = None  #: a button names it
    whom: str = ""  #: as the caregiver said it: "mum", "ann"; empty: nobody was named
    language: str = ""
    of_all: bool = False  #: of every alert that they see to, or were told of: "both sorted"


@dataclass(frozen=True, slots=True)
class HowIs:
    """How is mum? How was her week? What does she take?"""

    whom: str = ""
    language: str = ""
    what: Shared = Shared.TODAY


@dataclass(frozen=True, slots=True)
class ReportOf:
    """Mum took her pills: what a patient would have said of themself, and whose words it is."""

    said: str  #: in the first person
    whom: str = ""
    basis: Basis | None = None  #: None: it must be asked
    language: str = ""


@dataclass(frozen=True, slots=True)
class TellRule:
    """Tell Ana after one missed dose of warfarin. What is None stays as it is."""

    whom: str = ""
    medication: MedicationId | None = None  #: None: all of them
    after: int | None = None
    delay: timedelta | None = None
    quiet: QuietHours | None = None
    always: bool = False  #: at any hour again
    at_night: AtNight | None = None
    wording: Level | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class TellingRules:
    """When do you tell Ana?"""

    whom: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class CareEnded:
    """My mother died. Or: she does not want this any more. It is asked before it counts."""

    kind: EndKind
    whom: str = ""
    language: str = ""
