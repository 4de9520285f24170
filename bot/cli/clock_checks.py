"""What the doctor makes of this machine's clock."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import bot
from bot.cli.findings import Finding, Mark

_TIMEX_BYTES: Final = 512  # more than the kernel's struct timex on any machine
_NOT_SYNCHRONISED: Final = 5  # TIME_ERROR


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


def is_synchronised() -> bool | None:
    """Return what the kernel says of its clock; None where it does not say."""
    try:
        kernel = ctypes.CDLL(None, use_errno=True)
        answer = int(kernel.adjtimex(ctypes.create_string_buffer(_TIMEX_BYTES)))
    except (OSError, AttributeError):
        return None
    return None if answer < 0 else answer != _NOT_SYNCHRONISED
