"""Lapses: doses that did not come in, as one caregiver may know of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final, assert_never

from bot.domain.care.links import CareLink, Shared
from bot.domain.care.may_see import may_see
from bot.domain.care.policies import Policy
from bot.domain.doses import Dose, DoseState, SkipReason
from bot.domain.ids import DoseId, MedicationId


class Why(StrEnum):
    """Why a dose did not come in: each is told as what it is."""

    MISSED = "missed"  #: was asked, and closed unanswered
    DOWN = "down"  #: was not asked: we were down
    UNREACHED = "unreached"  #: was not asked: the patient said STOP, or could not be reached
    SKIPPED = "skipped"  #: the patient chose not to take it
    RAN_OUT = "ran out"
    NOT_ASKED = "not asked"  #: only to correct: was not asked after all; why is not theirs to know
    TAKEN = "taken"  #: only to correct: came in after all


#: What of a patient's somebody must have been let in on, to be told of such a dose.
_NEEDS: Final = {
    Why.MISSED: (Shared.ALERTS,),
    Why.DOWN: (Shared.ALERTS,),
    Why.UNREACHED: (Shared.ALERTS, Shared.REACH),
    Why.SKIPPED: (Shared.ALERTS, Shared.SKIPS),
    Why.RAN_OUT: (Shared.ALERTS,),
    Why.NOT_ASKED: (Shared.ALERTS,),
}


@dataclass(frozen=True, slots=True)
class Lapse:
    """One dose that did not come in, and why."""

    dose: DoseId
    medication: MedicationId
    why: Why
    due_at: datetime
    known_at: datetime  #: when its window closed, or we heard


@dataclass(frozen=True, slots=True)
class Eyes:
    """With whose eyes doses are looked at, and when."""

    link: CareLink
    now: datetime
    unreached: frozenset[DoseId] = frozenset()

    def lapse(self, dose: Dose) -> Lapse | None:
        """Return the dose as a lapse, as far as this caregiver may know of it."""
        why = why_not(dose, self.unreached)
        if why is None or not self._may_know(why, dose.medication):
            return None
        known_at = dose.heard_at if dose.is_answered else None
        return Lapse(dose.id, dose.medication, why, dose.due_at, known_at or dose.window_ends_at)

    def lapses(self, doses: Iterable[Dose]) -> tuple[Lapse, ...]:
        """Return what did not come in of one medication since it was last taken, in order. What
        they may not know of neither counts nor ends it."""
        since: list[Lapse] = []
        for dose in doses:
            if dose.state is DoseState.TAKEN:
                since.clear()
            elif lapse := self.lapse(dose):
                since.append(lapse)
        return tuple(since)

    def again(self, told: Lapse, dose: Dose) -> Lapse:
        """Return what a dose is that they were told of. What they may not know they go on
        believing, but nobody goes on believing that a patient left unanswered what was never
        asked."""
        if dose.state is DoseState.TAKEN:
            return replace(told, why=Why.TAKEN)
        if now := self.lapse(dose):
            return now
        was_asked = why_not(dose, self.unreached) is not Why.UNREACHED
        return told if was_asked else replace(told, why=Why.NOT_ASKED)

    def _may_know(self, why: Why, medication: MedicationId) -> bool:
        return all(may_see(self.link, what, now=self.now, of=medication) for what in _NEEDS[why])


def why_not(dose: Dose, unreached: Collection[DoseId]) -> Why | None:
    """Return why a dose did not come in; None where it did, may yet, or was not to be taken."""
    match dose.state:
        case DoseState.UNANSWERED:
            return Why.MISSED
        case DoseState.NOT_ASKED:
            return Why.UNREACHED if dose.id in unreached else Why.DOWN
        case DoseState.SKIPPED:
            return Why.RAN_OUT if dose.reason is SkipReason.RAN_OUT else Why.SKIPPED
        case DoseState.OPEN | DoseState.TAKEN | DoseState.HELD:
            return None
        case _:
            assert_never(dose.state)


def is_on_hold(doses: Sequence[Dose], *, now: datetime) -> bool:
    """Return whether nothing of a medication could come in lately, because it is on hold."""
    due = [dose for dose in doses if dose.due_at <= now]
    return bool(due) and due[-1].state is DoseState.HELD


def tell_at(policy: Policy, lapses: tuple[Lapse, ...], *, on_hold: bool = False) -> datetime | None:
    """Return from when on a caregiver is to be told of lapses of one medication; None: more would
    have to be missed. What is on hold is late by no time that passes."""
    if not lapses:
        return None
    first = lapses[0]
    waited = max(first.known_at, first.due_at + policy.within) + policy.delay
    reached = [] if on_hold else [waited]
    reached.extend(lapse.known_at + policy.delay for lapse in lapses[policy.after - 1 :][:1])
    # Who ran out does not find more tomorrow.
    reached.extend(lapse.known_at for lapse in lapses if lapse.why is Why.RAN_OUT)
    return min(reached, default=None)
