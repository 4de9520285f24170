"""Reminds as often as before who was reminded less: after a slip, and where their list changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time

from bot.actions import merging
from bot.domain.deliveries import Utterance
from bot.domain.people import Person
from bot.storage import Transaction


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
