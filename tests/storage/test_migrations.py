"""Migrations give exactly the tables of the models, all or nothing, and know what they cannot
read."""

from __future__ import annotations

import asyncio
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import create_async_engine

from bot.clock import SystemClock
from bot.domain.errors import BadInput
from bot.storage import Keyring, Storage
from bot.storage.database import read_url, writing_engine
from bot.storage.migrate import migrate, upgrade
from bot.storage.tables import METADATA
from tests.postgres import PostgresServer
from tests.storage.world import peek, tamper

_POSTGRES_CATALOGUE = """
    SELECT 'index', indexdef FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL
    SELECT 'trigger', pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL
    SELECT 'function', prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace
    UNION ALL
    SELECT 'constraint', conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
        FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    UNION ALL
    SELECT 'column', concat_ws(' ', table_name, column_name, data_type, is_nullable, column_default)
        FROM information_schema.columns WHERE table_schema = 'public'
"""
_SQLITE_CATALOGUE = "SELECT type, sql FROM sqlite_master WHERE sql IS NOT NULL"


async def _catalogue(url: str) -> list[tuple[str, ...]]:
    query = _SQLITE_CATALOGUE if url.startswith("sqlite") else _POSTGRES_CATALOGUE
    rows = [(kind, _plain(definition)) for kind, definition in await peek(url, query)]
    return sorted(row for row in rows if "alembic_version" not in row[1])


def _plain(definition: str) -> str:
    """Return a definition without its line breaks, and the parts of a table in one order."""
    words = re.sub(r"\s+", " ", definition)
    head, paren, parts = words.partition("(")
    if not words.startswith("CREATE TABLE"):
        return words
    return head + paren + ", ".join(sorted(re.split(r", (?![^(]*\))", parts[:-1].strip())))


async def _create_from_models(url: str) -> None:
    engine = create_async_engine(url)
    async with engine.begin() as connection:
        await connection.run_sync(METADATA.create_all)
    await engine.dispose()


def _differences(connection: Connection) -> list[Any]:
    context = MigrationContext.configure(
        connection, opts={"compare_type": True, "compare_server_default": True}
    )
    return list(compare_metadata(context, METADATA))


async def test_migrations_give_the_tables_of_the_models(database_url: str) -> None:
    await migrate(database_url)

    engine = create_async_engine(database_url)
    async with engine.connect() as connection:
        differences = await connection.run_sync(_differences)
    await engine.dispose()

    assert differences == []


async def test_sqlite_migrations_give_every_index_and_trigger_of_the_models(
    sqlite_url: str, tmp_path: Path
) -> None:
    models = f"sqlite+aiosqlite:///{tmp_path / 'models.sqlite3'}"
    await _create_from_models(models)
    await migrate(sqlite_url)

    assert await _catalogue(sqlite_url) == await _catalogue(models)


@pytest.mark.postgres
async def test_postgresql_migrations_give_every_index_and_trigger_of_the_models(
    postgres_url: str, postgres_server: PostgresServer
) -> None:
    models = postgres_server.new_database()
    await _create_from_models(models)
    await migrate(postgres_url)

    assert await _catalogue(postgres_url) == await _catalogue(models)
    postgres_server.drop(models)


async def test_migrating_again_changes_nothing(database_url: str, keyring: Keyring) -> None:
    await migrate(database_url)
    storage = await Storage.open(database_url, keyring=keyring)
    async with storage.transaction() as tx:
        await tx.facts.put("beat", "1")
    await storage.close()

    await migrate(database_url)

    storage = await Storage.open(database_url, keyring=keyring)
    async with storage.reading() as tx:
        assert await tx.facts.get("beat") == "1"
    await storage.close()


async def test_a_database_of_a_newer_version_is_refused_with_what_to_do(
    database_url: str, keyring: Keyring
) -> None:
    await migrate(database_url)
    await tamper(database_url, "UPDATE alembic_version SET version_num = '9999'")

    with pytest.raises(BadInput, match="newer than this program"):
        await Storage.open(database_url, keyring=keyring)
    with pytest.raises(BadInput, match="install the newer Dosebell"):
        await migrate(database_url)


async def test_a_database_that_was_not_migrated_is_refused_with_what_to_do(
    database_url: str, keyring: Keyring
) -> None:
    with pytest.raises(BadInput, match="dosebell migrate"):
        await Storage.open(database_url, keyring=keyring)


async def test_a_migration_that_fails_leaves_nothing_behind(database_url: str) -> None:
    obstacle = "CREATE TABLE audit_head (oops integer)"  # the migration comes to it late
    await tamper(database_url, obstacle)

    with pytest.raises(Exception, match="audit_head"):
        await migrate(database_url)

    await tamper(database_url, "DROP TABLE audit_head")
    assert await _catalogue(database_url) == []
    await migrate(database_url)


