"""Keeps what a caregiver is answered of a patient's medicines: that one may read every word."""

from __future__ import annotations

from datetime import datetime

from bot.domain.care.links import CareLink
from bot.domain.care.tellings import Telling, TellingKind
from bot.domain.deliveries import Delivery
from bot.storage import Transaction


async def answered(tx: Transaction, link: CareLink, said: Delivery, *, now: datetime) -> None:
    """Keep an answer as told."""
    before = await tx.care_watches.of(link.patient)
    id_, after = before.next_telling()
    await tx.care_watches.save(before, after, wakes_at=now)
    kind = TellingKind.ANSWER
    telling = Telling(id_, link.patient, link.caregiver, link.id, None, kind, now)
    await tx.care_watches.add_telling(telling, said.id)
