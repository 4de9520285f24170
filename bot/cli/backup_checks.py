"""What the doctor makes of the backups."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from bot.app.joining import is_new
from bot.cli.findings import Finding, Mark
from bot.config import Settings
from bot.domain.errors import BadInput
from bot.scheduling.upkeep.checks import OLDEST_BACKUP
from bot.storage import Keyring
from bot.storage.backup import dump, folder

_HOUR: Final = timedelta(hours=1)


def backups(chosen: Settings, keyring: Keyring | None, *, now: datetime) -> Finding:
    """Say how old the newest backup is, whether it can be one at all, and whether the key lies
    beside it."""
    newest = folder.newest(Path(chosen.backup.folder), now=now)
    if newest is None:
        return _none(chosen)
    if keyring is not None and (why := _broken(newest, keyring)):
        found = f"{newest}: {why}; {_instead_of(newest, keyring)}, and run: dosebell backup"
        return Finding(Mark.WRONG, "backup", found)
    if ahead := folder.ahead(Path(chosen.backup.folder), now=now):
        return _from_the_future(ahead, now=now)
    return _whole(chosen, now - (folder.made_at(newest) or now))


def _none(chosen: Settings) -> Finding:
    said = f"there is none in {chosen.backup.folder}; `dosebell serve` makes one each night, or: "
    mark = Mark.FINE if is_new(chosen.database.url) else Mark.WRONG
    return Finding(mark, "backup", f"{said}dosebell backup")


def _whole(chosen: Settings, age: timedelta) -> Finding:
    said = f"the newest is {age / _HOUR:.0f} hours old"
    if age > OLDEST_BACKUP:
        return Finding(
            Mark.WRONG, "backup", f"{said}; is `dosebell serve` running? run: dosebell backup"
        )
    key = Path(chosen.keys.file)
    if _is_within(key, Path(chosen.backup.folder)):
        said = f"{said}, but {key} lies in the same folder, and opens it; move it"
        return Finding(Mark.DOUBTFUL, "backup", said)
    return Finding(Mark.FINE, "backup", f"{said}; keep a copy of {key} elsewhere")


def _from_the_future(ahead: list[Path], *, now: datetime) -> Finding:
    """Say what a clock that was ahead has named, or one that is behind takes for the future."""
    hours = ((folder.made_at(ahead[0]) or now) - now) / _HOUR
    them = "that file" if len(ahead) == 1 else f"that file, and {len(ahead) - 1} more like it"
    said = (
        f"{ahead[0]} is of {hours:.0f} hours from now; if this clock is right, another one was "
        f"ahead then: run: dosebell backup, and remove {them}"
    )
    return Finding(Mark.WRONG, "backup", said)


def _is_within(key: Path, place: Path) -> bool:
    return place.resolve() in key.resolve().parents


def _instead_of(newest: Path, keyring: Keyring) -> str:
    for file in folder.older_than(newest):
        if not _broken(file, keyring):
            return f"{file} can be tried instead"
    return "no older one can be tried instead"


def _broken(file: Path, keyring: Keyring) -> str:
    """Return why this can be no backup of ours; empty: it begins like one. Reading it to its end
    takes as long as a restore: that is what a drill is for."""
    try:
        dump.glance(file, keyring)
    except BadInput as error:
        return str(error)
    return ""
