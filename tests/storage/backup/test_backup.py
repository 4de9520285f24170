"""Proves that a backup is whole and sealed, and that either kind of database is made from it."""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from bot.actions.clinic import staffing
from bot.actions.clinic.staffing import Newcomer, Where
from bot.clock import SystemClock
from bot.domain.clinic.staff import Desk
from bot.domain.errors import BadInput
from bot.domain.people import Address
from bot.storage import Keyring, Storage
from bot.storage.backup import dump, folder
from bot.storage.backup.ledger_file import Ledger
from bot.storage.backup.restore import Source, drill, restore
from bot.storage.backup.vault import Vault, lines
from bot.storage.database import read_url, writing_engine
from bot.storage.migrate import migrate, upgrade
from tests.databases import POSTGRES_TAKES_LONG
from tests.storage.world import (
    LATER,
    NOW,
    World,
    a_delivery,
    a_round_with_a_dose,
    a_world,
    another_person,
    peek,
    said,
    tamper,
)


@pytest.fixture(params=POSTGRES_TAKES_LONG)
def migrated_url(request: pytest.FixtureRequest) -> str:
    """The URL of a database with all tables, for this test alone."""
    return str(request.getfixturevalue(f"migrated_{request.param}_url"))


@pytest.fixture
def url_of_another_kind(request: pytest.FixtureRequest, migrated_url: str) -> str:
    """The URL of an empty database of the kind that the first one is not."""
    other = "postgres_url" if migrated_url.startswith("sqlite") else "sqlite_url"
    if other == "sqlite_url":
        return f"sqlite+aiosqlite:///{request.getfixturevalue('tmp_path') / 'other.sqlite3'}"
    return str(request.getfixturevalue(other))


def _named(place: Path, pattern: str) -> list[str]:
    return [path.name for path in place.glob(pattern)]


def _bytes_of(url: str) -> bytes:
    return Path(url.partition("///")[2]).read_bytes()


async def _filled(storage: Storage) -> World:
    world = await a_world(storage)
    async with storage.transaction() as tx:
        await a_round_with_a_dose(tx)
        await tx.deliveries.add([a_delivery(world.address)])
        await tx.inbox.keep(said("took it ñ \N{PILL}"), NOW)
        await tx.facts.put("note", "a line\nand another")
        await tx.audit.write(
            world.person.id, at=NOW, actor=None, action="seen", subject="x", details={"by": "Eve"}
        )
    return world


def _source(file: Path, keyring: Keyring) -> Source:
    return Source(file, Ledger(file.parent), keyring)


@pytest.mark.long
@pytest.mark.postgres
async def test_a_backup_of_either_kind_makes_a_database_of_the_other(
    storage: Storage, migrated_url: str, url_of_another_kind: str, keyring: Keyring, tmp_path: Path
) -> None:
    world = await _filled(storage)
    file = folder.place(tmp_path / "backups", at=NOW)
    await dump.write(migrated_url, keyring, file, at=NOW)

    await restore(url_of_another_kind, _source(file, keyring), now=LATER)

    restored = await Storage.open(url_of_another_kind, keyring=keyring)
    async with restored.transaction() as tx:
        assert await tx.people.get(world.person.id) == world.person
        assert (await tx.addresses.of(world.person.id)) == [world.address]
        assert await tx.audit.verify(world.person.id)
        entry = await tx.inbox.next(LATER)
        assert entry is not None
        assert entry.incoming.text == "took it ñ \N{PILL}"
        assert await tx.facts.get("note") == "a line\nand another"
        await tx.deliveries.add([a_delivery(world.address)])  # counting goes on
        await another_person(tx)
    await restored.close()


async def test_a_backup_shows_nothing_and_goes_on_while_somebody_writes(
    sqlite_storage: Storage, migrated_sqlite_url: str, keyring: Keyring, tmp_path: Path
) -> None:
    await _filled(sqlite_storage)
    file = folder.place(tmp_path, at=NOW)

    async with sqlite_storage.transaction() as tx:
        await tx.facts.put("half", "done")
        await dump.write(migrated_sqlite_url, keyring, file, at=NOW)

    written = file.read_bytes()
    assert dump.check(file, keyring).at == NOW
    assert not [word for word in (b"person", b"note", b"line", b"dosebell_bot") if word in written]
    assert file.stat().st_mode & 0o777 == 0o600
    assert _named(tmp_path, "*.part") == []


