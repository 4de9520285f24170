"""The care link: what a patient lets one caregiver or clinic see, be told and do, until when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from bot.domain.care.endings import EndKind
from bot.domain.care.policies import Policy
from bot.domain.errors import BadInput, IllegalStep
from bot.domain.ids import CareLinkId, MedicationId, PersonId
from bot.domain.people import Consent, Level, Role


class Shared(StrEnum):
    """What a patient may let somebody see or be told. Each is agreed to by itself."""

    ALERTS = "alerts"  #: what was missed
    SKIPS = "skips"  #: ... and what the patient chose not to take
    REACH = "reach"  #: that the patient said STOP, or cannot be reached
    TODAY = "today"  #: "how is mum?"
    WEEK = "week"  #: the weekly summary
    RECORD = "record"  #: the whole record


class Deed(StrEnum):
    """What a patient may let somebody do."""

    REPORT = "report"  #: say what became of a dose
    KEEP_LIST = "keep the list"  #: enter, change and pause medicines


@dataclass(frozen=True, slots=True)
class Terms:
    """What was offered, proposed or agreed to."""

    sees: frozenset[Shared] = frozenset()
    does: frozenset[Deed] = frozenset()
    ends_at: datetime | None = None  #: None: until one of the two ends it
    hidden: frozenset[MedicationId] = frozenset()  #: nothing of these is shown or told

    @property
    def shown(self) -> frozenset[Shared]:
        """What may be seen of it: the whole record has today in it."""
        of_record = {Shared.TODAY} if Shared.RECORD in self.sees else set()
        return self.sees | of_record


class LinkState(StrEnum):
    """How far a link has come."""

    PROPOSED = "proposed"  #: a code was redeemed; the patient has not said yes
    AGREED = "agreed"  #: the patient approved this person, and what they may
    ENDED = "ended"  #: by one of the two, or never agreed to


MAY_BECOME: Final[Mapping[LinkState, frozenset[LinkState]]] = {
    LinkState.PROPOSED: frozenset({LinkState.AGREED, LinkState.ENDED}),
    LinkState.AGREED: frozenset({LinkState.AGREED, LinkState.ENDED}),  # renewed, or on other terms
    LinkState.ENDED: frozenset(),  # only another code leads back
}


@dataclass(frozen=True, slots=True)
class CareLink:
    """What stands between one patient and one caregiver, or one member of a clinic."""

    id: CareLinkId
    patient: PersonId
    caregiver: PersonId
    terms: Terms
    proposed_at: datetime
    role: Role = Role.CAREGIVER  #: a clinic is told last
    position: int = 1  #: who is told first; those of one position are told together
    state: LinkState = LinkState.PROPOSED
    agreed_at: datetime | None = None  #: what was missed before that is not theirs to be told
    ended_at: datetime | None = None
    ended_by: PersonId | None = None  #: None on an ended link: the operator did
    ended_quietly: bool = False
    policies: Mapping[MedicationId, Policy] = field(default_factory=dict)  #: others as usual
    called: str = ""  #: what the caregiver calls the patient: "mum"; empty: nobody has said
    relation: str = ""  #: what the patient calls the caregiver: "daughter"; empty: nobody has said
    #: the patient died or withdrew: filled in when it is read, never kept with it
    over: EndKind | None = None
    version: int = 1

    def __post_init__(self) -> None:
        if self.caregiver == self.patient:
            raise BadInput("nobody is their own caregiver; the code is for somebody else")

    def agree(
        self, terms: Terms, *, by: PersonId, at: datetime, on_paper: bool = False
    ) -> CareLink:
        """Return the link as the patient approved it: for the first time, again, or on other terms.

        For a patient without a phone somebody else writes down what was agreed to on paper.
        """
        if by != self.patient and not on_paper:
            raise IllegalStep("only the patient agrees to what others may know")
        was_over = self.terms.ends_at is not None and self.terms.ends_at <= at
        agreed_at = at if self.agreed_at is None or was_over else self.agreed_at
        return replace(self._become(LinkState.AGREED), terms=terms, agreed_at=agreed_at)

    def end(self, *, by: PersonId | None, at: datetime, quietly: bool = False) -> CareLink:
        """Return the link as ended by either side, or by the operator. Only a patient may end it
        without the other being told."""
        if quietly and by != self.patient:
            raise IllegalStep("a patient is always told that nobody is watching any more")
        ended = self._become(LinkState.ENDED)
        return replace(ended, ended_at=at, ended_by=by, ended_quietly=quietly)

    def telling_rule(self, medication: MedicationId, usual: Policy) -> Policy:
        """Return when this caregiver is told of a medication; `usual` where nobody chose."""
        return self.policies.get(medication, usual)

    def wording(self, of: Iterable[MedicationId]) -> Level:
        """Return how much may be said of these medicines together; nobody chose: counts."""
        chosen = [self.policies.get(medication) for medication in of]
        return min((p.wording if p else Level.COUNTS for p in chosen), default=Level.COUNTS)

    @property
    def hear_of_the_end(self) -> tuple[PersonId, ...]:
        """Who is told that it ended."""
        if self.state is not LinkState.ENDED or self.ended_quietly:
            return ()
        return tuple(who for who in (self.patient, self.caregiver) if who != self.ended_by)

    def _become(self, state: LinkState) -> CareLink:
        if state not in MAY_BECOME[self.state]:
            raise IllegalStep(f"a care link that is {self.state} cannot become {state}")
        return replace(self, state=state)


@dataclass(frozen=True, slots=True)
class CareConsent:
    """One step of consent to a link. Steps are only ever added; the last one stands."""

    link: CareLinkId
    consent: Consent
    terms: Terms  #: what exactly was agreed to
