"""Proves that an operator gets everything back, and is told what is missing."""

from __future__ import annotations

import resource
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from bot.clock import SystemClock
from bot.storage.backup import folder
from bot.storage.lock import SingleServer
from tests.cli.conftest import Dosebell


def _change(here: Path, statement: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(here / "data/dosebell.sqlite3") as connection:
        found = connection.execute(statement).fetchall()
    connection.close()
    return found


@contextmanager
def _no_room() -> Iterator[None]:
    """Let no file grow beyond some pages, as if the disk were full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 16, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_what_was_backed_up_is_restored_and_what_was_there_is_kept(
    dosebell: Dosebell, here: Path
) -> None:
    dosebell("keys", "new")
    dosebell("migrate")
    _change(here, "INSERT INTO fact VALUES ('kept', 'yes')")
    made = dosebell("backup")
    assert made.status == 0, made.err
    assert "and read it back; data/dosebell.key is not in it" in made.out
    _change(here, "UPDATE fact SET value = 'no'")

    refused = dosebell("restore")
    drilled = dosebell("restore", "--drill")
    before = _change(here, "SELECT value FROM fact WHERE name = 'kept'")
    done = dosebell("restore", "--over")

    assert refused.status == 2
    assert "with --over the backup takes its place" in refused.err
    assert "can be restored" in drilled.out
    assert before == [("no",)]
    assert "start `dosebell serve` again" in done.out
    assert _change(here, "SELECT value FROM fact WHERE name = 'kept'") == [("yes",)]
    assert len(list((here / "data/backups").glob("*-before-restore.backup"))) == 1
    assert "the key fits" in dosebell("doctor").out


def test_a_backup_that_a_clock_ahead_has_named_is_not_restored_unasked(
    dosebell: Dosebell, here: Path
) -> None:
    dosebell("keys", "new")
    dosebell("migrate")
    jump = folder.place(here / "data/backups", at=SystemClock().now() + timedelta(days=300))
    assert dosebell("backup", "-o", str(jump)).status == 0
    _change(here, "INSERT INTO fact VALUES ('since', 'the jump')")
    dosebell("backup")

    done = dosebell("restore", "--over")

    assert done.status == 0, done.err
    assert _change(here, "SELECT value FROM fact WHERE name = 'since'") == [("the jump",)]
    assert f"{jump.relative_to(here)} is newer by its name, but of a time" in done.err
    assert "if the clock is behind, set it right or name that file" in done.err


def test_a_restore_that_finds_no_room_says_so_and_changes_nothing(
    dosebell: Dosebell, here: Path
) -> None:
    dosebell("keys", "new")
    dosebell("migrate")
    dosebell("backup")
    before = (here / "data/dosebell.sqlite3").read_bytes()

    with _no_room():
        done = dosebell("restore", "--over")

    assert done.status == 2
    assert "the database cannot be written, and nothing was changed: " in done.err
    assert (here / "data/dosebell.sqlite3").read_bytes() == before
    assert not list(here.rglob("*.restoring*"))


def test_half_a_line_in_the_ledger_stops_no_restore_and_is_not_kept_silent(
    dosebell: Dosebell, here: Path
) -> None:
    dosebell("keys", "new")
    dosebell("migrate")
    dosebell("backup")
    ledger = here / "data/backups/ledger.jsonl"
    whole = ledger.read_text()
    ledger.write_text(f'{{"tabl\n{{"erased":"{"0" * 32}"}}\n{whole}')

    for words in (("--drill",), ("--over",)):
        done = dosebell("restore", *words)

        assert done.status == 0, done.err
        assert "line 1 of data/backups/ledger.jsonl was cut off" in done.err
        assert "somebody's STOP, end or erasure may have been in it" in done.err


def test_a_restore_that_is_done_twice_does_not_undo_itself(dosebell: Dosebell, here: Path) -> None:
    dosebell("keys", "new")
    dosebell("migrate")
    _change(here, "INSERT INTO fact VALUES ('kept', 'yes')")
    dosebell("backup")
    _change(here, "UPDATE fact SET value = 'no'")
    (damaged,) = (here / "data/backups").glob("*.backup")
    (here / "longer.backup").write_bytes(damaged.read_bytes() + b"x")

    refused = [dosebell("restore", "longer.backup", "--over")]
    refused.append(dosebell("restore", "longer.backup", "--drill"))
    with SingleServer("sqlite:///data/dosebell.sqlite3"):
        refused.append(dosebell("restore", "--over"))
    left = list((here / "data/backups").glob("*-before-restore.backup"))
    done = [dosebell("restore", "--over") for _ in range(2)]

    assert [each.status for each in refused] == [2, 2, 2]
    assert "damaged" in refused[0].err
    assert "damaged" in refused[1].err
    assert not left, "it is made only where the restore can be done"
    assert not list((here / "data").glob("*.restoring*"))
    assert [each.status for each in done] == [0, 0]
    assert _change(here, "SELECT value FROM fact WHERE name = 'kept'") == [("yes",)]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("backup",), "there is no database yet"),
        (("restore",), "there is no backup in data/backups; name the file"),
        (("restore", "none.backup"), "none.backup cannot be read: No such file"),
    ],
)
def test_what_is_not_there_is_named(words: tuple[str, ...], said: str, dosebell: Dosebell) -> None:
    dosebell("keys", "new")

    answer = dosebell(*words)

    assert answer.status == 2
    assert said in answer.err


@pytest.mark.long
def test_a_database_that_cannot_be_read_is_replaced_all_the_same(
    dosebell: Dosebell, here: Path
) -> None:
    dosebell("keys", "new")
    dosebell("migrate")
    dosebell("backup", "-o", "elsewhere.backup")
    (here / "data/dosebell.sqlite3").write_bytes(b"no database" * 1000)

    done = dosebell("restore", "elsewhere.backup", "--over", "--without-ledger")

    assert done.status == 0, done.err
    assert "is up to date, and the key fits" in dosebell("doctor").out
