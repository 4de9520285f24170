"""Keeps the work-lists of clinics. What an item says of a patient is sealed with their key, so it
goes with them; of somebody who has not joined, with the clinic's own."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import Row, Select, func, select

from bot.domain.clinic.work import Item, ItemState, Need
from bot.domain.errors import NotFound
from bot.domain.ids import ClinicId, RosterId, WorkItemId
from bot.storage.saving import Swap, swap
from bot.storage.sealing.json import Json
from bot.storage.sealing.seals import Place
from bot.storage.session import Session, Values
from bot.storage.tables.clinic import work_items
from bot.storage.tables.columns import fixed

_ITEM: Final = Json(Item)
_URGENCY: Final = {need: place for place, need in enumerate(Need)}
_OPEN: Final = work_items.c.state == fixed(ItemState.OPEN.value)


class WorkItems:
    """What needs a person."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def add(self, new: Sequence[Item]) -> int:
        """Keep those whose cause opened none before; return how many there were."""
        await self._session.keys.load({item.owner for item in new})
        rows = [{"id": item.id, "version": item.version, **self._row(item)} for item in new]
        return len(await self._session.insert_new(work_items, rows))

    async def get(self, clinic: ClinicId, id_: WorkItemId) -> Item:
        """Return one item of one clinic; another's is as unknown as none."""
        mine = select(work_items).where(work_items.c.clinic_id == clinic, work_items.c.id == id_)
        found = await self._found(mine)
        if not found:
            raise NotFound(f"there is no item {id_} at this clinic")
        return found[0]

    async def waiting(
        self, clinic: ClinicId, *, need: Need | None = None, limit: int, skip: int = 0
    ) -> list[Item]:
        """Return what waits at one clinic, the most urgent and then the oldest first."""
        cells = work_items.c
        mine = select(work_items).where(cells.clinic_id == clinic, _OPEN)
        if need is not None:
            mine = mine.where(cells.urgency == _URGENCY[need])
        order = (cells.urgency, cells.opened_at, cells.id)
        return await self._found(mine.order_by(*order).limit(limit).offset(skip))

    async def counts(self, clinic: ClinicId) -> Mapping[Need, int]:
        """Return how much of each need waits at one clinic."""
        cells = work_items.c
        many = func.count().label("many")
        mine = select(cells.urgency, many).where(cells.clinic_id == clinic, _OPEN)
        rows = await self._session.rows(mine.group_by(cells.urgency))
        found = {row.urgency: int(row.many) for row in rows}
        return {need: found[place] for need, place in _URGENCY.items() if place in found}

    async def of_entries(self, entries: Collection[RosterId]) -> list[Item]:
        """Return what waits of some patients."""
        waiting = select(work_items).where(_OPEN)
        rows = await self._session.rows_among(waiting, work_items.c.roster_id, entries)
        found = await self._opened(rows)
        return sorted(found, key=lambda item: (_URGENCY[item.need], item.opened_at))

    async def history(self, clinic: ClinicId, entry: RosterId, *, limit: int) -> list[Item]:
        """Return what ever was opened for one patient, the newest first."""
        cells = work_items.c
        mine = select(work_items).where(cells.clinic_id == clinic, cells.roster_id == entry)
        return await self._found(mine.order_by(cells.opened_at.desc()).limit(limit))

    async def replace(self, old: Item, new: Item) -> Item:
        """Save `new` over `old`, unless somebody else changed it first."""
        await self._session.keys.load([new.owner])
        await swap(self._session, work_items, Swap(old.id, old.version, self._row(new)))
        return replace(new, version=old.version + 1)

    async def _found(self, statement: Select[Any]) -> list[Item]:
        return await self._opened(await self._session.rows(statement))

    async def _opened(self, rows: Sequence[Row[Any]]) -> list[Item]:
        await self._session.keys.load({row.patient_id for row in rows})
        kept = (row for row in rows if self._session.keys.exists(row.patient_id))
        return [self._item(row) for row in kept]

    def _row(self, item: Item) -> Values:
        key = self._session.keys.of(item.owner)
        return {
            "clinic_id": item.clinic,
            "roster_id": item.entry,
            "patient_id": item.owner,
            "need": item.need.value,
            "urgency": _URGENCY[item.need],
            "cause": item.cause,
            "state": item.state.value,
            "opened_at": item.opened_at,
            "content": key.seal(_place(item.id), _ITEM.dump(item)),
        }

    def _item(self, row: Row[Any]) -> Item:
        raw = self._session.keys.of(row.patient_id).open(_place(row.id), row.content)
        return replace(_ITEM.load(raw), version=row.version)


def _place(id_: WorkItemId) -> Place:
    return Place("work_item", id_, "content")
