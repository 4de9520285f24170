"""Keeps count of how much may still be said: one bucket of tokens for each sender, and one for each
who speaks to us."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Row

from bot.domain.ids import AddressId, SenderId
from bot.storage.session import Session
from bot.storage.statements import everything
from bot.storage.tables.messages import buckets

#: Whoever is told to be silent for longer asks again after a day.
LONGEST_HOLD: Final = timedelta(hours=24)
#: What is dated further ahead was written by a clock that was wrong: nobody is silent for a year.
_BELIEVED: Final = LONGEST_HOLD + timedelta(hours=1)
_TALK_A_MINUTE: Final = 10
_ALMOST: Final = 1e-6  #: what adding up small fractions loses
_CARRIED: Final = 0.99  #: of the next token: who comes a moment late has lost nothing


@dataclass(frozen=True, slots=True)
class _Bucket:
    """How many tokens a bucket holds, and since when nobody may take any."""

    tokens: float
    counted_at: datetime
    held_until: datetime | None

    @classmethod
    def of(cls, row: Row[Any], now: datetime) -> _Bucket:
        """Return the bucket in a row; one that a wrong clock has written into the future is full
        and held by nobody."""
        held, latest = row.held_until, now + _BELIEVED
        believed = None if held is not None and held > latest else held
        counted_at = row.counted_at if row.counted_at <= latest else now - _BELIEVED
        return cls(row.tokens, counted_at, believed)

    def filled(self, *, rate: float, burst: float, now: datetime) -> float:
        """Return how many tokens it holds at `now`. A clock that was put back adds none."""
        passed = max(0.0, (now - self.counted_at).total_seconds())
        return min(burst + _CARRIED, self.tokens + passed * rate)


class Limits:
    """How much may be said."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def take(
        self, sender: SenderId, wanted: int, *, rate_per_second: float, burst: int, now: datetime
    ) -> int:
        """Take up to `wanted` tokens of a sender; return how many there were."""
        bucket = await self._bucket(sender, full=burst, now=now)
        if bucket.held_until is not None and now < bucket.held_until:
            return 0
        tokens = bucket.filled(rate=rate_per_second, burst=burst, now=now)
        granted = max(0, min(wanted, int(tokens + _ALMOST)))
        if granted:
            await self._set(sender, tokens=tokens - granted, counted_at=max(now, bucket.counted_at))
        return granted

    async def available(
        self, sender: SenderId, *, rate_per_second: float, burst: int, now: datetime
    ) -> int:
        """Return how many tokens a sender has; nobody else takes any until the transaction ends.

        Where another worker is about to take some it is none: to wait for that worker, who may be
        frozen, would keep what has come back from being written down.
        """
        bucket = await self._free_bucket(sender, full=burst, now=now)
        if bucket is None:
            return 0
        if bucket.held_until is not None and now < bucket.held_until:
            return 0
        return int(bucket.filled(rate=rate_per_second, burst=burst, now=now) + _ALMOST)

    async def next_free(
        self, sender: SenderId, *, rate_per_second: float, burst: int, now: datetime
    ) -> datetime:
        """Return when a sender may speak next; `now` where it may already."""
        row = await self._row(sender)
        if row is None:
            return now
        bucket = _Bucket.of(row, now)
        free = max(now, bucket.held_until or now)
        lacking = 1 - bucket.filled(rate=rate_per_second, burst=burst, now=free)
        if lacking <= _ALMOST:
            return free
        return free + timedelta(milliseconds=ceil(1000 * (lacking - _ALMOST) / rate_per_second))

    async def hold(self, sender: SenderId, until: datetime) -> None:
        """Let nobody speak through a sender before `until`: its provider said so, to several at
        once perhaps, and the longest counts."""
        bucket = await self._bucket(sender, full=0, now=until)
        until = max(until, bucket.held_until or until)
        await self._set(sender, tokens=0.0, counted_at=until, held_until=until)

    async def held_until(self, sender: SenderId) -> datetime | None:
        """Return until when a sender is held, if it ever was."""
        row = await self._row(sender)
        return row.held_until if row else None

    async def talk(self, address: AddressId, now: datetime) -> bool:
        """Return whether we still listen to an address: ten messages a minute."""
        bucket = await self._bucket(address, full=_TALK_A_MINUTE, now=now)
        tokens = bucket.filled(rate=_TALK_A_MINUTE / 60, burst=_TALK_A_MINUTE, now=now)
        if tokens < 1:
            return False
        await self._set(address, tokens=tokens - 1, counted_at=max(now, bucket.counted_at))
        return True

    async def _bucket(self, owner: UUID, *, full: int, now: datetime) -> _Bucket:
        """Return a bucket; nobody else may touch it until the transaction ends."""
        while True:
            if bucket := await self._locked(owner, skip=False, now=now):
                return bucket
            if bucket := await self._new(owner, full=full, now=now):
                return bucket

    async def _free_bucket(self, owner: UUID, *, full: int, now: datetime) -> _Bucket | None:
        """Return the same; None where somebody else has it in hand."""
        if bucket := await self._locked(owner, skip=True, now=now):
            return bucket
        if await self._row(owner):
            return None
        return await self._new(owner, full=full, now=now)

    async def _locked(self, owner: UUID, *, skip: bool, now: datetime) -> _Bucket | None:
        locked = self._session.locked(everything(buckets), skip=skip)
        row = await self._session.row_with(locked, buckets.c.owner, owner)
        return _Bucket.of(row, now) if row else None

    async def _new(self, owner: UUID, *, full: int, now: datetime) -> _Bucket | None:
        """Return a new bucket; None where there is one."""
        fresh = {"owner": owner, "tokens": float(full), "counted_at": now}
        new = self._session.upsert(buckets).values(fresh).on_conflict_do_nothing()
        return _Bucket(float(full), now, None) if await self._session.run(new) else None

    async def _set(self, owner: UUID, **values: object) -> None:
        await self._session.change(buckets, {"owner": owner}, values)

    async def _row(self, owner: UUID) -> Row[Any] | None:
        return await self._session.row_with(everything(buckets), buckets.c.owner, owner)
