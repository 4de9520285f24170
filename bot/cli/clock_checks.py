"""What the doctor makes of this machine's clock."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import bot
from bot.app.joining import is_new
from bot.cli.findings import Finding, Mark
from bot.clock import is_synchronised
from bot.domain.errors import BadInput
from bot.scheduling.trust import beat
from bot.scheduling.watch import stands_apart
from bot.storage import Keyring, Storage


def clock(*, now: datetime) -> Iterator[Finding]:
    """Say whether the clock can be right, and whether something keeps it right."""
    made = datetime.fromtimestamp(Path(bot.__file__).stat().st_mtime, UTC)
    if now < made:
        yield Finding(
            Mark.WRONG,
            "clock",
            f"it says {now:%Y-%m-%d %H:%M} UTC, which is before this program was installed; "
            "set it right",
        )
        return
    yield _kept_right(is_synchronised(), now)


async def believe(url: str, keyring: Keyring, *, now: datetime) -> None:
    """Let the bot go by `now`, whatever it has found in the database or seen the clock do; raise
    `BadInput` where the database's own clock says something else, which it goes on seeing."""
    if is_new(url):
        raise BadInput("there is no database yet, so nobody doubts the clock")
    storage = await Storage.open(url, keyring=keyring)
    try:
        async with storage.transaction() as tx:
            if apart := stands_apart(now, theirs=await tx.facts.database_time()):
                raise BadInput(f"{apart}; set the one right that is wrong, and the bot goes on")
            await beat(tx, now=now)
    finally:
        await storage.close()


def _kept_right(synchronised: bool | None, now: datetime) -> Finding:
    said = f"it says {now:%Y-%m-%d %H:%M} UTC"
    match synchronised:
        case True:
            return Finding(Mark.FINE, "clock", f"{said}, and is synchronised")
        case False:
            return Finding(
                Mark.DOUBTFUL,
                "clock",
                f"{said}, but nothing synchronises it; on Linux: timedatectl set-ntp true",
            )
        case None:
            return Finding(
                Mark.DOUBTFUL, "clock", f"{said}; this machine does not say if it is synchronised"
            )
