"""Proposals: wanted, found, and accepted or not. Nothing moves without the patient's yes."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final

from bot.actions import replan
from bot.domain import agreed, plans_told
from bot.domain.changes import Change, ChangeKind
from bot.domain.deliveries import Utterance
from bot.domain.ids import AddressId, ChangeId, MedicationId, PersonId, new_id
from bot.domain.lexicon import Lexicon
from bot.domain.medications import Food, Regimen
from bot.domain.people import Person
from bot.domain.plans import Code, Ground, Proposal, Reason
from bot.domain.proposals import ProposalState, Proposed, Why
from bot.domain.slots import SlotItem, SlotPlan
from bot.formulary.timing import TimingRules, timing_rules
from bot.planner import agreeing, checking
from bot.planner.calendar import local_date
from bot.planner.propose import Asked
from bot.planner.proposing import Order
from bot.storage import Transaction

#: How long others leave a proposal alone that one worker looks for.
LEASE: Final = timedelta(minutes=2)
_ON_THE_LABEL: Final = {
    "with": "food-with-food",
    "before": "food-before-food",
    "after": "food-after-food",
    "empty": "food-empty-stomach",
}
#: Seen in the proposal itself, or told by itself.
_SEEN: Final = frozenset({Code.IN_ALL, Code.SHARED, Code.COSTS})
#: What stands beside a medicine, where there is room for one thing: the first of these.
_NOTES: Final = {
    Code.NEVER_MOVED: "plan-note-never-moved",
    Code.PINNED: "plan-note-pinned",
    Code.CHOSEN: "plan-note-chosen",
    Code.FIRST_ALONE: "plan-note-first-alone",
    Code.FOOD: "",  # as the label or the rule has it
    Code.AWAY_FROM_FOOD: "plan-note-away-from-food",
    Code.APART: "plan-note-apart",
    Code.PART: "plan-note-part",
    Code.BEFORE_BED: "plan-note-before-bed",
}


@dataclass(frozen=True, slots=True)
class Known:
    """What a proposal is made of and held against."""

    person: Person
    regimen: Regimen
    rules: TimingRules
    today: SlotPlan | None
    now: datetime
    chosen: frozenset[SlotItem] = frozenset()  #: what stands where the patient wants it

    @property
    def asked(self) -> Asked:
        """Whose day is planned, as the planner wants it."""
        return Asked(self.person.routine, self.rules.rules, self.today, self.chosen)

    @property
    def order(self) -> Order:
        """What the planner is asked."""
        return Order(self.regimen, self.asked, local_date(self.now, self.person.tz))

    @property
    def fits(self) -> str:
        """What tells this list and this day from any other."""
        told = [(str(m.id), repr(m.phases)) for m in self.regimen.current]
        return sha256(repr((told, self.person.routine)).encode()).hexdigest()

    def broken(self, plan: SlotPlan) -> tuple[Ground, ...]:
        """Return what a plan breaks."""
        return checking.broken(plan, self.regimen, self.asked, starts=plan.starts)


async def known(
    tx: Transaction, patient: PersonId, lexicon: Lexicon | None, *, now: datetime
) -> Known:
    """Return what is known of a patient that matters for their times."""
    person = await tx.people.get(patient)
    regimen = await tx.medications.regimen(patient)
    covering = await tx.plans.covering(patient, local_date(now, person.tz))
    rules = timing_rules(regimen, lexicon) if lexicon else TimingRules((), ())
    today = local_date(now, person.tz)
    holds = agreed.on(await tx.agreements.of(patient), today)
    chosen = agreeing.chosen(holds, regimen, person.routine, today)
    return Known(person, regimen, rules, covering[0] if covering else None, now, chosen)


async def want(
    tx: Transaction, patient: PersonId, address: AddressId, why: Why, *, now: datetime
) -> None:
    """Let a proposal be looked for; the heartbeat does that, and nobody waits here."""
    await tx.proposals.put(Proposed(patient, address, why, ProposalState.WANTED, now, now))


async def as_it_is(tx: Transaction, by: Known, address: AddressId) -> Proposed:
    """Return the times of today as a proposal, in which something may be wished otherwise."""
    patient = by.person.id
    plans = await tx.plans.covering(patient, local_date(by.now, by.person.tz))
    standing = Proposed(
        patient,
        address,
        Why.ASKED,
        ProposalState.FOUND,
        by.now,
        fits=by.fits,
        before=len(plans[0].slots) if plans else 0,
        plans=tuple(plans),
    )
    await tx.proposals.put(standing)
    return await tx.proposals.of(patient) or standing


async def free(
    tx: Transaction, by: Known, medications: Collection[MedicationId], *, actor: PersonId
) -> None:
    """Let plans move again what the patient had chosen a time for, and what stands beside it only
    because they insisted; by itself nothing moves."""
    patient = by.person.id
    medications = {*medications, *_beside(by, medications)}
    before = await tx.agreements.of(patient)
    places = [
        [replace(p, chosen=p.chosen and p.medication not in medications) for p in each.places]
        for each in before
    ]
    new = tuple(replace(each, places=tuple(of)) for each, of in zip(before, places, strict=True))
    await tx.agreements.put(patient, new)
    change = Change(ChangeId(new_id()), actor, patient, ChangeKind.PLANNED, by.now, agreed=before)
    await tx.changes.add(change)


def _beside(by: Known, medications: Collection[MedicationId]) -> Iterator[MedicationId]:
    """Yield what stands against a rule beside some medicines today."""
    for ground in by.broken(by.today) if by.today else ():
        if not {*medications}.isdisjoint(ground.medications):
            yield from ground.medications


def found(wanted: Proposed, by: Known, proposals: tuple[Proposal, ...]) -> Proposed:
    """Return the proposal with what was found for it."""
    first = proposals[0]
    told = [*first.reasons, *(Reason(Code.UNKNOWN, (each,)) for each in by.rules.unknown)]
    costs = sorted((each for each in told if each.code is Code.COSTS), key=_times)
    others = [reason for reason in told if reason.code not in _SEEN]
    return replace(
        wanted,
        state=ProposalState.FOUND,
        at=by.now,
        not_before=None,
        fits=by.fits,
        before=len(by.today.slots) if by.today else first.times_before,
        plans=tuple(proposal.plan for proposal in proposals),
        costs=_told(costs, by.regimen),
        reasons=_told(others, by.regimen),
        clashes=plans_told.conflicts_told(first.conflicts, by.regimen),
        notes=_notes(first.reasons, by.regimen),
        optimal=first.optimal,
        bound=first.bound,
    )


async def accept(tx: Transaction, proposed: Proposed, by: Known, *, actor: PersonId) -> bool:
    """Let a proposal hold from now on; False: the list or the day is another one by now."""
    if not proposed.is_ready or proposed.fits != by.fits:
        return False
    patient = proposed.patient
    before = await tx.agreements.of(patient)
    chosen = proposed.chosen | by.chosen
    new = tuple(
        agreeing.agreed(plan, by.regimen, by.person.routine, chosen=chosen)
        for plan in proposed.plans
    )
    await tx.agreements.put(patient, new)
    await tx.proposals.drop(patient)
    change = Change(ChangeId(new_id()), actor, patient, ChangeKind.PLANNED, by.now, agreed=before)
    await tx.changes.add(change)
    await tx.audit.write(
        patient, at=by.now, actor=actor, action="plan accepted", subject=str(patient)
    )
    await replan.replan(tx, patient, now=by.now)
    return True


def _told(reasons: list[Reason], regimen: Regimen) -> tuple[Utterance, ...]:
    return tuple(plans_told.told(reason, regimen) for reason in reasons)


def _notes(reasons: tuple[Reason, ...], regimen: Regimen) -> dict[str, str]:
    """Return what stands beside each medicine in few words."""
    notes: dict[str, str] = {}
    for code in _NOTES:
        for reason in reasons:
            if reason.code is code and reason.medications:
                note = _NOTES[code] or _food(reason, regimen)
                if note:
                    notes.setdefault(str(reason.medications[0]), note)
    return notes


def _food(reason: Reason, regimen: Regimen) -> str:
    told = plans_told.told(reason, regimen)
    return _ON_THE_LABEL.get(str(told.values.get("food", Food.ANY)), "")


def _times(reason: Reason) -> int:
    """Return how many times a day would do without a rule: what saves most is told first."""
    times = reason.values.get("times", 0)
    return times if isinstance(times, int) else 0
