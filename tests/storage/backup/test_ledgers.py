"""Proves that two ledgers together know no less than either, and keep a STOP of the one."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.storage import Keyring
from bot.storage.backup.ledger import joined
from bot.storage.backup.ledger_file import Entry, Ledger
from bot.storage.backup.restore import Source

GONE: Entry = {"erased": "00"}


def _ann(opted_out_at: int | None) -> Entry:
    row = {"id": "01", "sender_id": "02", "value_hash": "ab", "opted_out_at": opted_out_at}
    return {"table": "address", "row": row}


def _staff(version: int) -> Entry:
    return {"table": "clinic_staff", "row": {"id": "03", "version": version}}


STOP, START, STOP_AGAIN = _ann(1), _ann(None), _ann(2)
OLDER, NEWER = _staff(1), _staff(2)


@pytest.mark.parametrize(
    ("case", "one", "other", "known"),
    [
        ("none has anything", [], [], []),
        ("there is one alone", [STOP, START], [], [START]),
        ("the one is an older copy", [STOP], [STOP, START], [STOP, START]),
        ("both have grown, apart", [GONE, STOP], [GONE, OLDER], [GONE, STOP, OLDER]),
        (
            "a START here, a STOP there",
            [STOP, START],
            [STOP, STOP_AGAIN],
            [STOP, START, STOP_AGAIN],
        ),
        ("of each the last word", [STOP, START], [OLDER, NEWER], [START, NEWER]),
        ("the same person left twice", [GONE, OLDER], [GONE, NEWER], [GONE, OLDER, NEWER]),
    ],
)
def test_two_ledgers_are_read_as_one_and_an_end_stands_in_doubt(
    case: str, one: list[Entry], other: list[Entry], known: list[Entry]
) -> None:
    assert joined(one, other) == known, case
    assert sorted(map(str, joined(other, one))) == sorted(map(str, known)), case
    assert joined(other, one)[-1:] == known[-1:], case


def test_a_restore_reads_them_as_they_were_written(tmp_path: Path, keyring: Keyring) -> None:
    ours, beside = Ledger(tmp_path / "ours"), Ledger(tmp_path / "beside")
    ours.add([STOP, START])
    beside.add([STOP])

    source = Source(tmp_path / "x.backup", ours, keyring, beside)

    assert source.written()[-1] == START, "the copy is an older one, and ends no START"
    assert Source(tmp_path / "x.backup", Ledger(tmp_path), keyring).written() == []
