"""What somebody meant. Everything the bot can be told is on this page.

To add an intent: write its class, name it in `Intent`, teach `bot/language/` to read it, and let
mypy point at the `match` in `bot/handlers/respond.py` that must learn about it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from bot.domain.amounts import Amount
from bot.domain.doses import ExtraKind, SkipReason
from bot.domain.ids import DoseId, MedicationId, RoundId


@dataclass(frozen=True, slots=True)
class Which:
    """Which doses somebody spoke of: by button, by letter, by name, or not at all (the open
    round)."""

    round: RoundId | None = None  #: a button or a quoted message says so
    letter: str = ""  #: "A", "B": while two rounds are unanswered
    medications: tuple[MedicationId, ...] = ()  #: empty: the whole round
    dose: DoseId | None = None  #: the button of one medication
    besides: tuple[MedicationId, ...] = ()  #: the whole round but these


@dataclass(frozen=True, slots=True)
class Took:
    """It was taken. `at` is what they said of the time, `day` which day they named."""

    which: Which = Which()
    at: time | None = None
    day: date | None = None
    amount: Amount | None = None


@dataclass(frozen=True, slots=True)
class Later:
    """Ask me again; in `minutes`, or at the time of day `at`, if they said so."""

    which: Which = Which()
    minutes: int | None = None
    at: time | None = None


@dataclass(frozen=True, slots=True)
class Skip:
    """I am not taking it."""

    which: Which = Which()
    reason: SkipReason | None = None


@dataclass(frozen=True, slots=True)
class WhySkipped:
    """The reason, given after a skip."""

    reason: SkipReason
    round: RoundId | None = None


@dataclass(frozen=True, slots=True)
class OneByOne:
    """Show me the medicines of this round one by one: asked for, or because "only the white one"
    was taken and nobody knows which that is."""

    round: RoundId | None = None


@dataclass(frozen=True, slots=True)
class TookExtra:
    """I took it twice, or the wrong one."""

    kind: ExtraKind
    medication: MedicationId | None = None


@dataclass(frozen=True, slots=True)
class DidITake:
    """Did I take it? Today or lately, or else yesterday."""

    medication: MedicationId | None = None
    yesterday: bool = False


@dataclass(frozen=True, slots=True)
class MayITake:
    """Can I take this now? `name` is what they wrote where it is not on their list."""

    medication: MedicationId | None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Undo:
    """Take back my last change."""


@dataclass(frozen=True, slots=True)
class Today:
    """What is due today, and what became of it?"""


@dataclass(frozen=True, slots=True)
class ListMedications:
    """Show my list, or go on with it from that number."""

    since: int = 1


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
    """The patient no longer takes it."""

    medication: MedicationId | None


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
class Summary:
    """How was my week?"""


@dataclass(frozen=True, slots=True)
class Settings:
    """Show or change my settings: ("", "") shows them all."""

    #: "level", "language", "name", "zone", "wake", "breakfast", "lunch", "dinner", "bed",
    #: "day" (a whole one, in a sentence),
    #: "phone", "pin", "here" (reminders come to where this is said from)
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


class NoteKind(StrEnum):
    """What somebody tells that the bot keeps in their own words, because it cannot act on it."""

    SIDE_EFFECT = "side_effect"
    MEASURE = "measure"  #: blood pressure 140/90, glucose, weight, pain 6
    REFILL = "refill"
    APPOINTMENT = "appointment"
    QUESTION = "question"  #: about a medicine, for the visit
    CAREGIVER = "caregiver"  #: let my daughter see this


@dataclass(frozen=True, slots=True)
class Note:
    """Something for the visit report. The words are those of the message."""

    kind: NoteKind
    medications: tuple[MedicationId, ...] = ()


@dataclass(frozen=True, slots=True)
class Perhaps:
    """A name was written nearly like one of theirs, or like several: it is asked about.

    `meant` is what would be done if the first candidate is the one; `said` is what was written, in
    its place in the message.
    """

    meant: Took | Later | Skip | TookExtra | DidITake | MayITake | Note
    said: str
    candidates: tuple[MedicationId, ...]


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


Intent = (
    Took
    | Later
    | Skip
    | WhySkipped
    | OneByOne
    | TookExtra
    | DidITake
    | MayITake
    | Undo
    | Today
    | ListMedications
    | AddMedication
    | ChangeMedication
    | StopMedication
    | PauseMedication
    | ResumeMedication
    | NicknameMedication
    | Summary
    | Settings
    | Stop
    | Start
    | Help
    | Crisis
    | Note
    | Perhaps
    | Back
    | Greeting
    | Unclear
)
