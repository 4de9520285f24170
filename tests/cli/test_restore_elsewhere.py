"""Proves that a backup from elsewhere forgets no STOP, and says so where it cannot know them."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.storage import Keyring, Storage
from bot.storage.backup.ledger_file import Ledger
from tests.cli.conftest import Dosebell
from tests.storage.world import LATER, World, a_world, peek

URL = "sqlite+aiosqlite:///data/dosebell.sqlite3"
STOPPED = "SELECT opted_out_how FROM address"


async def _opened(ledger: Ledger | None = None) -> Storage:
    storage = await Storage.open(URL, keyring=Keyring.from_file(Path("data/dosebell.key")))
    storage.ledger = ledger
    return storage


async def _filled() -> World:
    storage = await _opened()
    world = await a_world(storage)
    await storage.close()
    return world


async def _stopped(world: World, ledger: Ledger | None) -> None:
    storage = await _opened(ledger)
    async with storage.transaction() as tx:
        await tx.addresses.replace(world.address, world.address.opt_out(at=LATER, how="stop"))
    await storage.close()


@pytest.fixture
def stick(dosebell: Dosebell, here: Path) -> Path:
    """All that is left of a machine besides its key: a backup, and the ledger with a STOP since."""
    dosebell("keys", "new")
    dosebell("migrate")
    world = asyncio.run(_filled())
    made = dosebell("backup")
    assert made.status == 0, made.err
    asyncio.run(_stopped(world, Ledger(here / "data/backups")))
    (here / "data/backups").rename(here / "stick")
    for file in (here / "data").glob("dosebell.sqlite3*"):
        file.unlink()
    return here / "stick"


def _backup_on(stick: Path) -> str:
    (file,) = stick.glob("*.backup")
    return str(file.relative_to(stick.parent))


def test_a_stop_in_the_ledger_beside_a_backup_is_kept_on_a_new_machine(
    stick: Path, dosebell: Dosebell
) -> None:
    done = dosebell("restore", _backup_on(stick))

    assert done.status == 0, done.err
    assert "STOPs, ends and erasures since were looked up in stick/ledger.jsonl" in done.out
    assert asyncio.run(peek(URL, STOPPED)) == [("stop",)]


def test_without_a_ledger_nothing_is_restored_until_it_is_asked_for(
    stick: Path, dosebell: Dosebell, here: Path
) -> None:
    (stick / "ledger.jsonl").unlink()
    words = ("restore", _backup_on(stick))

    refused = dosebell(*words)
    is_made = (here / "data/dosebell.sqlite3").exists()
    drilled = dosebell(*words, "--drill")
    done = dosebell(*words, "--without-ledger")

    assert (refused.status, is_made) == (2, False)
    assert "there is no ledger.jsonl beside stick/dosebell-" in refused.err
    assert "nor in data/backups, and who has said STOP, ended or was erased since" in refused.err
    assert "go on with --without-ledger" in refused.err
    assert (drilled.status, done.status) == (0, 0)
    for each in (drilled, done):
        assert "there is no ledger.jsonl, and who has said STOP" in each.err
    assert asyncio.run(peek(URL, STOPPED)) == [("",)]


def test_both_ledgers_are_heeded_where_there_are_two(stick: Path, dosebell: Dosebell) -> None:
    dosebell("migrate")
    dosebell("backup")  # which begins a ledger here that knows of nobody

    done = dosebell("restore", _backup_on(stick), "--over")

    assert done.status == 0, done.err
    for place in ("stick", "data/backups"):
        assert f"were looked up in {place}/ledger.jsonl" in done.out
    assert asyncio.run(peek(URL, STOPPED)) == [("stop",)]


def test_a_ledger_that_is_lost_is_begun_anew_with_what_still_stands(
    dosebell: Dosebell, here: Path
) -> None:
    dosebell("keys", "new")
    dosebell("migrate")
    world = asyncio.run(_filled())
    dosebell("backup", "-o", "stick/dosebell.backup")
    asyncio.run(_stopped(world, None))

    dosebell("backup")

    (here / "data/dosebell.sqlite3").unlink()
    done = dosebell("restore", "stick/dosebell.backup")
    assert done.status == 0, done.err
    assert asyncio.run(peek(URL, STOPPED)) == [("stop",)]
