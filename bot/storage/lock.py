"""The lock that lets one program at a time serve, migrate or re-key one SQLite file."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path
from types import TracebackType

from bot import files
from bot.domain.errors import BadInput
from bot.storage.database import file_of, is_sqlite, read_url


class SingleServer:
    """A lock on a file beside the database. It ends with the process that holds it, however that
    ends.

    PostgreSQL needs none: any number may serve one database.
    """

    def __init__(self, url: str) -> None:
        parsed = read_url(url)
        self.path = _beside(file_of(parsed)) if is_sqlite(parsed) else None
        self._file: int | None = None

    def acquire(self) -> None:
        """Take the lock; raise `BadInput` where another program has it."""
        if self.path is None:
            return
        try:
            files.have_folder(self.path.parent)
            file = files.opened(self.path, os.O_RDWR)
        except OSError as error:
            raise files.refusal(self.path, error) from None
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.read(file, 20).decode(errors="replace").strip() or "unknown"
            os.close(file)
            raise BadInput(_taken(self.path, holder)) from None
        os.ftruncate(file, 0)
        os.pwrite(file, f"{os.getpid()}\n".encode(), 0)
        self._file = file

    def release(self) -> None:
        """Let go of the lock."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def __enter__(self) -> SingleServer:
        self.acquire()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()


def _beside(database: Path) -> Path:
    return database.with_name(f"{database.name}.lock")


def _taken(path: Path, holder: str) -> str:
    return (
        f"process {holder} is working on this database (it holds {path}); one Dosebell at a time "
        "serves a SQLite file. Stop that one first, or use PostgreSQL to run several"
    )
