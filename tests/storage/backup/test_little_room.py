"""Proves on a small disk of its own that a restore is whole, or never was."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from bot.domain.errors import BadInput
from bot.storage import Keyring, Storage
from bot.storage.backup import dump
from bot.storage.backup.ledger_file import Ledger
from bot.storage.backup.restore import Source, restore
from tests.disks import a_disk
from tests.storage.world import LATER, NOW, a_world


async def test_on_a_small_disk_a_restore_is_whole_or_changes_nothing(
    sqlite_storage: Storage, migrated_sqlite_url: str, keyring: Keyring, tmp_path: Path
) -> None:
    await a_world(sqlite_storage)
    async with sqlite_storage.transaction() as tx:
        for number in range(60):
            await tx.facts.put(f"fact {number}", "x" * 50_000)
    await sqlite_storage.close()
    source = Source(tmp_path / "kept.backup", Ledger(tmp_path), keyring)
    await dump.write(migrated_sqlite_url, keyring, source.file, at=NOW)
    needed = _size(migrated_sqlite_url)

    ends = [
        await _restored(tmp_path / "disk", source, size=needed * tenths // 10)
        for tenths in (5, 9, 12, 15, 19, 25)
    ]

    assert ends[0] == "nothing"
    assert ends[-1] == "whole"
    assert set(ends) == {"nothing", "whole"}


def _size(url: str) -> int:
    return Path(url.partition("///")[2]).stat().st_size


async def _restored(place: Path, source: Source, *, size: int) -> str:
    """Return what a disk of that size has after a restore."""
    with a_disk(place, size=size):
        file = place / "dosebell.sqlite3"
        try:
            await restore(f"sqlite:///{file}", source, now=LATER)
        except BadInput:
            return "nothing" if not file.exists() else "half of it"
        with closing(sqlite3.connect(file)) as connection, suppress(sqlite3.DatabaseError):
            if connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]:
                return "whole"
        return "half of it"
