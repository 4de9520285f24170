"""The folder in which backups lie: how they are named, which is the newest, and which are old."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

BEFORE_RESTORE: Final = "before-restore"
_NAME: Final = re.compile(r"dosebell-(\d{8}T\d{6}Z)(?:-[\w-]+)?\.backup")
#: Two machines on one folder differ by less.
_AHEAD: Final = timedelta(minutes=5)
_STAMP: Final = "%Y%m%dT%H%M%SZ"


def place(folder: Path, *, at: datetime, why: str = "") -> Path:
    """Return where a backup made now is put."""
    return folder / f"dosebell-{at:{_STAMP}}{f'-{why}' if why else ''}.backup"


def made_at(file: Path) -> datetime | None:
    """Return when a backup was made, by its name; None: it is none of ours."""
    found = _NAME.fullmatch(file.name)
    return datetime.strptime(found[1], _STAMP).replace(tzinfo=UTC) if found else None


def newest(folder: Path, *, now: datetime) -> Path | None:
    """Return the newest backup; None: there is none. One from the future is it only where there is
    no other."""
    files = _unasked(folder)
    return max([file for file in files if not _is_ahead(file, now=now)] or files, default=None)


def ahead(folder: Path, *, now: datetime) -> list[Path]:
    """Return the backups from the future, the newest first: a clock stood wrong when they were
    made, or does so now."""
    return sorted(file for file in _unasked(folder) if _is_ahead(file, now=now))[::-1]


def older_than(file: Path) -> list[Path]:
    """Return the backups in the same folder that were made before one, the newest first."""
    made = made_at(file)
    if made is None:
        return []
    return sorted(each for each in _unasked(file.parent) if (made_at(each) or made) < made)[::-1]


def throw_away(folder: Path, *, older_than: timedelta, now: datetime) -> int:
    """Throw away the backups that are too old, but never the newest; return how many there were."""
    kept = newest(folder, now=now)
    old = [file for file in _all(folder) if file != kept and _kept_for(file, now=now) > older_than]
    for file in old:
        file.unlink()
    return len(old)


def age(folder: Path, *, now: datetime) -> timedelta | None:
    """Return how old the newest backup is; None: there is none. One from the future is of a clock
    that stood wrong: it would be the newest for years, and keep every other from being made."""
    files = (file for file in _unasked(folder) if not _is_ahead(file, now=now))
    return min((_age(file, now=now) for file in files), default=None)


def _age(file: Path, *, now: datetime) -> timedelta:
    return now - (made_at(file) or now)


def _is_ahead(file: Path, *, now: datetime) -> bool:
    return _age(file, now=now) < -_AHEAD


def _kept_for(file: Path, *, now: datetime) -> timedelta:
    """Return for how long a backup has been there. Of one from the future nobody knows: it counts
    from when it is first seen, which is written down as when it was changed."""
    if not _is_ahead(file, now=now):
        return _age(file, now=now)
    changed = datetime.fromtimestamp(file.stat().st_mtime, UTC)
    if changed > now:
        with suppress(PermissionError):  # somebody else's: it stays
            os.utime(file, (now.timestamp(), now.timestamp()))
    return now - changed


def _unasked(folder: Path) -> list[Path]:
    """Return the backups that may be taken unasked. What a restore has replaced is none of them:
    whoever wants it back names it."""
    replaced = f"-{BEFORE_RESTORE}.backup"
    return [file for file in _all(folder) if not file.name.endswith(replaced)]


def _all(folder: Path) -> list[Path]:
    try:
        return [file for file in folder.iterdir() if made_at(file)]
    except OSError:
        return []
