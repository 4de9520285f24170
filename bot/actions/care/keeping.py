"""Keeps what a caregiver is answered and told of a patient: that one may read every word."""

from __future__ import annotations

from datetime import datetime

from bot.actions.say import To, say
from bot.domain.care.links import CareLink
from bot.domain.care.showing import show
from bot.domain.care.tellings import Facts, Telling, TellingKind, Watcher
from bot.domain.deliveries import Delivery, Reason, Utterance
from bot.domain.people import Person
from bot.storage import Transaction


async def answered(tx: Transaction, link: CareLink, said: Delivery, *, now: datetime) -> None:
    """Keep an answer as told."""
    before = await tx.care_watches.of(link.patient)
    id_, after = before.next_telling()
    await tx.care_watches.save(before, after, wakes_at=now)
    kind = TellingKind.ANSWER
    telling = Telling(id_, link.patient, link.caregiver, link.id, None, kind, now)
    await tx.care_watches.add_telling(telling, said.id)


async def tell(
    tx: Transaction,
    link: CareLink,
    to: Person | To,
    said: Utterance,
    *,
    now: datetime,
) -> None:
    """Tell a caregiver something that is no answer, and keep it as told."""
    delivery = await say(tx, to, said, now=now, reason=Reason.CARE)
    if delivery is not None:
        await answered(tx, link, delivery, now=now)


async def shown(
    tx: Transaction, watcher: Watcher, kind: TellingKind, facts: Facts, said: Delivery | None
) -> None:
    """Keep that somebody is shown what they may see, where they asked or it was their time."""
    before = await tx.care_watches.of(watcher.link.patient)
    decision = show(before, watcher, kind, facts)
    await tx.care_watches.save(before, decision.watch, wakes_at=facts.now)
    for telling in decision.tell:
        await tx.care_watches.add_telling(telling, said.id if said else None)
