"""What the doctor makes of disks and backups, of who would hear, and of the way to our doors."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from sqlalchemy import make_url

from bot.app.channels import account, webhook
from bot.app.joining import is_new
from bot.channels import probes
from bot.cli.findings import Finding, Mark
from bot.config import Settings
from bot.scheduling.upkeep.checks import OLDEST_BACKUP, is_nearly_full
from bot.storage.backup import folder

_HOUR: Final = timedelta(hours=1)


def disks(chosen: Settings) -> Iterator[Finding]:
    """Say whether there is room where something must always be written."""
    full = [str(place) for place in _places(chosen) if is_nearly_full(place)]
    if full:
        said = f"{' and '.join(full)} is on a disk that is nearly full; make room there"
        yield Finding(Mark.DOUBTFUL, "disk", said)
    else:
        yield Finding(Mark.FINE, "disk", "there is room for the database and the backups")


def _places(chosen: Settings) -> Iterator[Path]:
    url = make_url(chosen.database.url)
    if url.get_backend_name() == "sqlite":
        yield Path(url.database or "").absolute().parent
    yield Path(chosen.backup.folder).absolute()


def backups(chosen: Settings, *, now: datetime) -> Finding:
    """Say how old the newest backup is, and whether the key lies beside it."""
    place = Path(chosen.backup.folder)
    age = folder.age(place, now=now)
    if age is None:
        said = (
            f"there is none in {place}; `dosebell serve` makes one each night, or: dosebell backup"
        )
        mark = Mark.FINE if is_new(chosen.database.url) else Mark.DOUBTFUL
        return Finding(mark, "backup", said)
    said = f"the newest is {age / _HOUR:.0f} hours old"
    if age > OLDEST_BACKUP:
        return Finding(Mark.DOUBTFUL, "backup", f"{said}; run: dosebell backup")
    if _is_within(Path(chosen.keys.file), place):
        return Finding(
            Mark.DOUBTFUL,
            "backup",
            f"{said}, but {chosen.keys.file} lies in the same folder, and opens it; move it",
        )
    return Finding(Mark.FINE, "backup", f"{said}; keep a copy of {chosen.keys.file} elsewhere")


def _is_within(key: Path, place: Path) -> bool:
    return place.resolve() in key.resolve().parents


def operator(chosen: Settings) -> Finding:
    """Say whether anybody would hear of trouble."""
    if not (chosen.telegram.is_set_up or chosen.sms.is_set_up):
        return Finding(Mark.FINE, "operator", "nobody is reminded yet, so nobody needs to hear")
    reached = [
        name
        for name, is_reached in (
            ("Telegram", chosen.telegram.is_set_up and chosen.operator.telegram),
            ("SMS", chosen.sms.is_set_up and chosen.operator.sms),
        )
        if is_reached
    ]
    if not reached:
        said = "nobody hears when something is wrong; set operator.telegram or operator.sms"
        return Finding(Mark.DOUBTFUL, "operator", said)
    said = f"hears of trouble over {' and '.join(reached)}"
    if not chosen.operator.alive_urls:
        said += "; but nobody notices when this machine dies: set operator.alive_urls"
        return Finding(Mark.DOUBTFUL, "operator", said)
    return Finding(Mark.FINE, "operator", f"{said}, and {len(chosen.operator.alive_urls)} outside")


def doors(chosen: Settings) -> Iterator[Finding]:
    """Knock at our own doors from outside, where providers are to bring anything."""
    hook = webhook(chosen)
    if hook is not None:
        yield _door("telegram", asyncio.run(probes.is_open(probes.telegrams(hook))))
    if chosen.sms.is_set_up and (ours := account(chosen)).public_base_url:
        yield _door("sms", asyncio.run(probes.is_open(probes.twilios(ours))))


def _door(what: str, why: str) -> Finding:
    if why:
        said = f"{why}; look at the reverse proxy, and is `dosebell serve` running?"
        return Finding(Mark.DOUBTFUL, "webhook", f"{what}: {said}")
    return Finding(Mark.FINE, "webhook", f"{what}: what is signed is let in, and nothing else")
