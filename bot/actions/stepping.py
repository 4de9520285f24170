"""Fewer reminders for who asks for them, until they want as many as before."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time

from bot.actions.medications import By
from bot.domain.changes import Change, ChangeKind
from bot.domain.ids import ChangeId, new_id
from bot.domain.life import PATIENCE, Fewer, HowOften, Life
from bot.domain.medications import Regimen
from bot.domain.stepping import next_change
from bot.planner.calendar import instant
from bot.storage import Transaction


async def down(tx: Transaction, how: HowOften, by: By) -> None:
    """Remind somebody less, from their next time on."""
    life = await tx.lives.of(by.patient.id)
    before = life.fewer.before if life.fewer else by.patient.patience
    regimen = await tx.medications.regimen(by.patient.id)
    fewer = Fewer(how, by.at, before, until=_next_change(regimen, by))
    await _save(tx, by, life, replace(life, fewer=fewer), PATIENCE[how])


async def up(tx: Transaction, by: By) -> bool:
    """Remind somebody as often as before; False: they are already."""
    life = await tx.lives.of(by.patient.id)
    if life.fewer is None:
        return False
    await _save(tx, by, life, replace(life, fewer=None), life.fewer.before)
    return True


def _next_change(regimen: Regimen, by: By) -> datetime | None:
    """Return when the next stretch of a taper begins, from which on nobody is reminded less."""
    day = next_change(regimen, after=by.today)
    return instant(day, time(0), by.patient.tz) if day else None


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
