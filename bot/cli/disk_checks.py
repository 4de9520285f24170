"""What the doctor makes of the places where something must always be written."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryFile
from typing import Final

from sqlalchemy import make_url

from bot.cli.findings import Finding, Mark
from bot.cli.owners import nearest, what_to_do
from bot.config import Settings
from bot.scheduling.upkeep.checks import is_nearly_full

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_A_LITTLE: Final = bytes(1 << 16)


def disks(chosen: Settings) -> list[Finding]:
    """Say whether the database and the backups can be written, and whether there is room."""
    found = [each for place in _places(chosen) if (each := _wrong_with(*place))]
    return found or [Finding(Mark.FINE, "disk", "there is room for the database and the backups")]


def _places(chosen: Settings) -> Iterator[tuple[Path, str]]:
    """Yield each place, and the setting that names it."""
    url = make_url(chosen.database.url)
    if url.get_backend_name() == "sqlite":
        yield Path(url.database or "").absolute().parent, "database.url"
    yield Path(chosen.backup.folder).absolute(), "backup.folder"


def _wrong_with(place: Path, setting: str) -> Finding | None:
    try:
        with TemporaryFile(dir=nearest(place)) as tried:
            tried.write(_A_LITTLE)
    except OSError as error:
        said = f"nothing can be written into {place} ({error.strerror}); {_mended(place, error)}"
        return Finding(Mark.WRONG, "disk", f"{said}, or change {setting}")
    if is_nearly_full(place):
        said = f"{place} is on a disk that is nearly full; make room there"
        return Finding(Mark.DOUBTFUL, "disk", said)
    return None


def _mended(place: Path, error: OSError) -> str:
    if isinstance(error, PermissionError):
        return what_to_do(place)
    return "make room there" if error.errno in _FULL else "look at that disk"
