"""What the doctor asks Telegram."""

from __future__ import annotations

import asyncio
from typing import Final

from bot.channels.telegram import BotFacts, TelegramChannel
from bot.cli.findings import Finding, Mark
from bot.clock import SystemClock
from bot.config import Settings
from bot.domain.errors import BadInput, SendError

_PATIENCE: Final = 8.0  #: seconds


async def telegram(chosen: Settings) -> Finding:
    """Say whether Telegram knows our token, and whether what it does fits the settings."""
    if not chosen.telegram.is_set_up and chosen.sms.is_set_up:
        return Finding(Mark.FINE, "telegram", "not set up; people are reached by SMS")
    if not chosen.telegram.is_set_up:
        return Finding(
            Mark.DOUBTFUL,
            "telegram",
            "no token, so `serve` shows the try-out chat; get one from @BotFather "
            "and set telegram.token",
        )
    channel = TelegramChannel(
        chosen.telegram.token.get_secret_value(),
        clock=SystemClock(),
        api_base_url=chosen.telegram.api_base_url,
    )
    try:
        async with asyncio.timeout(_PATIENCE):
            facts = await channel.facts()
    except BadInput as error:
        return Finding(Mark.WRONG, "telegram", f"{error}; set telegram.token")
    except (SendError, TimeoutError):
        return Finding(
            Mark.DOUBTFUL,
            "telegram",
            f"{chosen.telegram.api_base_url} does not answer, so the token was not checked; "
            "is this machine online?",
        )
    finally:
        await channel.close()
    return _compared(facts, chosen)


def _compared(facts: BotFacts, chosen: Settings) -> Finding:
    wanted = f"{chosen.web.public_base_url}/telegram/webhook"
    if chosen.telegram.mode == "poll" or facts.webhook_url == wanted:
        if facts.last_error and chosen.telegram.mode == "webhook":
            return Finding(
                Mark.WRONG,
                "telegram",
                f"Telegram cannot reach the webhook ({facts.last_error}); "
                "look at your reverse proxy",
            )
        return Finding(Mark.FINE, "telegram", f"the token is that of @{facts.username}")
    return Finding(
        Mark.DOUBTFUL,
        "telegram",
        f"the token is that of @{facts.username}, but its webhook is not {wanted} yet; "
        "`dosebell serve` sets it",
    )
