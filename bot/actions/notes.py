"""Keeps what somebody told us in their own words, for the visit report."""

from __future__ import annotations

from bot.domain.changes import Change, ChangeKind
from bot.domain.doses import Report
from bot.domain.ids import ChangeId, PersonId, RemarkId, new_id
from bot.domain.intents import Note
from bot.domain.notes import Remark
from bot.storage import Transaction


async def keep(
    tx: Transaction, patient: PersonId, note: Note, words: str, *, report: Report
) -> Remark:
    """Keep a remark; UNDO takes it back."""
    made = Remark(RemarkId(new_id()), patient, note.kind, words, report, note.medications)
    await tx.remarks.add(made)
    change = Change(
        ChangeId(new_id()),
        report.by,
        patient,
        ChangeKind.REMARKED,
        report.heard_at,
        remarks=(made.id,),
    )
    await tx.changes.add(change)
    await tx.audit.write(
        patient, at=report.heard_at, actor=report.by, action="remark kept", subject=str(made.id)
    )
    return made
