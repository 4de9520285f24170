"""Everything the bot can do when somebody speaks of sharing, on one page."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from bot.domain.intents import (
    Approve,
    CareIntent,
    Hide,
    Invite,
    Join,
    Leave,
    ShareOther,
    Unshare,
    WhatTold,
    WhoSees,
)
from bot.handlers.care import approving, hiding, inviting, joining, knowing, parting
from bot.handlers.turn import Turn


async def respond(intent: CareIntent, turn: Turn) -> None:  # noqa: C901 - one line for each
    """Do what somebody meant."""
    match intent:
        case Invite():
            await inviting.invite(intent, turn)
        case Join():
            await joining.join(intent, turn)
        case Approve():
            await approving.approve(intent, turn)
        case ShareOther():
            await approving.other(intent, turn)
        case WhoSees():
            await knowing.who_sees(turn)
        case WhatTold():
            await knowing.what_told(intent, turn)
        case Unshare():
            await parting.unshare(intent, turn)
        case Leave():
            await parting.leave(intent, turn)
        case Hide():
            await hiding.hide(intent, turn)
        case _:
            assert_never(intent)


def whom(intent: CareIntent) -> str:
    """Return who is named, as it was said."""
    return "" if isinstance(intent, Join | WhoSees) else intent.whom


def about(intent: CareIntent, whom: str) -> CareIntent:
    """Return what was meant, of somebody who has been asked for since."""
    match intent:
        case Invite() | Approve() | ShareOther() | Unshare() | Leave():
            return replace(intent, whom=whom)
        case WhatTold() | Hide():
            return replace(intent, whom=whom)
        case Join() | WhoSees():
            return intent
        case _:
            assert_never(intent)