async def test_what_is_not_whole_is_refused_before_anything_is_touched(
    sqlite_storage: Storage, migrated_sqlite_url: str, keyring: Keyring, tmp_path: Path
) -> None:
    await _filled(sqlite_storage)
    await sqlite_storage.close()
    file = folder.place(tmp_path, at=NOW)
    await dump.write(migrated_sqlite_url, keyring, file, at=NOW)
    whole = file.read_bytes()
    before = _bytes_of(migrated_sqlite_url)

    for broken in (
        *(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :] for at in range(0, len(whole), 97)),
        *(whole[:length] for length in (0, 10, 90, len(whole) // 2, len(whole) - 1)),
        whole + b"x",
    ):
        file.write_bytes(broken)
        with pytest.raises(BadInput, match="backup"):
            await restore(migrated_sqlite_url, _source(file, keyring), now=LATER)

    file.write_bytes(whole)
    with pytest.raises(BadInput, match="another key"):
        await restore(
            migrated_sqlite_url,
            _source(file, Keyring.generate(tmp_path / "other.key")),
            now=LATER,
        )
    assert _bytes_of(migrated_sqlite_url) == before


@pytest.mark.long
async def test_an_older_backup_is_brought_up_to_date(
    sqlite_url: str, keyring: Keyring, tmp_path: Path
) -> None:
    engine = writing_engine(read_url(sqlite_url))
    async with engine.begin() as connection:
        await connection.run_sync(upgrade, "0003")
        await connection.execute(text("INSERT INTO fact VALUES ('beat', '1')"))
    await engine.dispose()
    file = folder.place(tmp_path / "backups", at=NOW)
    head = await dump.write(sqlite_url, keyring, file, at=NOW)
    assert head.version == "0003"

    await restore(sqlite_url, _source(file, keyring), now=LATER)

    restored = await Storage.open(sqlite_url, keyring=keyring)
    async with restored.reading() as tx:
        assert await tx.facts.get("beat") == "1"
    await restored.close()
    assert _named(tmp_path, "dosebell.sqlite3.before-*"), "what stood there is kept"


@pytest.mark.long
async def test_an_old_database_is_backed_up_before_it_is_changed(
    sqlite_url: str, keyring: Keyring, tmp_path: Path
) -> None:
    engine = writing_engine(read_url(sqlite_url))
    async with engine.begin() as connection:
        await connection.run_sync(upgrade, "0005")
    await engine.dispose()
    seen = []

    async def full() -> None:
        raise BadInput("the disk is full")

    async def save() -> None:
        seen.extend(await peek(sqlite_url, "SELECT version_num FROM alembic_version"))

    with pytest.raises(BadInput, match="full"):
        await migrate(sqlite_url, before=full)
    await migrate(sqlite_url, before=save)
    await migrate(sqlite_url, before=full)  # up to date: nothing is changed

    assert seen == [("0005",)]


async def _stopped(storage: Storage, address: Address) -> Address:
    async with storage.transaction() as tx:
        return await tx.addresses.replace(address, address.opt_out(at=LATER, how="stop"))


@pytest.mark.parametrize(
    "lost",
    [
        "neither",
        pytest.param("the ledger", marks=pytest.mark.long),
        pytest.param("the database", marks=pytest.mark.long),
    ],
)
async def test_a_stop_since_the_backup_is_kept(
    lost: str, storage: Storage, migrated_url: str, keyring: Keyring, tmp_path: Path
) -> None:
    world = await a_world(storage)
    file = folder.place(tmp_path / "backups", at=NOW)
    source = _source(file, keyring)
    await dump.write(migrated_url, keyring, file, at=NOW)
    storage.ledger = source.ledger
    await _stopped(storage, world.address)
    async with storage.transaction() as tx:
        gone = await another_person(tx)
    async with storage.transaction() as tx:
        await tx.people.erase(world.person.id)
        await tx.people.erase(gone.id)
    await storage.close()
    if lost == "the ledger":
        source.ledger.path.unlink()
    if lost == "the database":
        await tamper(migrated_url, "UPDATE address SET opted_out_at = NULL, opted_out_how = ''")

    await restore(migrated_url, source, now=LATER)

    restored = await Storage.open(migrated_url, keyring=keyring)
    async with restored.transaction() as tx:
        found = await tx.addresses.find(world.sender, "1001")
        assert found is not None
        assert (found.opted_out_at, found.opted_out_how) == (LATER, "stop")
        assert not await tx.people.get_many([world.person.id])
        assert world.person.id in await tx.people.erased()
        start = await tx.addresses.replace(found, found.opt_in())
    restored.ledger = source.ledger
    async with restored.transaction() as tx:
        await tx.addresses.replace(start, start.opt_out(at=LATER, how="stop"))
    async with restored.transaction() as tx:
        again = await tx.addresses.find(world.sender, "1001")
        assert again is not None
        await tx.addresses.replace(again, again.opt_in())
    await restored.close()
    entry = source.ledger.entries()[-1]
    assert entry["row"]["opted_out_at"] is None, "a START stands as well"


@pytest.mark.long
@pytest.mark.parametrize("lost", ["neither", "the ledger"])
async def test_who_has_left_a_clinic_since_the_backup_has_left_and_nobody_sits_at_a_desk(
    lost: str, storage: Storage, migrated_url: str, keyring: Keyring, tmp_path: Path
) -> None:
    async with storage.transaction() as tx:
        where = Where("en", "US", "America/New_York")
        clinic = await staffing.open_clinic(tx, "Hill Street", where, now=NOW)
        nora, sam = [
            (await staffing.hire(tx, clinic, Newcomer(name, name), by=None, now=NOW)).staff
            for name in ("nora", "sam")
        ]
        await tx.clinic_staff.open_desk("token", Desk(nora.id, NOW, NOW))
    file = folder.place(tmp_path / "backups", at=NOW)
    source = _source(file, keyring)
    await dump.write(migrated_url, keyring, file, at=NOW)
    storage.ledger = source.ledger
    async with storage.transaction() as tx:
        await staffing.dismiss(tx, clinic.id, sam.id, by=nora.id, now=LATER)
        renewed = await staffing.renew(tx, clinic.id, nora.id, by=None, now=LATER)
    await storage.close()
    if lost == "the ledger":
        source.ledger.path.unlink()

    await restore(migrated_url, source, now=LATER)

    restored = await Storage.open(migrated_url, keyring=keyring)
    async with restored.reading() as tx:
        assert await tx.clinic_staff.desk("token") is None
        assert not (await tx.clinic_staff.get(sam.id)).works_here
        assert (await tx.clinic_staff.get(nora.id)).password == renewed.staff.password
    await restored.close()


def test_old_backups_go_but_never_the_newest(tmp_path: Path) -> None:
    days = [NOW - timedelta(days=age) for age in (60, 40, 20)]
    for at in days:
        folder.place(tmp_path, at=at, why="before-migration").touch()
    (tmp_path / "ledger.jsonl").touch()
    month = timedelta(days=30)

    assert folder.throw_away(tmp_path, older_than=month, now=NOW) == 2
    assert folder.age(tmp_path, now=NOW) == timedelta(days=20)
    assert folder.throw_away(tmp_path, older_than=timedelta(days=1), now=NOW) == 0
    assert folder.made_at(tmp_path / "ledger.jsonl") is None
    assert folder.age(tmp_path / "nowhere", now=datetime.max.replace(tzinfo=NOW.tzinfo)) is None


def test_what_a_restore_has_replaced_is_never_the_newest_and_goes_when_it_is_old(
    tmp_path: Path,
) -> None:
    made = folder.place(tmp_path, at=NOW - timedelta(days=60))
    replaced = folder.place(tmp_path, at=NOW - timedelta(days=40), why=folder.BEFORE_RESTORE)
    for file in (made, replaced):
        file.touch()

    assert folder.newest(tmp_path, now=NOW) == made
    assert folder.throw_away(tmp_path, older_than=timedelta(days=30), now=NOW) == 1
    assert folder.newest(tmp_path, now=NOW) == made


def test_a_backup_from_the_future_is_the_newest_only_where_there_is_no_other_and_goes_in_time(
    tmp_path: Path,
) -> None:
    jump = folder.place(tmp_path, at=NOW + timedelta(days=300))
    jump.touch()
    os.utime(jump, (ahead := (NOW + timedelta(days=300)).timestamp(), ahead))
    month, seen = timedelta(days=30), NOW + timedelta(days=10)
    assert folder.newest(tmp_path, now=NOW) == jump

    nights = [folder.place(tmp_path, at=NOW + timedelta(days=day)) for day in range(10)]
    for night in nights:
        night.touch()
    soon = folder.place(tmp_path, at=seen + timedelta(minutes=4), why="of-another-machine")
    soon.touch()

    assert folder.newest(tmp_path, now=seen) == soon
    assert folder.ahead(tmp_path, now=seen) == [jump]
    assert folder.throw_away(tmp_path, older_than=month, now=seen) == 0
    assert folder.throw_away(tmp_path, older_than=month, now=seen + timedelta(days=29)) == 9
    assert jump.exists()
    assert folder.throw_away(tmp_path, older_than=month, now=seen + timedelta(days=31)) == 2
    assert (jump.exists(), soon.exists()) == (False, True), "never the true newest"


@pytest.mark.long
async def test_a_drill_changes_nothing(
    sqlite_storage: Storage, migrated_sqlite_url: str, keyring: Keyring, tmp_path: Path
) -> None:
    await _filled(sqlite_storage)
    file = folder.place(tmp_path / "backups", at=NOW)
    await dump.write(migrated_sqlite_url, keyring, file, at=NOW)

    head = await drill(_source(file, keyring), tmp_path / "drill", now=LATER)

    assert head.at == NOW
    assert await peek(migrated_sqlite_url, "SELECT count(*) FROM round") == [(1,)]


@pytest.mark.postgres
async def test_what_cannot_be_filled_to_its_end_leaves_the_database_as_it_was(
    storage: Storage, migrated_url: str, keyring: Keyring, tmp_path: Path
) -> None:
    await _filled(storage)
    whole, doubled = tmp_path / "whole.backup", tmp_path / "doubled.backup"
    await dump.write(migrated_url, keyring, whole, at=NOW)
    with whole.open("rb") as old, doubled.open("wb") as new:
        written, vault = [*lines(old, keyring)], Vault(new, keyring)
        last_row = max(at for at, line in enumerate(written) if line.startswith(b"["))
        for line in (*written[: last_row + 1], *written[last_row:]):
            vault.write(line)
        vault.close()
    async with storage.transaction() as tx:
        await tx.facts.put("since", "the backup")
    await storage.close()

    with pytest.raises(BadInput, match="cannot be written, and nothing was changed"):
        await restore(migrated_url, _source(doubled, keyring), now=LATER)

    assert await peek(migrated_url, "SELECT value FROM fact WHERE name = 'since'") == [
        ("the backup",)
    ]


@pytest.mark.long  # the database gives up whoever says nothing in a transaction for ten seconds
@pytest.mark.postgres
async def test_keeping_what_a_restore_replaces_may_take_as_long_as_it_takes(
    postgres_storage: Storage, migrated_postgres_url: str, keyring: Keyring, tmp_path: Path
) -> None:
    await _filled(postgres_storage)
    await postgres_storage.close()
    file = folder.place(tmp_path, at=NOW)
    await dump.write(migrated_postgres_url, keyring, file, at=NOW)

    async def keep() -> None:
        await SystemClock().sleep(11)

    await restore(migrated_postgres_url, _source(file, keyring), now=LATER, before=keep)

    assert await peek(migrated_postgres_url, "SELECT value FROM fact WHERE name = 'note'")


@pytest.mark.long
@pytest.mark.postgres
async def test_a_postgresql_that_somebody_serves_is_left_alone(
    postgres_storage: Storage, migrated_postgres_url: str, keyring: Keyring, tmp_path: Path
) -> None:
    await _filled(postgres_storage)
    file = folder.place(tmp_path, at=NOW)
    await dump.write(migrated_postgres_url, keyring, file, at=NOW)
    engine = create_async_engine(migrated_postgres_url)

    async with engine.connect() as connection:
        await connection.execute(text("SELECT pg_advisory_lock(7331048)"))
        with pytest.raises(BadInput, match="stop every"):
            await restore(migrated_postgres_url, _source(file, keyring), now=LATER)
    await engine.dispose()
