"""The ledger as a file: one entry a line, only ever added to, and on the disk before a commit
relies on it.

A line can be cut off in the middle, where the power went or the disk was full. What is added next
begins a line of its own, and whoever reads leaves out the half one alone, and says so: the commit
may have gone through all the same, so a STOP may have been in it. A line that has its end and makes
no sense was altered by somebody, and nobody knows what else was: that is refused, with its number.
What an editor or a copy does to the ends of lines is none of that.

One line says that the ledger was begun: whatever stood then is written before it. A file without
that line took the place of one that was lost, and knows only what was said since.
"""

from __future__ import annotations

import json
import logging
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from bot import files
from bot.domain.errors import BadInput

Entry = dict[str, Any]

NAME: Final = "ledger.jsonl"
#: Quotes inside a text are escaped, so this stands nowhere but where an entry begins.
_BEGINS: Final = re.compile(rb'(?=\{"(?:table|erased|begun)":)')
_HAS_ITS_END: Final = re.compile(rb'\{"(?:erased|begun)":.*"\}|\{"table":.*\}\}')
_HALF: Final = b'{"'
_BEGUN: Final = "begun"
_MARK: Final = re.compile(rb'\{"begun":"[^"]*"\}\s*')
#: What a power cut leaves behind a line, and editors, and copies from another kind of machine.
_BESIDE: Final = b"\0\r\n\t "
_log = logging.getLogger(__name__)


class Ledger:
    """A file that only grows."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / NAME

    def is_there(self) -> bool:
        """Return whether there is one, or something that cannot be looked at."""
        try:
            return self.path.exists()
        except OSError:  # whoever reads it says why that cannot be done
            return True

    def is_whole(self) -> bool:
        """Return whether it knows what stood when it was begun; else one before it was lost."""
        return any(_MARK.fullmatch(line) for line in self._lines())

    def begin(self, entries: Iterable[Entry], *, at: datetime) -> None:
        """Write down what stands already, and only once that is on the disk that it is there: from
        now on one that is missing, or does not say so, was lost."""
        try:
            self.add(entries)
            self.add([{_BEGUN: at.isoformat()}])
        except OSError as error:
            raise files.refusal(self.path, error) from None

    def add(self, entries: Iterable[Entry]) -> None:
        """Write entries down, on lines of their own whatever the file ends in."""
        words = "".join(f"{json.dumps(entry, separators=(',', ':'))}\n" for entry in entries)
        if not words:
            return
        files.have_folder(self.path.parent)
        file = files.opened(self.path, os.O_RDWR | os.O_APPEND)
        try:
            if _ends_in_half_a_line(file):
                _log.critical("the ledger ended in half a line, which may have been a STOP")
                words = f"\n{words}"
            _write(file, words.encode())
            os.fsync(file)
        finally:
            os.close(file)

    def entries(self) -> list[Entry]:
        """Return what was written, the oldest first, but for what was cut off."""
        return [entry for _, entry in self._read() if entry is not None and _BEGUN not in entry]

    def cut_off(self) -> list[int]:
        """Return the numbers of the lines that were cut off, in which a STOP may have been."""
        return [number for number, entry in self._read() if entry is None]

    def _read(self) -> Iterator[tuple[int, Entry | None]]:
        """Yield each entry with the number of its line; None: it was cut off."""
        for number, line in enumerate(self._lines(), start=1):
            for piece in _BEGINS.split(line):
                if piece := piece.rstrip(_BESIDE):
                    yield number, self._entry(piece, number)

    def _lines(self) -> Iterator[bytes]:
        try:
            with self.path.open("rb") as written:
                yield from written
        except FileNotFoundError:
            return
        except OSError as error:
            raise BadInput(f"{self.path} cannot be read: {error.strerror}") from None

    def _entry(self, piece: bytes, number: int) -> Entry | None:
        """Return what was written. Half a line is never whole JSON: what is, and is not as it was
        written, somebody has altered."""
        has_its_end = _HAS_ITS_END.fullmatch(piece) is not None
        entry: Entry | None = None
        with suppress(ValueError):
            entry = json.loads(piece)
        if has_its_end and entry is not None:
            return entry
        if not has_its_end and entry is None and _HALF.startswith(piece[:2]):
            return None
        raise BadInput(
            f"line {number} of {self.path} was altered; put back your copy of the file, or take "
            "out that line alone, for every other one holds somebody's STOP, end or erasure"
        )


def _ends_in_half_a_line(file: int) -> bool:
    """Return whether the last line has no end. Where another process is still writing it, it gets
    an empty line more, which nobody minds."""
    size = os.fstat(file).st_size
    return size > 0 and os.pread(file, 1, size - 1) != b"\n"


def _write(file: int, words: bytes) -> None:
    """Write all of it: a disk that has little room left takes a part, and then none."""
    while words:
        words = words[os.write(file, words) :]
