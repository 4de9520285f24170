"""A proposal on its way: wanted by somebody, found by the planner, shown, and decided about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from bot.domain.deliveries import Utterance
from bot.domain.ids import AddressId, PersonId
from bot.domain.slots import SlotItem, SlotPlan


class ProposalState(StrEnum):
    """How far a proposal has come. One that was accepted is an agreement, and no proposal."""

    WANTED = "wanted"  #: nobody has looked for it yet
    FOUND = "found"  #: it waits to be shown, or for the patient's word
    REFUSED = "refused"  #: the patient keeps their own times


class Why(StrEnum):
    """Why there is a proposal."""

    ASKED = "asked"  #: the patient wants to see it
    ADDED = "added"  #: medicines were added; it is offered only if it is better
    LATE = "late"  #: answers come steadily late in one slot


@dataclass(frozen=True, slots=True)
class Proposed:
    """The one proposal of a patient."""

    patient: PersonId
    address: AddressId  #: where it was asked for, or the medicines were added
    why: Why
    state: ProposalState
    at: datetime  #: when it came into that state
    not_before: datetime | None = None  #: when it may be looked for; None: it is not wanted
    #: What it was found for: where the list or the day is another since, it no longer holds.
    fits: str = ""
    before: int = 0  #: slots as they are today
    plans: tuple[SlotPlan, ...] = ()  #: from now on, and from each day on which a phase begins
    costs: tuple[Utterance, ...] = ()  #: which rule costs a slot
    clashes: tuple[Utterance, ...] = ()  #: what cannot be kept
    reasons: tuple[Utterance, ...] = ()
    #: What stands beside a medicine in few words: the name of a sentence, by the medicine's id.
    notes: Mapping[str, str] = field(default_factory=dict)
    chosen: frozenset[SlotItem] = frozenset()  #: what the patient wants where it stands
    optimal: bool = True
    bound: int = 0  #: no plan has fewer slots, as far as that is proven
    version: int = 1

    @property
    def now(self) -> int:
        """How many times a day it would be."""
        return len(self.plans[0].slots) if self.plans else 0

    @property
    def is_ready(self) -> bool:
        """Whether it can be shown and accepted."""
        return self.state is ProposalState.FOUND and bool(self.plans)

    def refuse(self, *, at: datetime) -> Proposed:
        """Return it as one that the patient does not want."""
        return replace(self, state=ProposalState.REFUSED, at=at, not_before=None)
