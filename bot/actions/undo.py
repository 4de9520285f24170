"""Takes back somebody's last change: afterwards everything stands as if it had not been made."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.actions import filling, late_days, replan, settled
from bot.domain.changes import Change, ChangeKind
from bot.domain.doses import Dose
from bot.domain.ids import PersonId
from bot.domain.rounds import Round
from bot.storage import Transaction


async def last_change(tx: Transaction, person: PersonId, *, now: datetime) -> Change | None:
    """Return the change that UNDO would take back, or None."""
    change = await tx.changes.last(person)
    return change if change and change.may_be_undone(now=now) else None


async def undo(tx: Transaction, change: Change, *, now: datetime) -> None:
    """Take `change` back."""
    match change.kind:
        case ChangeKind.LATE_DAY:
            await late_days.move_back(tx, change, now=now)
        case ChangeKind.LATER:
            await _later(tx, change, now=now)
        case _:
            await _doses(tx, change, now=now)
    if change.logged:
        await tx.doses.remove([dose.id for dose in change.logged])
    if change.extras:
        await tx.extras.undo(change.extras)
    if change.remarks:
        await tx.remarks.remove(change.remarks)
    await _regimen(tx, change, now=now)
    await _person(tx, change, now=now)
    await tx.changes.mark_undone(change, now)
    await tx.audit.write(
        change.patient, at=now, actor=change.person, action="undone", subject=str(change.id)
    )
    if change.agreed is not None:
        await tx.agreements.put(change.patient, change.agreed)
    if change.medications or change.added or change.profile or change.agreed is not None:
        await replan.replan(tx, change.patient, now=now)


async def _doses(tx: Transaction, change: Change, *, now: datetime) -> None:
    """Let each dose stand as if it had never been answered."""
    for before in change.doses:
        round_ = await tx.rounds.get(before.round) if before.round else None
        current = await tx.doses.get(before.id)
        asked = round_ is not None and round_.asked_at is not None
        if current.is_answered:
            await tx.doses.replace(current, _as_before(before, current, asked=asked, now=now))
    for round_ in change.rounds:
        await settled.after_undo(tx, await tx.rounds.get(round_.id), now=now)


def _as_before(before: Dose, current: Dose, *, asked: bool, now: datetime) -> Dose:
    """Return the dose unanswered, or with the answer that this change had replaced; its amount is
    the one that is due again, whatever was said to have been taken."""
    if before.is_answered:
        return replace(before, version=current.version)
    label = replace(current.label, amount=before.label.amount)
    return replace(current.take_back(asked=asked, now=now), label=label)


async def _later(tx: Transaction, change: Change, *, now: datetime) -> None:
    for before in change.rounds:
        current: Round = await tx.rounds.get(before.id)
        if current.waits_for_an_answer and current.later_until is not None:
            wakes_at = max(before.wakes_at or now, now)
            await tx.rounds.replace(
                current, replace(current, later_until=before.later_until, wakes_at=wakes_at)
            )


async def _person(tx: Transaction, change: Change, *, now: datetime) -> None:
    """Let what they had set, and what was not regular, be as before."""
    if change.life is not None:
        lived = await tx.lives.of(change.patient)
        await tx.lives.replace(lived, replace(change.life, version=lived.version))
    if change.profile is not None:
        current = await tx.people.get(change.profile.id)
        saved = await tx.people.replace(current, replace(change.profile, version=current.version))
        if saved.box != current.box:
            await filling.begin(tx, saved, now=now)


async def _regimen(tx: Transaction, change: Change, *, now: datetime) -> None:
    regimen = await tx.medications.regimen(change.patient)
    for before in change.medications:
        if current := regimen.get(before.id):
            old = replace(before, version=current.version)
            await tx.medications.replace(change.patient, current, old)
    for added in change.added:
        if current := regimen.get(added):
            gone = replace(current, stopped_at=now)
            await tx.medications.replace(change.patient, current, gone)
