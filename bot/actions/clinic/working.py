"""What staff does about an item of the work-list: takes it, asks the patient to call, closes it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.actions.clinic import staffing
from bot.actions.say import say
from bot.domain.care.may_see import is_linked
from bot.domain.clinic.clinics import Clinic
from bot.domain.clinic.concerns import may_be_seen
from bot.domain.clinic.roster import Entry
from bot.domain.clinic.work import Item
from bot.domain.deliveries import Reason, Utterance
from bot.domain.errors import Refusal
from bot.domain.ids import PersonId
from bot.storage import Transaction


async def visible(
    tx: Transaction, clinic: Clinic, items: Sequence[Item], *, now: datetime
) -> list[tuple[Item, Entry]]:
    """Return items with whom they are about, without those that a patient no longer lets be
    seen."""
    links = await tx.care_links.of_many({item.owner for item in items}, clinic.person)
    seen = [item for item in items if may_be_seen(item, links.get(item.owner), now=now)]
    entries = await tx.rosters.get_many(clinic.id, {item.entry for item in seen})
    return [(item, entries[item.entry]) for item in seen if item.entry in entries]


async def assign(
    tx: Transaction, item: Item, to: PersonId | None, *, by: PersonId | None, now: datetime
) -> Item:
    """Let somebody of the same clinic see to an item; None: nobody does any more."""
    if to is not None and not (await staffing.one(tx, item.clinic, to)).works_here:
        raise Refusal("clinic-refused-left")
    saved = await tx.work_items.replace(item, item.assign(to))
    await _note(tx, saved, "item assigned", by=by, now=now)
    return saved


async def ask_to_call(
    tx: Transaction, clinic: Clinic, item: Item, *, by: PersonId, now: datetime
) -> Item:
    """Ask the patient, in their language and at their level, to call the clinic."""
    if not clinic.settings.phone:
        raise Refusal("clinic-refused-no-phone")
    link = await tx.care_links.between(item.owner, clinic.person)
    if item.patient is None or not is_linked(link, now=now):
        raise Refusal("clinic-refused-not-linked")
    patient = await tx.people.get(item.patient)
    values = {"clinic": clinic.name, "phone": clinic.settings.phone}
    said = Utterance("clinic-please-call", values)
    if await say(tx, patient, said, now=now, reason=Reason.NEWS) is None:
        raise Refusal("clinic-refused-not-reached")
    saved = await tx.work_items.replace(item, item.answer(by=by, at=now))
    await _note(tx, saved, "asked to call", by=by, now=now)
    return saved


async def close(tx: Transaction, item: Item, note: str, *, by: PersonId, now: datetime) -> Item:
    """Close an item with what was done."""
    saved = await tx.work_items.replace(item, item.close(by=by, at=now, note=note))
    await _note(tx, saved, "item closed", by=by, now=now)
    return saved


async def _note(
    tx: Transaction, item: Item, action: str, *, by: PersonId | None, now: datetime
) -> None:
    await tx.audit.write(item.owner, at=now, actor=by, action=action, subject=str(item.id))
