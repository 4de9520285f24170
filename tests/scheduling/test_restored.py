"""Proves that a restored backup loses no STOP and sends nothing twice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from bot.actions import erasing
from bot.storage import Keyring, Storage
from bot.storage.backup import dump, folder
from bot.storage.backup.ledger_file import Ledger
from bot.storage.backup.restore import Source, restore
from tests.domain.examples import a_medication
from tests.scheduling.world import World, a_world, at
from tests.storage.world import tamper

pytestmark = pytest.mark.long


@dataclass(frozen=True, slots=True)
class Case:
    """When the backup was made and restored, and what is so afterwards."""

    name: str
    backup_at: str
    restored_at: str
    states: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    answered_at: str = ""


_FAULT = "What was noted here for 08:00 was lost. That is our fault, not yours."
_THROW_AWAY = "DELETE FROM data_key WHERE owner IN (SELECT id FROM person)"
CASES = (
    Case(
        "asked and answered since",
        "07:30",
        "08:20",
        ("08:00 not asked",),
        (f"08:20 {_FAULT}",),
        answered_at="08:01",
    ),
    Case(
        "asked before, and again since",
        "08:05",
        "08:40",
        ("08:00 not asked",),
        (f"08:40 {_FAULT}",),
    ),
    Case("over before the backup was made", "11:00", "11:30", ("08:00 unanswered",)),
    Case("nothing due yet", "06:30", "07:00"),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
async def test_what_may_have_been_sent_since_the_backup_is_not_sent_again(
    case: Case, storage: Storage, migrated_url: str, keyring: Keyring, tmp_path: Path
) -> None:
    world = await a_world(storage)
    ann = await world.patient(a_medication())
    await world.until(case.backup_at)
    file = folder.place(tmp_path, at=world.clock.now())
    await dump.write(migrated_url, keyring, file, at=world.clock.now())
    if case.answered_at:
        await world.until(case.answered_at)
        await world.hear("taken")
    await world.until(case.restored_at)
    await storage.close()

    source = Source(file, Ledger(tmp_path), keyring)
    await restore(migrated_url, source, now=world.clock.now())

    after = await a_world(await Storage.open(migrated_url, keyring=keyring), clock=world.clock)
    await after.until(_a_little_later(case.restored_at))
    said, states = after.channel.said(), await after.states(ann)
    await after.until("2026-03-03 08:01")
    goes_on = after.channel.said(since=at("2026-03-03 07:00"))
    await after.storage.close()
    assert said == list(case.says)
    assert states == list(case.states)
    assert goes_on


def _a_little_later(time: str) -> str:
    return f"{at(time) + timedelta(minutes=5):%H:%M}"


async def test_who_was_erased_since_the_backup_is_left_in_peace(
    storage: Storage, migrated_url: str, keyring: Keyring, tmp_path: Path
) -> None:
    world = await a_world(storage)
    ann = await world.patient(a_medication())
    await world.until("08:05")
    file = folder.place(tmp_path, at=world.clock.now())
    await dump.write(migrated_url, keyring, file, at=world.clock.now())
    source = Source(file, Ledger(tmp_path), keyring)
    storage.ledger = source.ledger
    async with storage.transaction() as tx:
        await erasing.erase(tx, ann.id, now=world.clock.now())
    await storage.close()

    await restore(migrated_url, source, now=at("08:40"))

    after = await a_world(await Storage.open(migrated_url, keyring=keyring), clock=world.clock)
    await _nothing_happens(after)
    await after.storage.close()


async def test_who_was_brought_back_awake_is_left_in_peace_from_the_next_night_on(
    storage: Storage, migrated_url: str
) -> None:
    world = await a_world(storage)
    await world.patient(a_medication())
    await world.until("06:30")
    await tamper(migrated_url, _THROW_AWAY)  # as a restore once did, and no more
    storage.forget_keys()

    async with storage.transaction() as tx:
        await erasing.finish(tx)

    await _nothing_happens(world)


async def _nothing_happens(world: World) -> None:
    await world.until("2026-03-03 12:00")
    async with world.storage.reading() as tx:
        assert await tx.rounds.set_aside_count() == 0
    assert world.channel.said() == []
