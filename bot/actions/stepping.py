"""Fewer reminders for who asks for them, and as many as before once one was not answered."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time

from bot.actions import merging
from bot.actions.medications import By
from bot.domain.changes import Change, ChangeKind
from bot.domain.deliveries import Utterance
from bot.domain.ids import ChangeId, new_id
from bot.domain.life import PATIENCE, Fewer, HowOften, Life
from bot.domain.people import Person
from bot.storage import Transaction


async def down(tx: Transaction, how: HowOften, by: By) -> None:
    """Remind somebody less, from their next time on."""
    life = await tx.lives.of(by.patient.id)
    before = life.fewer.before if life.fewer else by.patient.patience
    fewer = Fewer(how, by.at, before)
    await _save(tx, by, life, replace(life, fewer=fewer), PATIENCE[how])


async def up(tx: Transaction, by: By) -> bool:
    """Remind somebody as often as before; False: they are already."""
    life = await tx.lives.of(by.patient.id)
    if life.fewer is None:
        return False
    await _save(tx, by, life, replace(life, fewer=None), life.fewer.before)
    return True


async def after_a_slip(tx: Transaction, person: Person, at: time, *, now: datetime) -> None:
    """Remind who has not answered as often as before, and tell them."""
    await _end(tx, person, Utterance("fewer-ended", {"why": "slip", "time": at}), now=now)


async def after_a_change(tx: Transaction, person: Person, *, now: datetime) -> None:
    """Remind whose list has changed as often as before, and tell them."""
    await _end(tx, person, Utterance("fewer-ended", {"why": "change", "time": ""}), now=now)


async def _end(tx: Transaction, person: Person, told: Utterance, *, now: datetime) -> None:
    life = await tx.lives.of(person.id)
    if life.fewer is None:
        return
    current = await tx.people.get(person.id)
    saved = await tx.people.replace(current, replace(current, patience=life.fewer.before))
    await tx.lives.replace(life, replace(life, fewer=None))
    await tx.audit.write(
        person.id, at=now, actor=None, action="reminded as before", subject=str(person.id)
    )
    await merging.tell(tx, saved, told, now=now)


async def _save(
    tx: Transaction, by: By, before: Life, life: Life, patience: tuple[int, ...] | None
) -> None:
    person = by.patient
    await tx.people.replace(person, replace(person, patience=patience))
    await tx.lives.replace(before, life)
    kind = ChangeKind.FEWER
    id_ = ChangeId(new_id())
    change = Change(id_, by.actor.id, person.id, kind, by.at, profile=person, life=before)
    await tx.changes.add(change)
    about = str(person.id)
    await tx.audit.write(
        person.id, at=by.at, actor=by.actor.id, action="fewer reminders", subject=about
    )
