"""The SQLite files that a restore replaced. Each stays beside the new one for as long as a backup
is kept, and not longer: it holds the keys of whoever was erased since."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from glob import escape
from pathlib import Path
from typing import Final

BESIDE: Final = ("", "-wal", "-shm")  #: what a database is made of, besides its file
_NAME: Final = re.compile(r"\.before-(\d{8}T\d{6}Z)(?:-wal|-shm)?")
_STAMP: Final = "%Y%m%dT%H%M%SZ"
_A_SECOND: Final = timedelta(seconds=1)


def replace(file: Path, new: Path, *, now: datetime) -> None:
    """Put `new` in the place of a database, and set that one aside."""
    kept = _free_name(file, now)
    for part in BESIDE:
        old = file.with_name(f"{file.name}{part}")
        if old.exists():
            os.link(old, kept.with_name(f"{kept.name}{part}"))
    for part in BESIDE[1:]:  # a journal that is left behind would be played into the new file
        file.with_name(f"{file.name}{part}").unlink(missing_ok=True)
    new.replace(file)


def _free_name(file: Path, now: datetime) -> Path:
    """Return where a database is kept that was set aside now, or in the second after another."""
    kept = file.with_name(f"{file.name}.before-{now:{_STAMP}}")
    return _free_name(file, now + _A_SECOND) if kept.exists() else kept


def half_made(file: Path) -> Path:
    """Return where a database is made that is to take the place of this one."""
    return file.with_name(f"{file.name}.restoring")


def throw_half_made_away(file: Path) -> None:
    """Throw away what a restore left that did not come to its end."""
    new = half_made(file)
    for part in (*BESIDE, "-journal"):
        new.with_name(f"{new.name}{part}").unlink(missing_ok=True)


def throw_away(file: Path, *, older_than: timedelta, now: datetime) -> int:
    """Throw away the files that were set aside too long ago; return how many there were."""
    old = [path for path, at in _all(file) if now - at > older_than]
    for path in old:
        path.unlink()
    return len(old)


def _all(file: Path) -> Iterator[tuple[Path, datetime]]:
    """Yield each file with when it was set aside."""
    for path in [*file.parent.glob(f"{escape(file.name)}.before-*")]:
        if found := _NAME.fullmatch(path.name.removeprefix(file.name)):
            yield path, datetime.strptime(found[1], _STAMP).replace(tzinfo=UTC)
