"""Renews the master key, and seals the data keys anew with it, so that the older ones can be thrown
away.

Values are not touched: they are sealed with the data keys, which stay what they are.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.alone import refuse_while_served
from bot.storage.database import begun_whole, read_url, writing_engine
from bot.storage.lock import SingleServer
from bot.storage.sealing.data_keys import place_of
from bot.storage.sealing.keyring import Keyring
from bot.storage.tables.people import data_keys
from bot.storage.versions import refuse_other_schema


async def rotate(url: str, key: Path) -> int:
    """Add a key to the key file, and seal every data key with it; return how many there are.

    The file grows only once it is known that nobody serves the database: whoever has read it before
    could not open what is sealed from then on. All data keys are sealed in one transaction: killed
    before its end, they are what they were, and the file has a key more than they need.
    """
    engine = writing_engine(read_url(url))
    with SingleServer(url):
        try:
            async with begun_whole(engine) as connection:
                await refuse_while_served(connection)
                await refuse_other_schema(connection)
                return await _reseal(connection, key)
        finally:
            await engine.dispose()


async def _reseal(connection: AsyncConnection, key: Path) -> int:
    rows = (await connection.execute(select(data_keys).with_for_update())).all()
    before = Keyring.from_file(key)
    opened = [(row.owner, before.open(place_of(row.owner), row.sealed)) for row in rows]
    keyring = Keyring.renew(key)
    anew = [
        {"this_owner": owner, "anew": keyring.seal(place_of(owner), secret)}
        for owner, secret in opened
    ]
    if anew:
        mine = data_keys.c.owner == bindparam("this_owner")
        statement = update(data_keys).where(mine).values(sealed=bindparam("anew"))
        await connection.execute(statement, anew)
    return len(anew)
