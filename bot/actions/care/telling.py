"""Looks at one patient: takes back what never came, decides whom to tell what, and writes it into
the outbox. All of it in the caller's transaction, so it is done whole or not at all."""

from __future__ import annotations

import logging
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from bot.actions import say
from bot.actions.care import calling, hearing, knowing, wording
from bot.actions.care.wording import Known
from bot.domain.care.alerts import CareWatch
from bot.domain.care.deciding import decide
from bot.domain.care.tellings import Decision, Facts, Telling
from bot.domain.care.unsaid import holds, unsay
from bot.domain.deliveries import Delivery, Reason
from bot.domain.ids import DeliveryId, PersonId
from bot.domain.people import Role
from bot.storage import Transaction

_log = logging.getLogger(__name__)


async def look(tx: Transaction, patient: PersonId, *, now: datetime) -> None:
    """Tell everybody who believes otherwise what is so of a patient."""
    before = await tx.care_watches.of(patient)
    facts = await knowing.facts(tx, patient, now=now)
    watch = await _without_what_never_came(tx, before, facts)
    watch = await _without_what_is_not_so(tx, watch, facts)
    decision = decide(watch, facts)
    decision = await _written(tx, decision, facts)
    await tx.care_watches.save(before, decision.watch, wakes_at=decision.wakes_at)
    for held in decision.held:
        about = {"patient": str(patient), "caregiver": str(held.caregiver)}
        _log.info("an alert waits: %s", held.instead, extra=about)
    await hearing.tell_patient(tx, before, decision.watch, facts)


async def tell(tx: Transaction, decision: Decision, facts: Facts, *, before: CareWatch) -> Decision:
    """Write what was decided into the outbox, and keep the watch with the time at which it was to
    be looked at before."""
    decision = await _written(tx, decision, facts)
    await tx.care_watches.save(before, decision.watch, wakes_at=facts.now)
    return decision


async def no_longer_so(
    tx: Transaction, claimed: Collection[Delivery], *, now: datetime
) -> frozenset[DeliveryId]:
    """Return those of the messages that tell a caregiver what is not so any more, or not theirs to
    know. Their patients are looked at again."""
    first = {d.id: d.repeats or d.id for d in claimed if d.reason is Reason.CARE}
    known = await tx.care_watches.told_by(set(first.values())) if first else {}
    told = {id_: known[original] for id_, original in first.items() if original in known}
    patients = {telling.patient for telling in told.values()}
    facts = {id_: await knowing.facts(tx, id_, now=now) for id_ in patients}
    watches = {id_: await tx.care_watches.seen(id_) for id_ in patients}
    over = frozenset(
        id_
        for id_, telling in told.items()
        if not holds(telling, watches[telling.patient], facts[telling.patient])
    )
    await tx.care_watches.wake({told[id_].patient for id_ in over})
    return over


async def _without_what_never_came(tx: Transaction, watch: CareWatch, facts: Facts) -> CareWatch:
    """Return the watch without what messages should have told that never arrived."""
    for telling in await tx.care_watches.unheard(watch.patient):
        is_still_so = holds(telling, watch, facts)
        watch = unsay(watch, telling, failed_at=facts.now if is_still_so else None)
        await tx.care_watches.forget(telling.id)
        _log.info("nobody heard a telling", extra={"telling": str(telling.id)})
    return watch


async def _without_what_is_not_so(tx: Transaction, watch: CareWatch, facts: Facts) -> CareWatch:
    """Take back what nobody has sent yet and is not so any more: who never heard of a lapse needs
    no all-clear."""
    for telling, delivery in await tx.care_watches.unsent(watch.patient):
        if holds(telling, watch, facts):
            continue
        if await _cancelled(tx, delivery):
            watch = unsay(watch, telling)
            await tx.care_watches.forget(telling.id)
    return watch


async def _cancelled(tx: Transaction, id_: DeliveryId) -> bool:
    delivery = await tx.deliveries.get(id_)
    return bool(await tx.deliveries.replace_many([(delivery, delivery.cancel())]))


async def _written(tx: Transaction, decision: Decision, facts: Facts) -> Decision:
    if not decision.tell:
        return decision
    known = await _known_people(tx, decision, facts)
    for telling in decision.tell:
        if not await _say(tx, telling, known):
            decision = replace(decision, watch=unsay(decision.watch, telling, failed_at=facts.now))
    return decision


async def _say(tx: Transaction, telling: Telling, known: Known) -> bool:
    """Put a telling into the outbox and keep it; what a clinic without a phone is told stands on
    its work-list. False: there is nowhere to say it."""
    said = wording.utterance(telling, known)
    to = known.others.get(telling.to)
    place = await say.reach(tx, to) if to else None
    if place is None:
        watcher = known.facts.watcher(telling.to)
        is_read = watcher is not None and watcher.link.role is Role.CLINIC
        return is_read and await tx.care_watches.add_telling(telling, None)
    delivery = say.message(place, said, now=telling.at, reason=Reason.CARE)
    await tx.deliveries.add([delivery])
    await tx.care_watches.add_telling(telling, delivery.id)
    return True


async def _known_people(tx: Transaction, decision: Decision, facts: Facts) -> Known:
    """Return everybody who is spoken of when something of a patient is told, also those who have
    left."""
    patient = decision.watch.patient
    spoken_of = {telling.by for telling in decision.tell if telling.by}
    watchers = {watcher.id for watcher in facts.watchers}
    people = await tx.people.get_many({patient, *watchers, *spoken_of})
    heard_by = {telling.to for telling in decision.tell}
    names = await calling.patients_of(tx, heard_by)
    called = {who: names[who].get(patient, "") for who in heard_by}
    others = {id_: person for id_, person in people.items() if id_ != patient}
    return Known(people[patient], others, facts, called)
