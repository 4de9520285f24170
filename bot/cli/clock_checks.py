"""What the doctor makes of this machine's clock."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import bot
from bot.cli.findings import Finding, Mark
from bot.clock import is_synchronised


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
