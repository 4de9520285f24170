"""Data keys: one for each person and one for the house, sealed by the master key. Erasing a person
deletes theirs."""

from __future__ import annotations

import os
from collections.abc import Iterable
from hmac import digest
from typing import Any, Final
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert as pg_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.errors import BadInput
from bot.storage.sealing.keyring import Keyring
from bot.storage.sealing.seals import KEY_BYTES, Place, SealingKey, Unreadable
from bot.storage.tables.people import data_keys

HOUSE: Final = UUID(int=0)  #: owns what belongs to nobody yet: addresses, the inbox, strangers
_AT_MOST: Final = 50_000  # in memory; a key takes about half a kilobyte
_AT_ONCE: Final = 500


def place_of(owner: UUID) -> Place:
    """Return where the data key of `owner` stands."""
    return Place("data_key", owner, "sealed")


def place_of_address(id_: UUID) -> Place:
    """Return where the value of an address stands."""
    return Place("address", id_, "value")


class KnownKeys:
    """The data keys this process has opened, and the keyring that opens more of them."""

    def __init__(self, keyring: Keyring) -> None:
        self.keyring = keyring
        self._keys: dict[UUID, SealingKey] = {}

    def get(self, owner: UUID) -> SealingKey | None:
        """Return the key of `owner` if it was opened before."""
        return self._keys.get(owner)

    def keep(self, keys: dict[UUID, SealingKey]) -> None:
        """Remember keys, and forget the oldest where they are too many."""
        self._keys.update(keys)
        while len(self._keys) > _AT_MOST:
            del self._keys[next(iter(self._keys))]

    def forget(self, owners: Iterable[UUID]) -> None:
        """Forget the keys of people who were erased."""
        for owner in owners:
            self._keys.pop(owner, None)

    def forget_all(self) -> None:
        """Forget every key, since another process has erased one."""
        self._keys.clear()


class DataKeys:
    """The data keys within one transaction. What it makes is known outside only once it is
    committed."""

    def __init__(self, connection: AsyncConnection, known: KnownKeys) -> None:
        self._connection = connection
        self._known = known
        self._loaded: dict[UUID, SealingKey] = {}
        self._unopened: set[UUID] = set()
        self.erased: set[UUID] = set()

    async def load(self, owners: Iterable[UUID]) -> None:
        """Have the keys of `owners` at hand, as far as they exist."""
        missing = []
        for owner in {*owners, HOUSE}:
            if owner in self._loaded or owner in self.erased:
                continue
            if key := self._known.get(owner):
                self._loaded[owner] = key
            else:
                missing.append(owner)
        for start in range(0, len(missing), _AT_ONCE):
            await self._fetch(missing[start : start + _AT_ONCE])

    async def make(self, owner: UUID) -> None:
        """Make the key of a new owner."""
        row, key = self._new(owner)
        await self._connection.execute(data_keys.insert(), row)
        self._loaded[owner] = key

    async def have_house_key(self) -> None:
        """Make the key of the house where there is none; refuse a keyring that cannot open it."""
        row, _ = self._new(HOUSE)
        new = pg_insert if self._connection.dialect.name == "postgresql" else sqlite_insert
        await self._connection.execute(new(data_keys).on_conflict_do_nothing(), row)
        await self._fetch([HOUSE])
        if HOUSE not in self._loaded:
            raise BadInput(
                "the key file does not belong to this database: it cannot open the key of the "
                "house; restore the key file that was made with it"
            )

    async def erase(self, owner: UUID) -> None:
        """Throw the key of `owner` away: whatever was sealed with it can never be read again."""
        await self._connection.execute(delete(data_keys).where(data_keys.c.owner == owner))
        self._loaded.pop(owner, None)
        self.erased.add(owner)

    def of(self, owner: UUID | None) -> SealingKey:
        """Return a loaded key; that of the house where there is no owner."""
        key = self._loaded.get(owner or HOUSE)
        if key is None:
            raise Unreadable(f"the data key of {owner} is gone, or sealed with a key we lack")
        return key

    def exists(self, owner: UUID) -> bool:
        """Return whether a loaded owner has a key at all, even one that cannot be opened."""
        return owner in self._loaded or owner in self._unopened

    async def hashed(self, *parts: object) -> bytes:
        """Return a keyed hash by which sealed values can be looked up."""
        await self.load(())
        words = "|".join(str(part) for part in parts)
        return digest(self.of(HOUSE).derive("dosebell look-up"), words.encode(), "sha256")

    def committed(self) -> None:
        """Let the next transactions know what this one has learned."""
        self._known.keep(self._loaded)
        self._known.forget(self.erased)

    def _new(self, owner: UUID) -> tuple[dict[str, Any], SealingKey]:
        secret = os.urandom(KEY_BYTES)
        sealed = self._known.keyring.seal(place_of(owner), secret)
        return {"owner": owner, "sealed": sealed}, SealingKey(secret)

    async def _fetch(self, owners: list[UUID]) -> None:
        found = await self._connection.execute(
            select(data_keys.c.owner, data_keys.c.sealed).where(data_keys.c.owner.in_(owners))
        )
        for owner, sealed in found:
            try:
                secret = self._known.keyring.open(place_of(owner), sealed)
            except Unreadable:  # whoever asks for it is told; the others go on
                self._unopened.add(owner)
            else:
                self._loaded[owner] = SealingKey(secret)
