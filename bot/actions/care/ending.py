"""Ends somebody's care, and takes that back: everything about them falls silent at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.domain.care.endings import Ending, EndKind
from bot.domain.care.links import CareLink
from bot.domain.deliveries import Reason
from bot.domain.ids import EndingId, PersonId, new_id
from bot.storage import Transaction

_REMEMBERED: Final = 8  #: ends that were taken back, each within a day


async def end(tx: Transaction, link: CareLink, kind: EndKind, *, now: datetime) -> Ending:
    """Let everything about a patient be silent; what waits to be said is not said any more."""
    ending = Ending(EndingId(new_id()), link.patient, kind, by=link.caregiver, at=now)
    await tx.endings.add(ending)
    await tx.deliveries.cancel_waiting(person=link.patient)
    for each in await tx.care_links.of_patient(link.patient):
        await tx.deliveries.cancel_waiting(person=each.caregiver, reasons={Reason.CARE})
    await _write(tx, ending, "care ended", by=ending.by, at=now)
    return ending


async def take_back(tx: Transaction, ending: Ending, *, by: PersonId, now: datetime) -> None:
    """Let care go on as it stood before. What was not asked meanwhile is nobody's to be told."""
    await tx.endings.undo(ending.undo(by=by, at=now))
    before = await tx.care_watches.of(ending.patient)
    silent = (*before.silent, (ending.at, now))[-_REMEMBERED:]
    await tx.care_watches.save(before, replace(before, silent=silent), wakes_at=now)
    await _write(tx, ending, "end of care taken back", by=by, at=now)


async def did_more_since(tx: Transaction, person: PersonId, at: datetime) -> bool:
    """Return whether somebody changed anything after an instant that UNDO would take back."""
    last = await tx.changes.last(person)
    return last is not None and last.undone_at is None and last.at > at


async def _write(
    tx: Transaction, ending: Ending, action: str, *, by: PersonId, at: datetime
) -> None:
    details = {"kind": str(ending.kind)}
    await tx.audit.write(
        ending.patient, at=at, actor=by, action=action, subject=str(ending.id), details=details
    )
