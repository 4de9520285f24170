"""A dose: one planned intake of one medication, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from bot.domain.amounts import Amount
from bot.domain.errors import IllegalStep
from bot.domain.ids import DoseId, ExtraId, MedicationId, PersonId, RoundId
from bot.domain.people import ChannelName


class DoseState(StrEnum):
    """What became of a dose. Late is a time, not a state."""

    OPEN = "open"  #: waiting, or asked for
    TAKEN = "taken"  #: somebody says it was taken
    SKIPPED = "skipped"  #: the patient chose not to take it
    HELD = "held"  #: the patient was told not to take it: a pause, the clinic, a gap not yet over
    UNANSWERED = "unanswered"  #: was asked; the window closed without an answer
    NOT_ASKED = "not asked"  #: was never properly asked, which is not the patient's fault


_ANSWERS: Final = frozenset({DoseState.TAKEN, DoseState.SKIPPED})
#: What a patient could answer for: not what was held, nor what we never asked about.
DUE: Final = _ANSWERS | {DoseState.UNANSWERED}
_UNDONE: Final = frozenset(
    {DoseState.OPEN, DoseState.UNANSWERED, DoseState.NOT_ASKED, DoseState.HELD}
)
MAY_BECOME: Final[Mapping[DoseState, frozenset[DoseState]]] = {
    DoseState.OPEN: frozenset(DoseState) - {DoseState.OPEN},
    DoseState.TAKEN: _UNDONE | {DoseState.SKIPPED},
    DoseState.SKIPPED: _UNDONE | {DoseState.TAKEN},
    DoseState.HELD: frozenset({DoseState.OPEN, DoseState.TAKEN}),
    DoseState.UNANSWERED: _ANSWERS | {DoseState.NOT_ASKED},  # its ask never arrived
    DoseState.NOT_ASKED: _ANSWERS | {DoseState.UNANSWERED},  # its ask is found to have arrived
}


class SkipReason(StrEnum):
    """Why a dose was not taken, from a short list."""

    FORGOT = "forgot"
    RAN_OUT = "ran_out"
    SIDE_EFFECT = "side_effect"
    FELT_WELL = "felt_well"
    COST = "cost"
    SICK = "sick"
    AWAY = "away"
    TOLD_TO = "told_to"
    OTHER = "other"
    TOO_SOON = "too_soon"  #: the bot's own: its minimum gap was not over
    PAUSED = "paused"  #: the bot's own: the medication was paused


class Basis(StrEnum):
    """How somebody knows of another person's dose."""

    SEEN = "seen"  #: saw it taken, or gave it
    TOLD = "told"  #: was told so


@dataclass(frozen=True, slots=True)
class Label:
    """A dose's own copy of what it was about. Editing the regimen never rewrites the past."""

    name: str
    nickname: str
    amount: Amount | None  #: None: asked when taken
    position: int  #: its place in the patient's list, from 1
    food: str = "any"
    wall_time: time | None = None  #: the slot it stood in; None for an as-needed dose