_DIE_LATE = """
import asyncio, os, signal, sys
from sqlalchemy import event
from sqlalchemy.engine import Engine
from bot.storage.migrate import migrate

@event.listens_for(Engine, "before_cursor_execute")
def die(connection, cursor, statement, *rest):
    if sys.argv[2] in statement:
        os.kill(os.getpid(), signal.SIGKILL)

asyncio.run(migrate(sys.argv[1]))
"""


def test_a_migration_that_is_killed_leaves_nothing_behind(database_url: str) -> None:
    killed = subprocess.run(
        [sys.executable, "-c", _DIE_LATE, database_url, "CREATE TABLE audit_head"], check=False
    )

    assert killed.returncode == -signal.SIGKILL
    assert asyncio.run(_catalogue(database_url)) == []
    asyncio.run(migrate(database_url))


@pytest.mark.long
@pytest.mark.parametrize("at", ["CREATE TABLE proposal", "CREATE TABLE life", "stands_in_for_id"])
def test_a_migration_that_is_killed_half_way_leaves_what_was_there_and_can_be_run_again(
    at: str, database_url: str, keyring: Keyring
) -> None:
    asyncio.run(_older(database_url, "0004"))

    killed = subprocess.run([sys.executable, "-c", _DIE_LATE, database_url, at], check=False)

    assert killed.returncode == -signal.SIGKILL
    assert asyncio.run(peek(database_url, "SELECT version_num FROM alembic_version")) == [("0004",)]
    asyncio.run(migrate(database_url))
    assert asyncio.run(peek(database_url, "SELECT value FROM fact")) == [("1",)]


async def _older(url: str, version: str) -> None:
    """Make the tables as an older program had them, with a row."""
    engine = writing_engine(read_url(url))
    async with engine.begin() as connection:
        await connection.run_sync(upgrade, version)
        await connection.execute(text("INSERT INTO fact VALUES ('beat', '1')"))
    await engine.dispose()


async def test_links_that_are_there_already_count_as_ended_today(sqlite_url: str) -> None:
    await _older(sqlite_url, "0014")
    await tamper(
        sqlite_url,
        "INSERT INTO shared_link (id, patient_id, token_hash, content, version) "
        "VALUES ('01', '02', x'03', x'04', 1)",
    )

    await migrate(sqlite_url)

    [(ended_at,)] = await peek(sqlite_url, "SELECT expires_at FROM shared_link")
    now = SystemClock().now().timestamp() * 1000
    assert now - 3_600_000 < ended_at <= now


async def test_a_new_sqlite_file_is_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "data" / "dosebell.sqlite3"

    await migrate(f"sqlite:///{path}")

    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    "url", ["mysql://localhost/x", "dosebell", "sqlite://", "sqlite:///:memory:", "::"]
)
async def test_a_database_that_we_do_not_speak_to_is_refused(url: str) -> None:
    with pytest.raises(BadInput, match="database URL must"):
        await migrate(url)


@pytest.mark.postgres
def test_of_two_that_migrate_postgresql_at_once_one_does_it(postgres_url: str) -> None:
    program = (
        "import asyncio, sys; from bot.storage.migrate import migrate; "
        "asyncio.run(migrate(sys.argv[1]))"
    )
    both = [subprocess.Popen([sys.executable, "-c", program, postgres_url]) for _ in range(2)]

    assert [process.wait(timeout=60) for process in both] == [0, 0]


async def test_sqlite_keeps_what_was_committed_and_forgets_what_was_deleted(
    sqlite_storage: Storage,
) -> None:
    settings = {}
    async with sqlite_storage._engine.connect() as connection:
        for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete"):
            settings[name] = (await connection.execute(text(f"PRAGMA {name}"))).scalar()

    assert settings == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
    }


async def test_a_file_that_is_no_database_is_refused(sqlite_url: str, keyring: Keyring) -> None:
    _file(sqlite_url).write_bytes(b"This is a shopping list. " * 100)

    with pytest.raises(BadInput, match="file is not a database"):
        await migrate(sqlite_url)
    with pytest.raises(BadInput, match="file is not a database"):
        await Storage.open(sqlite_url, keyring=keyring)


async def test_a_sqlite_file_that_is_missing_is_refused_and_not_made(
    sqlite_url: str, keyring: Keyring
) -> None:
    with pytest.raises(BadInput, match="there is no database at"):
        await Storage.open(sqlite_url, keyring=keyring)

    assert not _file(sqlite_url).exists()


async def test_a_server_that_is_not_there_is_named(keyring: Keyring) -> None:
    nowhere = "postgresql://dosebell@127.0.0.1:9/nothing"

    with pytest.raises(BadInput, match="cannot be opened"):
        await Storage.open(nowhere, keyring=keyring)
    with pytest.raises(BadInput, match="cannot be opened"):
        await migrate(nowhere)


def _file(url: str) -> Path:
    return Path(url.partition("///")[2])
