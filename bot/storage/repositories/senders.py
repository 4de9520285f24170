"""Keeps senders: the bots and numbers we speak through."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Final

from sqlalchemy import Row, bindparam, select

from bot.domain.ids import SenderId, new_id
from bot.domain.people import ChannelName, Sender
from bot.storage.sealing.seals import Place
from bot.storage.session import Session
from bot.storage.statements import everything
from bot.storage.tables.people import senders

_NAMED: Final = everything(senders).where(
    senders.c.channel == bindparam("channel"), senders.c.name_hash == bindparam("hashed")
)


class Senders:
    """The bots and numbers we speak through."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def get_or_add(self, channel: ChannelName, name: str) -> Sender:
        """Return the sender of that name, new or not."""
        found = await self.find(channel, name)
        if found is None:
            await self._add(channel, name)
            found = await self.find(channel, name)
        if found is None:
            raise AssertionError("a sender was added and is not there")
        return found

    async def find(self, channel: ChannelName, name: str) -> Sender | None:
        """Return the sender of that name; None: nothing was ever said through it."""
        hashed = await self._hash(channel, name)
        row = await self._session.row(_NAMED, {"channel": channel.value, "hashed": hashed})
        return self._sender(row) if row else None

    async def get_many(self, ids: Collection[SenderId]) -> dict[SenderId, Sender]:
        """Return those of the senders that exist."""
        rows = await self._session.rows_among(everything(senders), senders.c.id, ids)
        await self._session.keys.load(())
        return {row.id: self._sender(row) for row in rows}

    async def all(self) -> list[Sender]:
        """Return every sender."""
        await self._session.keys.load(())
        return [self._sender(row) for row in await self._session.rows(select(senders))]

    async def _hash(self, channel: ChannelName, name: str) -> bytes:
        return await self._session.keys.hashed("sender", channel.value, name)

    async def _add(self, channel: ChannelName, name: str) -> None:
        id_, name_hash = SenderId(new_id()), await self._hash(channel, name)
        sealed = self._session.keys.of(None).seal(_place(id_), name.encode())
        row = {"id": id_, "channel": channel.value, "name": sealed, "name_hash": name_hash}
        await self._session.insert_new(senders, [row])  # two workers may meet it at once

    def _sender(self, row: Row[Any]) -> Sender:
        name = self._session.keys.of(None).open(_place(row.id), row.name).decode()
        return Sender(row.id, ChannelName(row.channel), name, row.clinic_id)


def _place(id_: SenderId) -> Place:
    return Place("sender", id_, "name")
