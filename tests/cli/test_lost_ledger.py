"""Proves that a ledger that took the place of a lost one is never taken for the whole of it."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.domain.people import Address
from bot.storage import Keyring, Storage
from bot.storage.backup.ledger_file import Ledger
from tests.cli.conftest import Dosebell
from tests.storage.world import LATER, a_world, an_address, peek

URL = "sqlite+aiosqlite:///data/dosebell.sqlite3"
STOPPED = "SELECT count(*) FROM address WHERE opted_out_how = 'stop'"


async def _opened() -> Storage:
    storage = await Storage.open(URL, keyring=Keyring.from_file(Path("data/dosebell.key")))
    storage.ledger = Ledger(Path("data/backups"))
    return storage


async def _two() -> tuple[Address, Address]:
    storage = await _opened()
    ann = (await a_world(storage)).address
    async with storage.transaction() as tx:
        bob = await an_address(tx, "1002")
    await storage.close()
    return ann, bob


async def _stop(address: Address) -> None:
    storage = await _opened()
    async with storage.transaction() as tx:
        await tx.addresses.replace(address, address.opt_out(at=LATER, how="stop"))
    await storage.close()


@pytest.fixture
def ledger(dosebell: Dosebell, here: Path) -> Path:
    """A ledger that was lost after Ann had said STOP; Bob's STOP has made it anew."""
    dosebell("keys", "new")
    dosebell("migrate")
    ann, bob = asyncio.run(_two())
    assert dosebell("backup", "-o", "kept.backup").status == 0
    assert dosebell("backup").status == 0
    asyncio.run(_stop(ann))
    (here / "data/backups/ledger.jsonl").unlink()
    asyncio.run(_stop(bob))
    return here / "data/backups/ledger.jsonl"


def _lose_the_database(here: Path) -> None:
    for file in (here / "data").glob("dosebell.sqlite3*"):
        file.unlink()


def test_a_ledger_that_a_stop_has_made_anew_is_refused_as_a_lost_one_is(
    ledger: Path, dosebell: Dosebell, here: Path
) -> None:
    _lose_the_database(here)

    refused = dosebell("restore")
    is_made = (here / "data/dosebell.sqlite3").exists()
    drilled = dosebell("restore", "--drill")
    done = dosebell("restore", "--without-ledger")

    assert (refused.status, is_made) == (2, False)
    assert "data/backups/ledger.jsonl does not know all: it took the place of one" in refused.err
    assert "complete it: dosebell backup; else go on with --without-ledger" in refused.err
    assert (drilled.status, done.status) == (0, 0)
    for each in (drilled, done):
        assert "does not know all" in each.err
        assert "who has said STOP, ended or was erased since" in each.err
    assert asyncio.run(peek(URL, STOPPED)) == [(1,)], "what is in it is heeded all the same"
    assert Ledger(ledger.parent).is_whole(), "from now on it knows what the database does"


def test_the_next_backup_completes_it_and_keeps_what_is_there(
    ledger: Path, dosebell: Dosebell, here: Path
) -> None:
    before = ledger.read_text()

    dosebell("backup")

    assert ledger.read_text().startswith(before)
    _lose_the_database(here)
    done = dosebell("restore", "kept.backup")
    assert (done.status, done.err) == (0, "")
    assert asyncio.run(peek(URL, STOPPED)) == [(2,)]


def test_what_another_ledger_has_taught_is_known_to_the_one_at_home(
    ledger: Path, dosebell: Dosebell, here: Path
) -> None:
    dosebell("backup")
    (here / "stick").mkdir()
    (here / "kept.backup").rename(here / "stick/kept.backup")
    (here / "stick/ledger.jsonl").write_bytes(ledger.read_bytes())
    _lose_the_database(here)
    for file in ledger.parent.iterdir():
        file.unlink()

    done = dosebell("restore", "stick/kept.backup")

    assert done.status == 0, done.err
    assert Ledger(ledger.parent).is_whole()
    assert ledger.read_text().count('"stop"') == 2
