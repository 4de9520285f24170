"""The work-list: what waits, and what is done about it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Final

from fastapi import APIRouter, Form, Query
from fastapi.responses import Response

from bot.actions.clinic import working
from bot.domain.clinic.roster import Entry
from bot.domain.clinic.work import Item, Need
from bot.domain.ids import PersonId, WorkItemId
from bot.storage import Transaction
from bot.web.clinic.desk import AnyDesk, Desk, identity
from bot.web.clinic.door import PATH

routes: Final = APIRouter(prefix=PATH)
_ON_A_PAGE: Final = 50


@dataclass(frozen=True, slots=True)
class Waiting:
    """One item as it is shown."""

    item: Item
    entry: Entry
    assigned: str  #: the name of who sees to it

    @property
    def range(self) -> Sequence[int]:
        """The percent taken, of what was due, and of what was answered if anything was."""
        if self.item.need is not Need.BELOW:
            return ()
        return [int(each) for each in self.item.detail.split() if each.isdigit()]


@routes.get("")
async def work_list(
    desk: AnyDesk,
    need: str = "",
    page: Annotated[int, Query(ge=1, le=1000)] = 1,
) -> Response:
    only = next((each for each in Need if each.value == need), None)
    async with desk.parts.storage().reading() as tx:
        counts = await tx.work_items.counts(desk.clinic.id)
        items = await tx.work_items.waiting(
            desk.clinic.id, need=only, limit=_ON_A_PAGE, skip=(page - 1) * _ON_A_PAGE
        )
        shown = await waiting(tx, desk, items)
    await desk.looked("work-list seen", f"{only or 'all'}, page {page}")
    total = counts.get(only, 0) if only else sum(counts.values())
    return desk.show(
        "work",
        waiting=shown,
        counts=counts,
        only=only,
        page=page,
        pages=max(1, -(-total // _ON_A_PAGE)),
        total=total,
    )


@routes.post("/items/{id_}/assign")
async def assign(desk: AnyDesk, id_: str, to: Annotated[str, Form()] = "") -> Response:
    async def work(tx: Transaction, item: Item) -> None:
        whom = desk.staff.id if to == "me" else PersonId(identity(to)) if to else None
        await working.assign(tx, item, whom, by=desk.staff.id, now=desk.now)

    return await _with(desk, id_, work)


@routes.post("/items/{id_}/answer")
async def answer(desk: AnyDesk, id_: str) -> Response:
    async def work(tx: Transaction, item: Item) -> None:
        await working.ask_to_call(tx, desk.clinic, item, by=desk.staff.id, now=desk.now)

    return await _with(desk, id_, work)


@routes.post("/items/{id_}/close")
async def close(desk: AnyDesk, id_: str, note: Annotated[str, Form()] = "") -> Response:
    async def work(tx: Transaction, item: Item) -> None:
        await working.close(tx, item, note, by=desk.staff.id, now=desk.now)

    return await _with(desk, id_, work)


async def _with(
    desk: Desk, id_: str, work: Callable[[Transaction, Item], Awaitable[None]]
) -> Response:
    """Do something about one item of this clinic, and show the list where it stands."""

    async def change(tx: Transaction) -> str:
        item = await tx.work_items.get(desk.clinic.id, WorkItemId(identity(id_)))
        await work(tx, item)
        return f"#item-{item.id}"

    return await desk.change(change)


async def waiting(tx: Transaction, desk: Desk, items: Sequence[Item]) -> list[Waiting]:
    """Return items as they are shown."""
    names = await _names(tx, desk)
    return [
        Waiting(item, entry, names.get(item.assigned, "") if item.assigned else "")
        for item, entry in await working.visible(tx, desk.clinic, items, now=desk.now)
    ]


async def _names(tx: Transaction, desk: Desk) -> Mapping[PersonId, str]:
    return {each.id: each.name for each in await tx.clinic_staff.of_clinic(desk.clinic.id)}