@dataclass(frozen=True, slots=True)
class Dose:
    """One planned intake of one medication (or, without a round, one that was taken as needed)."""

    id: DoseId
    round: RoundId | None
    patient: PersonId
    medication: MedicationId
    local_date: date
    nth: int  #: of that medication's local date, from 1
    due_at: datetime
    window_ends_at: datetime
    label: Label
    state: DoseState = DoseState.OPEN
    on_elapsed_time: bool = False  #: counted from the dose last really taken
    min_gap: timedelta | None = None  #: least time since the last one really taken
    taken_at: datetime | None = None  #: None on a taken dose: nobody said when
    heard_at: datetime | None = None  #: when we heard of it
    reported_by: PersonId | None = None
    channel: ChannelName | None = None
    reason: SkipReason | None = None
    basis: Basis | None = None  #: how whoever reported it knows, where it was not the patient
    version: int = 1

    @property
    def is_answered(self) -> bool:
        """Whether somebody said what became of it."""
        return self.state in _ANSWERS

    @property
    def is_unanswered(self) -> bool:
        """Whether an answer is still welcome."""
        return self.state in (DoseState.OPEN, DoseState.UNANSWERED, DoseState.NOT_ASKED)

    @property
    def was_late(self) -> bool:
        """Whether it was taken after its window, by the time that was said."""
        return (
            self.state is DoseState.TAKEN
            and self.taken_at is not None
            and self.taken_at > self.window_ends_at
        )

    def take(self, report: Report, *, at: datetime | None) -> Dose:
        """Return the dose as taken at `at`; None where nobody said when and the window was over."""
        return self._reported(DoseState.TAKEN, report, taken_at=at, reason=None)

    def skip(self, report: Report, *, reason: SkipReason | None) -> Dose:
        """Return the dose as not taken, by the patient's choice."""
        return self._reported(DoseState.SKIPPED, report, taken_at=None, reason=reason)

    def hold(self, reason: SkipReason) -> Dose:
        """Return the dose as one the patient was told not to take. What was answered stays so."""
        if self.is_answered:
            raise IllegalStep(f"a dose that is {self.state} cannot be held any more")
        return replace(self._become(DoseState.HELD), reason=reason)

    def close(self, *, asked: bool) -> Dose:
        """Return the dose after its window: unanswered if it was asked, else not asked.
        Answered ones stay."""
        if self.state is not DoseState.OPEN:
            return self
        return self._become(DoseState.UNANSWERED if asked else DoseState.NOT_ASKED)

    def not_delivered(self) -> Dose:
        """Return the dose after every ask of it was reported undelivered: nobody asked, so it was
        not left unanswered."""
        return self._become(DoseState.NOT_ASKED) if self.state is DoseState.UNANSWERED else self

    def asked(self, *, at: datetime) -> Dose:
        """Return the dose after an ask is found to have been accepted at `at`: where that was
        inside its window, it was left unanswered."""
        is_found = self.state is DoseState.NOT_ASKED and at < self.window_ends_at
        return self._become(DoseState.UNANSWERED) if is_found else self

    def take_back(self, *, asked: bool, now: datetime) -> Dose:
        """Return the dose as if it had never been answered."""
        nobody = replace(self, heard_at=None, reported_by=None, channel=None, basis=None)
        bare = replace(nobody, taken_at=None, reason=None)
        opened = replace(bare, state=bare._become(DoseState.OPEN).state)
        return opened.close(asked=asked) if now >= self.window_ends_at else opened

    def _reported(
        self,
        state: DoseState,
        report: Report,
        *,
        taken_at: datetime | None,
        reason: SkipReason | None,
    ) -> Dose:
        return replace(
            self._become(state),
            taken_at=taken_at,
            heard_at=report.heard_at,
            reported_by=report.by,
            channel=report.channel,
            reason=reason,
            basis=report.basis,
        )

    def _become(self, state: DoseState) -> Dose:
        if state not in MAY_BECOME[self.state]:
            raise IllegalStep(f"a dose that is {self.state} cannot become {state}")
        return replace(self, state=state)


@dataclass(frozen=True, slots=True)
class Report:
    """Who said what became of a dose, over which channel, and when we heard it."""

    by: PersonId
    channel: ChannelName
    heard_at: datetime
    basis: Basis | None = None  #: None: it is their own dose


class ExtraKind(StrEnum):
    """How something came to be taken that was not due."""

    TWICE = "twice"
    WRONG = "wrong"  #: the wrong pill, or somebody else's
    MORE = "more"  #: something not on the list, or above its ceiling


@dataclass(frozen=True, slots=True)
class Extra:
    """Something taken that was not due. Recorded, never counted as adherence."""

    id: ExtraId
    patient: PersonId
    medication: MedicationId | None  #: None: not one of the patient's own
    kind: ExtraKind
    taken_at: datetime | None
    report: Report
    label: Label | None
    note: str = ""
    undone: bool = False
