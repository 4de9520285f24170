"""What stops for somebody whose data key is gone: nothing is asked of them, said to them or told of
them any more. Whatever is left to do for them could not be read, and would be set aside as broken.

Here, because there are two ways to come to it: by being erased, and by an older backup that brings
an erased person back.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Column, Delete, Select, Table, Update, delete, select, update

from bot.domain.deliveries import DeliveryState
from bot.storage.tables.care import care_watches
from bot.storage.tables.clinic import work_items
from bot.storage.tables.columns import fixed
from bot.storage.tables.doses import rounds
from bot.storage.tables.lives import lives
from bot.storage.tables.messages import deliveries
from bot.storage.tables.people import data_keys, people
from bot.storage.tables.reports import mails

NEVER: Final = datetime(9999, 1, 1, tzinfo=UTC)


def erased() -> Select[Any]:
    """Return the query for everybody whose data key is gone."""
    return select(people.c.id).where(people.c.id.not_in(select(data_keys.c.owner)))


def stopped(id_: UUID) -> tuple[Update | Delete, ...]:
    """Return what lets everything stop for somebody, as often as one likes."""
    return (
        _unsaid(id_),
        _asleep(rounds, rounds.c.patient_id, id_),
        _asleep(lives, lives.c.id, id_),
        _asleep(mails, mails.c.patient_id, id_),
        _asleep(care_watches, care_watches.c.id, id_),
        # A clinic could neither see nor close them, and they would tell it whose row a dose was.
        delete(work_items).where(work_items.c.patient_id == id_),
        update(people)
        .where(people.c.id == id_, people.c.planned_until.is_distinct_from(NEVER))
        .values(planned_until=NEVER, unplanned_from=None),
        update(people)
        .where(people.c.id == id_, people.c.weekly_at.is_distinct_from(NEVER))
        .values(weekly_at=NEVER),
    )


def _unsaid(id_: UUID) -> Update:
    waiting = deliveries.c.state == fixed(DeliveryState.WAITING.value)
    return (
        update(deliveries)
        .where(deliveries.c.person_id == id_, waiting)
        .values(state=DeliveryState.CANCELLED.value, version=deliveries.c.version + 1)
    )


def _asleep(table: Table, whose: Column[UUID], id_: UUID) -> Update:
    """Let no row of theirs wake; whoever works on one just now learns of it by its version."""
    woken = update(table).where(whose == id_, table.c.wakes_at.is_not(None))
    counted = {"version": table.c.version + 1} if "version" in table.c else {}
    return woken.values(wakes_at=None, **counted)
