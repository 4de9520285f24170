"""What is no text: pictures, voices, changed messages, groups, being blocked."""

from __future__ import annotations

from datetime import timedelta
from typing import Final, Literal, assert_never

from bot.domain.channels import IncomingKind
from bot.handlers import pace, stopping
from bot.handlers.turn import Turn

Kind = Literal[
    IncomingKind.MEDIA,
    IncomingKind.EDITED,
    IncomingKind.GROUP,
    IncomingKind.LEFT,
    IncomingKind.BACK,
]
_A_MINUTE: Final = timedelta(minutes=1)
_A_DAY: Final = timedelta(days=1)


async def answer(kind: Kind, turn: Turn) -> None:
    """Say that it cannot be looked at, or note that somebody has blocked us."""
    match kind:
        case IncomingKind.MEDIA:
            await pace.honestly("cannot-see", turn, every=_A_MINUTE)
        case IncomingKind.EDITED:
            await pace.honestly("cannot-edit", turn, every=_A_MINUTE)
        case IncomingKind.GROUP:
            await pace.honestly("private-only", turn, every=_A_DAY)
        case IncomingKind.LEFT:
            await stopping.left(turn)
        case IncomingKind.BACK:
            return  # unblocking us is no opt-in: only START is
        case _:
            assert_never(kind)
