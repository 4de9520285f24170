"""Proves that half a line in the ledger costs that line alone, and that nobody is not told."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.domain.errors import BadInput
from bot.storage.backup.ledger_file import Entry, Ledger

STOP: Entry = {"table": "address", "row": {"id": "01", "opted_out_how": 'she said "stop" }}'}}
GONE: Entry = {"erased": "00"}
NIGHT = datetime(2026, 3, 2, 3, tzinfo=UTC)
LINE = b'{"table":"address","row":{"id":"02","opted_out_how":"stop"}}'


def _end_with(ledger: Ledger, words: bytes) -> None:
    with ledger.path.open("ab") as file:
        file.write(words)


@pytest.mark.parametrize("length", range(1, len(LINE)))
def test_half_a_line_is_left_out_wherever_it_was_cut_and_what_follows_is_kept(
    length: int, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    ledger = Ledger(tmp_path)
    ledger.add([GONE])
    _end_with(ledger, LINE[:length])
    assert ledger.entries() == [GONE]

    ledger.add([STOP])
    ledger.add([GONE])

    assert ledger.entries() == [GONE, STOP, GONE]
    assert ledger.cut_off() == [2]
    assert [record.levelno for record in caplog.records] == [logging.CRITICAL]


def test_what_an_older_program_wrote_behind_half_a_line_is_found(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    ledger.add([GONE])
    whole = ledger.path.read_bytes()
    _end_with(ledger, LINE[:20] + whole)
    ledger.add([STOP])

    assert ledger.entries() == [GONE, GONE, STOP]
    assert ledger.cut_off() == [2]


def test_room_that_was_never_written_to_is_half_a_line(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    ledger.add([GONE])
    _end_with(ledger, LINE[:20] + bytes(100))

    ledger.add([STOP])

    assert ledger.entries() == [GONE, STOP]
    assert ledger.cut_off() == [2]


def test_what_was_written_whole_was_not_cut_off(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)

    assert (ledger.entries(), ledger.cut_off()) == ([], [])
    ledger.add([])
    assert not ledger.path.exists()
    ledger.add([GONE, STOP])
    assert (ledger.entries(), ledger.cut_off()) == ([GONE, STOP], [])


@pytest.mark.parametrize("ends", [b"\r\n", b" \t\n", b"\r"])
def test_what_an_editor_or_a_copy_makes_of_the_ends_of_lines_hides_nothing(
    ends: bytes, tmp_path: Path
) -> None:
    ledger = Ledger(tmp_path)
    ledger.add([GONE, STOP])
    ledger.path.write_bytes(ledger.path.read_bytes().replace(b"\n", ends))
    ledger.add([GONE])

    assert (ledger.entries(), ledger.cut_off()) == ([GONE, STOP, GONE], [])


def test_a_ledger_is_whole_only_once_what_stood_is_written_down(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    assert not ledger.is_whole()

    ledger.add([GONE])  # as a STOP does, where the ledger was lost
    assert not ledger.is_whole()

    ledger.begin([STOP], at=NIGHT)
    ledger.add([GONE])
    assert ledger.is_whole()
    assert (ledger.entries(), ledger.cut_off()) == ([GONE, STOP, GONE], [])

    ledger.path.write_bytes(ledger.path.read_bytes().replace(b"\n", b"\r\n"))
    assert ledger.is_whole()


def test_a_ledger_whose_beginning_was_cut_off_is_not_whole(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    ledger.begin([STOP], at=NIGHT)
    ledger.path.write_bytes(ledger.path.read_bytes()[:-5])

    assert not ledger.is_whole()
    assert ledger.entries() == [STOP]

    ledger.begin([], at=NIGHT)
    assert ledger.is_whole()


_ALTERED = (
    *(b"no json", b'{"erased":00"}', LINE.replace(b":{", b";{")),
    *(b'{ "erased" : "00" }', b'{"row":{},"table":"address"}', b'{"table":[]}'),
)


@pytest.mark.parametrize("altered", _ALTERED)
def test_a_line_that_was_altered_is_refused_by_its_number(altered: bytes, tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    ledger.add([GONE])
    _end_with(ledger, altered + b"\n")
    ledger.add([STOP])

    with pytest.raises(BadInput, match=r"line 2 of .*ledger.jsonl was altered; .* that line alone"):
        ledger.entries()
