"""Lets a patient know who hears nothing of them any more: who cannot be told now, and who can
again; whose time is nearly over, and whose is."""

from __future__ import annotations

from collections.abc import Iterator

from bot.actions import merging, say
from bot.actions.care.wording import last_day
from bot.domain.buttons import typed
from bot.domain.care.alerts import CareWatch
from bot.domain.care.known_ends import KnownEnd, Stage
from bot.domain.care.tellings import Facts
from bot.domain.deliveries import Choice, Utterance, Value
from bot.domain.ids import PersonId
from bot.domain.names import told_apart
from bot.domain.people import Person
from bot.storage import Transaction

_OF_ENDS = {
    (Stage.SET, Stage.ASKED): "care-ends-soon",
    (Stage.SET, Stage.OVER): "care-end-reached",
    (Stage.ASKED, Stage.OVER): "care-end-reached",
}


async def tell_patient(tx: Transaction, before: CareWatch, after: CareWatch, facts: Facts) -> None:
    """Say what has changed in who would be told. Of those whose link was ended it was said
    already."""
    if not facts.reachable:
        return
    changed = [*_of_the_deaf(before, after, facts), *_of_ends(before, after)]
    if not changed:
        return
    patient = await tx.people.get(before.patient)
    beside = await _reached_beside(tx, patient)
    changed = [(who, sentence) for who, sentence in changed if who not in beside]
    names = told_apart((await tx.people.get_many([w.id for w in facts.watchers])).values())
    for who, sentence in changed:
        said = _said(sentence, who, patient, names.get(who) or "?", facts)
        await merging.tell_soon(tx, patient, said, now=facts.now)


async def _reached_beside(tx: Transaction, patient: Person) -> frozenset[PersonId]:
    """Return who is reached at the patient's address too: of themself they need not be told."""
    place = await say.reach(tx, patient)
    return frozenset(await tx.addresses.people_on(place.address)) if place else frozenset()


def _of_the_deaf(
    before: CareWatch, after: CareWatch, facts: Facts
) -> Iterator[tuple[PersonId, str]]:
    was, is_ = set(before.deaf), set(after.deaf)
    for watcher in facts.watchers:
        if watcher.id in was ^ is_:
            yield watcher.id, "care-deaf" if watcher.id in is_ else "care-hears-again"


def _of_ends(before: CareWatch, after: CareWatch) -> Iterator[tuple[PersonId, str]]:
    stages = {_of(end): end.stage for end in before.ends}
    for end in after.ends:
        was = stages.get(_of(end))
        if was is not None and (sentence := _OF_ENDS.get((was, end.stage))):
            yield end.caregiver, sentence


def _of(end: KnownEnd) -> tuple[object, object]:
    return end.link, end.ends_at


def _said(sentence: str, who: PersonId, patient: Person, called: str, facts: Facts) -> Utterance:
    watcher = facts.watcher(who)
    would_hear = facts.who_would_hear
    if sentence == "care-ends-soon":
        would_hear -= {who}
    values: dict[str, Value] = {
        "called": called,
        "nobody": "no" if would_hear else "yes",
        "day": (last_day(watcher.link, patient) if watcher else None) or "",
    }
    go_on = Choice("care-renew", typed(f"renew {called}"), {"called": called})
    choices = ((go_on,),) if sentence in _OF_ENDS.values() else ()
    return Utterance(sentence, values, choices)
