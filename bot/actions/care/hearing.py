"""Lets a patient know when a caregiver hears nothing any more, and when they can be told again."""

from __future__ import annotations

from bot.actions import merging
from bot.actions.care.wording import first_name
from bot.domain.care.alerts import CareWatch
from bot.domain.care.tellings import Facts
from bot.domain.deliveries import Utterance, Value
from bot.storage import Transaction


async def tell_patient(tx: Transaction, before: CareWatch, after: CareWatch, facts: Facts) -> None:
    """Say who has stopped our messages or cannot be reached, and who can again. Of those whose
    link has ended it was said already."""
    if not facts.reachable:
        return
    was, is_ = set(before.deaf), set(after.deaf)
    changed = [watcher.id for watcher in facts.watchers if watcher.id in was ^ is_]
    if not changed:
        return
    patient = await tx.people.get(before.patient)
    people = await tx.people.get_many(changed)
    for who in changed:
        sentence = "care-deaf" if who in is_ else "care-hears-again"
        values: dict[str, Value] = {
            "called": first_name(people.get(who)) or "?",
            "nobody": "no" if facts.who_would_hear else "yes",
        }
        await merging.tell(tx, patient, Utterance(sentence, values), now=facts.now)
