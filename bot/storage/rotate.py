"""Seals the data keys anew with the newest master key, so that the older ones can be thrown away.

Values are not touched: they are sealed with the data keys, which stay what they are.
"""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import bindparam, select, update

from bot.storage.database import read_url, writing_engine
from bot.storage.lock import SingleServer
from bot.storage.sealing.data_keys import place_of
from bot.storage.sealing.keyring import Keyring
from bot.storage.tables.people import data_keys
from bot.storage.versions import refuse_other_schema


async def reseal(url: str, keyring: Keyring) -> int:
    """Seal every data key with the newest master key, all or none; return how many were not yet."""
    engine = writing_engine(read_url(url))
    with SingleServer(url):
        try:
            async with engine.begin() as connection:
                await refuse_other_schema(connection)
                rows = (await connection.execute(select(data_keys).with_for_update())).all()
                anew = [
                    {"this_owner": row.owner, "anew": _anew(keyring, row.owner, row.sealed)}
                    for row in rows
                    if not keyring.is_newest(row.sealed)
                ]
                if anew:
                    mine = data_keys.c.owner == bindparam("this_owner")
                    statement = update(data_keys).where(mine).values(sealed=bindparam("anew"))
                    await connection.execute(statement, anew)
        finally:
            await engine.dispose()
    return len(anew)


def _anew(keyring: Keyring, owner: UUID, sealed: bytes) -> bytes:
    place = place_of(owner)
    return keyring.seal(place, keyring.open(place, sealed))
