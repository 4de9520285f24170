"""Proves that a ledger that is begun names nobody, and still keeps every STOP."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.actions import backup
from bot.domain.errors import BadInput
from bot.storage import Keyring, Storage
from bot.storage.backup import dump, folder
from bot.storage.backup.ledger_file import Ledger
from bot.storage.backup.restore import Source, restore
from bot.storage.database import read_url, writing_engine
from bot.storage.migrate import upgrade
from tests.databases import POSTGRES_TAKES_LONG
from tests.storage.world import LATER, NOW, a_world, an_address


@pytest.fixture(params=POSTGRES_TAKES_LONG)
def migrated_url(request: pytest.FixtureRequest) -> str:
    """The URL of a database with all tables, for this test alone."""
    return str(request.getfixturevalue(f"migrated_{request.param}_url"))


def _damage(url: str) -> None:
    """Leave of a database how it begins."""
    file = Path(url.partition("///")[2])
    size = file.stat().st_size
    with file.open("r+b") as pages:
        pages.seek(4096)
        pages.write(b"x" * (size - 4096))


async def test_an_address_is_in_it_by_its_hash_alone_and_its_stop_is_kept(
    storage: Storage, migrated_url: str, keyring: Keyring, tmp_path: Path
) -> None:
    world = await a_world(storage)
    file = folder.place(tmp_path / "backups", at=NOW)
    await dump.write(migrated_url, keyring, file, at=NOW)
    async with storage.transaction() as tx:
        met_since = await an_address(tx, "1002")
        for each in (world.address, met_since):
            await tx.addresses.replace(each, each.opt_out(at=LATER, how="stop"))
        await tx.people.erase(world.person.id)
    await storage.close()

    source = Source(file, Ledger(file.parent), keyring)
    assert await backup.have_ledger(migrated_url, file.parent, now=LATER)
    assert not await backup.have_ledger(migrated_url, file.parent, now=LATER)
    written = source.ledger.entries()
    rows = [entry["row"] for entry in written if entry.get("table") == "address"]
    assert len(rows) == 2
    assert not [row for row in rows if "value" in row]

    await restore(migrated_url, source, now=LATER)

    restored = await Storage.open(migrated_url, keyring=keyring)
    async with restored.reading() as tx:
        known = await tx.addresses.find(world.sender, "1001")
        met = await tx.addresses.find(world.sender, "1002")
        assert known is not None
        assert met is not None
        assert (known.opted_out_how, met.opted_out_how) == ("stop", "stop")
        assert (await tx.addresses.get_many([met_since.id]))[met_since.id].value == ""
        assert world.person.id in await tx.people.erased()
    await restored.close()


async def test_a_number_that_an_older_ledger_holds_is_not_brought_back(
    sqlite_storage: Storage, migrated_sqlite_url: str, keyring: Keyring, tmp_path: Path
) -> None:
    await a_world(sqlite_storage)
    file = folder.place(tmp_path / "backups", at=NOW)
    await dump.write(migrated_sqlite_url, keyring, file, at=NOW)
    sqlite_storage.ledger = Ledger(file.parent)
    async with sqlite_storage.transaction() as tx:
        address = await an_address(tx, "1002")
    async with sqlite_storage.transaction() as tx:
        await tx.addresses.replace(address, address.opt_out(at=LATER, how="stop"))
    await sqlite_storage.close()
    (entry,) = sqlite_storage.ledger.entries()
    entry["row"]["value"] = "c29tZWJvZHkncyBudW1iZXI="
    sqlite_storage.ledger.add([entry])

    _damage(migrated_sqlite_url)
    await restore(migrated_sqlite_url, Source(file, sqlite_storage.ledger, keyring), now=LATER)

    restored = await Storage.open(migrated_sqlite_url, keyring=keyring)
    async with restored.reading() as tx:
        found = (await tx.addresses.get_many([address.id]))[address.id]
        assert (found.value, found.opted_out_how) == ("", "stop")
    await restored.close()


async def test_it_is_not_begun_where_the_database_cannot_be_read(
    migrated_sqlite_url: str, tmp_path: Path
) -> None:
    _damage(migrated_sqlite_url)
    nowhere = f"sqlite+aiosqlite:///{tmp_path / 'nowhere.sqlite3'}"
    nobody = "postgresql+asyncpg://nobody@127.0.0.1:1/none"

    for url in (migrated_sqlite_url, nowhere, nobody):
        with pytest.raises(BadInput):
            await backup.have_ledger(url, tmp_path / "backups", now=NOW)

    assert not Ledger(tmp_path / "backups").is_there()


@pytest.mark.long
@pytest.mark.parametrize("version", ["0001", "0005", "0009"])
async def test_it_is_begun_with_what_an_older_database_knows(
    version: str, sqlite_url: str, tmp_path: Path
) -> None:
    engine = writing_engine(read_url(sqlite_url))
    async with engine.begin() as connection:
        await connection.run_sync(upgrade, version)
    await engine.dispose()

    assert await backup.have_ledger(sqlite_url, tmp_path / "backups", now=NOW)
    assert Ledger(tmp_path / "backups").is_whole()
