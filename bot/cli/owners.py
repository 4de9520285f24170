"""Whose a file is, and whom we are: what an operator must know who may not get at it."""

from __future__ import annotations

import os
import pwd
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import make_url

from bot.config import Settings


def closed(chosen: Settings) -> Path | None:
    """Return what lies there and may not even be read by us; None: nothing that we work with."""
    ours = (*kept_in(chosen), Path(chosen.backup.folder))
    return next((path for path in ours if _is_closed(path)), None)


def kept_in(chosen: Settings) -> Iterator[Path]:
    """Yield the files in which everything is kept: the key, and the database where it is one."""
    yield Path(chosen.keys.file)
    if database := database_of(chosen):
        yield database


def database_of(chosen: Settings) -> Path | None:
    """Return the file that the database is; None: it is none."""
    url = make_url(chosen.database.url)
    return Path(url.database or "") if url.get_backend_name() == "sqlite" else None


def nearest(path: Path) -> Path:
    """Return a path, or else the first one above it that is there for us."""
    return next(each for each in (path, *path.absolute().parents) if _is_there(each))


def what_to_do(path: Path) -> str:
    """Return how we get at something that is not ours, or that is ours and closed to us."""
    there = nearest(path)
    folder = there if there.is_dir() else there.parent
    theirs, ours = _name(there.stat().st_uid), _name(os.geteuid())
    if theirs == ours:
        return f"{there} belongs to {ours}, who runs this, too; look at its mode and at its disk"
    return (
        f"{there} belongs to {theirs}, and {ours} runs this; run it as its owner, like "
        f"`sudo -u {theirs} dosebell doctor`, or hand it over: sudo chown -R {ours} {folder}"
    )


def _is_closed(path: Path) -> bool:
    try:
        mode = os.R_OK | os.X_OK if path.is_dir() else os.R_OK
        return path.exists() and not os.access(path, mode)
    except PermissionError:
        return True


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except PermissionError:
        return False


def _name(number: int) -> str:
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return str(number)
