"""What is wrong with this machine and its database, as far as they say so themselves."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from bot.domain.troubles import Found, Trouble
from bot.scheduling.pulse import Pulse
from bot.storage.backup import folder

#: Of last night, with some hours to spare.
OLDEST_BACKUP: Final = timedelta(hours=28)
_LAST_ERASED: Final = OLDEST_BACKUP
_A_TENTH: Final = 0.1
_PLENTY: Final = 5 << 30  #: bytes; a tenth of a large disk is no trouble


def of_pulse(pulse: Pulse) -> Iterator[Found]:
    """Say what the database knows to be wrong."""
    if pulse.is_standing_still:
        yield Found(Trouble.STANDSTILL)
    if pulse.is_behind:
        yield Found(Trouble.OUTAGE)
    if pulse.is_unsure:
        yield Found(Trouble.DOUBT)
    if pulse.is_deaf:
        yield Found(Trouble.UNHEARD)
    if pulse.clock_held:
        yield Found(Trouble.CLOCK)
    if pulse.set_aside_lately:
        yield Found(Trouble.POISON, str(pulse.set_aside_lately))
    if pulse.unplanned:
        yield Found(Trouble.UNPLANNED, str(pulse.unplanned))


def of_disks(folders: Iterable[Path]) -> Iterator[Found]:
    """Say whether a disk is nearly full."""
    if any(is_nearly_full(folder) for folder in folders):
        yield Found(Trouble.DISK)


def is_nearly_full(place: Path) -> bool:
    """Return whether little is left on the disk of a folder, or of the one it would be made in."""
    try:
        disk = shutil.disk_usage(next(each for each in (place, *place.parents) if each.exists()))
    except OSError:
        return True  # a disk that nobody can look at has no room for anything
    return is_little(disk.free, of=disk.total)


def is_little(free: int, *, of: int) -> bool:
    """Return whether so many free bytes are little, of a disk with that many."""
    return free < min(of * _A_TENTH, _PLENTY)


def of_backups(backups: Path, *, now: datetime) -> Iterator[Found]:
    """Say whether last night's backup is missing."""
    age = folder.age(backups, now=now)
    if age is None or age > OLDEST_BACKUP:
        yield Found(Trouble.BACKUP)


def of_erasing(erased: str | None, *, now: datetime) -> Iterator[Found]:
    """Say whether words are kept for longer than was promised."""
    if not is_erased(erased, now=now):
        yield Found(Trouble.UNERASED)


def is_erased(erased: str | None, *, now: datetime) -> bool:
    """Return whether the nightly erasing was done of late, by when it says that it was."""
    return erased is not None and abs(now - datetime.fromisoformat(erased)) <= _LAST_ERASED
