"""Keeps the inbox: what people said, before anybody has looked at it. Sealed with the house's
key."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Row, Select, bindparam, exists, func, select

from bot.domain.channels import Incoming
from bot.domain.errors import NotFound
from bot.domain.ids import InboxId, new_id
from bot.domain.people import ChannelName, Sender
from bot.storage import failing
from bot.storage.repositories.addresses import address_hash
from bot.storage.repositories.senders import Senders
from bot.storage.sealing.json import INCOMING
from bot.storage.sealing.seals import Place, Unreadable
from bot.storage.session import Bell, Session
from bot.storage.tables.columns import set_aside
from bot.storage.tables.messages import inbox

_WAIT: Final = timedelta(seconds=10)
_OTHER: Final = inbox.alias("earlier")
_COUNT: Final = select(func.count().label("n")).select_from(inbox)
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class InboxEntry:
    """Something that was said and kept, and how often handling it has failed."""

    id: InboxId
    incoming: Incoming
    received_at: datetime
    tries: int


class Inbox:
    """What people said."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def keep(self, incoming: Incoming, at: datetime) -> bool:
        """Keep what came in; return False where the provider sent it before."""
        sender = await Senders(self._session).get_or_add(incoming.channel, incoming.sender)
        id_ = InboxId(new_id())
        row = {
            "id": id_,
            "channel": incoming.channel.value,
            "sender_id": sender.id,
            "provider_id": incoming.provider_id,
            "address_hash": await address_hash(self._session.keys, sender.id, incoming.address),
            "payload": self._session.keys.of(None).seal(_place(id_), INCOMING.dump(incoming)),
            "received_at": at,
            "retry_at": at,
            "tries": 0,
            "set_aside": False,
        }
        is_new = bool(await self._session.insert_new(inbox, [row]))
        if is_new:
            self._session.ring(Bell.INBOX)
        return is_new

    async def unknown(self, came: Sequence[Incoming]) -> list[Incoming]:
        """Return those of them that their providers did not send before, in their order."""
        sent = defaultdict[tuple[ChannelName, str], list[Incoming]](list)
        for each in came:
            sent[each.channel, each.sender].append(each)
        known: set[Incoming] = set()
        for (channel, name), those in sent.items():
            if sender := await Senders(self._session).find(channel, name):
                ids = await self._ids_among(sender, {each.provider_id for each in those})
                known.update(each for each in those if each.provider_id in ids)
        return [each for each in came if each not in known]

    async def _ids_among(self, sender: Sender, provider_ids: Collection[str]) -> set[str]:
        cells = inbox.c
        came = cells.channel == sender.channel.value, cells.sender_id == sender.id
        named = select(cells.provider_id).where(*came)
        rows = await self._session.rows_among(named, cells.provider_id, provider_ids)
        return {row.provider_id for row in rows}

    async def next(self, now: datetime) -> InboxEntry | None:
        """Return what must be handled next: never something while an earlier one of its address is
        undone."""
        await self._session.keys.load(())
        while row := await self._session.row(self._session.locked(_NEXT), {"now": now}):
            try:
                return self._entry(row)
            except Unreadable:
                _log.exception("what came in cannot be opened", extra={"inbox": str(row.id)})
                await self._set(row.id, set_aside=True, retry_at=now)
        return None

    async def done(self, id_: InboxId, at: datetime) -> None:
        """Note that it was handled."""
        await self._set(id_, done_at=at)

    async def failed(self, id_: InboxId, now: datetime) -> int:
        """Note that handling it failed; the third time it is set aside. Return how often it has."""
        return await failing.failed(self._session, inbox, id_, retry_at=now + _WAIT)

    async def next_due(self, now: datetime) -> datetime | None:
        """Return when something can be handled next; `now` where something can be already."""
        row = await self._session.row(_NEXT_DUE)
        return max(row.at, now) if row and row.at else None

    async def waiting_count(self) -> int:
        """Return how much waits to be handled."""
        return await self._count(_open(_COUNT))

    async def oldest_waiting(self) -> datetime | None:
        """Return since when that has waited which waits longest to be handled."""
        row = await self._session.row(_OLDEST)
        return row.received_at if row else None

    async def set_aside_count(self, since: datetime | None = None) -> int:
        """Return how much was set aside: somebody has to look at it."""
        return await failing.given_up(self._session, inbox, inbox.c.retry_at, since)

    async def _count(self, statement: Select[Any]) -> int:
        row = await self._session.row(statement)
        return int(row.n) if row else 0

    async def _set(self, id_: InboxId, **values: object) -> None:
        if not await self._session.change(inbox, {"id": id_}, values):
            raise NotFound(f"there is no inbox entry {id_}")

    def _entry(self, row: Row[Any]) -> InboxEntry:
        raw = self._session.keys.of(None).open(_place(row.id), row.payload)
        return InboxEntry(row.id, INCOMING.load(raw), row.received_at, row.tries)


def _open(statement: Select[Any]) -> Select[Any]:
    return statement.where(inbox.c.done_at.is_(None), ~set_aside(inbox))


def _first(statement: Select[Any]) -> Select[Any]:
    """Return the query over those alone that are the first of their address."""
    earlier = exists().where(
        _OTHER.c.address_hash == inbox.c.address_hash,
        _OTHER.c.seq < inbox.c.seq,
        _OTHER.c.done_at.is_(None),
        ~set_aside(_OTHER),
    )
    return _open(statement).where(~earlier)


def _place(id_: InboxId) -> Place:
    return Place("inbox", id_, "payload")


_DUE: Final = _first(select(inbox)).where(inbox.c.retry_at <= bindparam("now"))
_NEXT: Final = _DUE.order_by(inbox.c.seq).limit(1)
_OLDEST: Final = _open(select(inbox.c.received_at)).order_by(inbox.c.seq).limit(1)
_NEXT_DUE: Final = _first(select(func.min(inbox.c.retry_at).label("at")))
