"""Proves that whoever changes the tables makes a backup first: `serve`, `init` and `migrate`."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Final

import pytest

from bot.app.welcoming import first_words
from bot.cli.set_up import migrate
from bot.config import load
from bot.storage import Keyring
from bot.storage.backup import dump
from bot.storage.database import read_url, writing_engine
from bot.storage.migrate import upgrade
from tests.channels.telegram_stand_in import StandIn, telegram_stand_in
from tests.processes import serving

OLDER: Final = "0009"
DATABASE: Final = "sqlite:///data/dosebell.sqlite3"


@pytest.fixture
async def telegram() -> AsyncIterator[StandIn]:
    async with telegram_stand_in() as stand_in:
        yield stand_in


@pytest.fixture
async def here(telegram: StandIn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with settings, a key, and a database of an older version."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "config.toml").write_text(
        f'[telegram]\ntoken = "{telegram.token}"\napi_base_url = "{telegram.url}"\n'
    )
    (tmp_path / "data").mkdir()
    Keyring.generate(tmp_path / "data/dosebell.key")
    engine = writing_engine(read_url(DATABASE))
    async with engine.begin() as connection:
        await connection.run_sync(upgrade, OLDER)
    await engine.dispose()
    return tmp_path


def _version_before(here: Path) -> str:
    """Return of which version the tables are that the only such backup holds."""
    (file,) = (here / "data/backups").glob("*-before-migration.backup")
    return dump.check(file, Keyring.from_file(here / "data/dosebell.key")).version


async def test_migrate_makes_a_backup_before_it_changes_an_old_database(here: Path) -> None:
    await asyncio.to_thread(migrate)  # a command begins a loop of its own

    assert _version_before(here) == OLDER


async def test_init_makes_a_backup_before_it_changes_an_old_database(
    here: Path, telegram: StandIn
) -> None:
    waiting = asyncio.create_task(first_words(load(here / "config.toml"), lambda _: True))
    await telegram.server.asked_for("getUpdates")
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)

    assert _version_before(here) == OLDER


@pytest.mark.slow
async def test_serve_makes_a_backup_before_it_changes_an_old_database(here: Path) -> None:
    async with serving(here, settings={}) as bot:
        await bot.until_alive()
        assert await bot.end() == 0

    assert _version_before(here) == OLDER
