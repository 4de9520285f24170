"""What is said of doses: answers to a round, questions about what was taken, and what is told
besides."""

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

    is_denial: bool = (
        False  #: "wait, I didn't take it": that takes back an answer, and nothing else
    )
    at: time | None = None  #: when it was taken instead: "that is wrong, I took it at 8:05"


class NoteKind(StrEnum):
    """What somebody tells that the bot keeps in their own words, because it cannot act on it."""

    SIDE_EFFECT = "side_effect"
    MEASURE = "measure"  #: blood pressure 140/90, glucose, weight, pain 6
    REFILL = "refill"
    APPOINTMENT = "appointment"
    QUESTION = "question"  #: about a medicine, for the visit
    CAREGIVER = "caregiver"  #: let my daughter see this
    TAKEN = "taken"  #: a medicine that is not on their list
    AWAY = "away"  #: in hospital, or travelling: whether to hold the reminders is theirs to say
    FOR_THEM = "for_them"  #: somebody else says what they took: only they themselves answer


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
