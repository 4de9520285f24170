"""Telegram calls us: where, with which secret, and what is refused before anybody looks inside."""

from __future__ import annotations

import hmac
import json
import logging
import re
from dataclasses import dataclass, field
from typing import Final

from telegram import Bot
from telegram.error import TelegramError

from bot.channels.refused import Refused
from bot.channels.telegram_updates import WANTED, Malformed, update_id
from bot.clock import Clock
from bot.domain.errors import BadInput

_LOGGER = logging.getLogger(__name__)

LONGEST_BODY: Final = 1 << 20  #: bytes; whoever reads the body may stop reading there
SECRET_HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 -- a header's name
_SECRET: Final = re.compile(r"[A-Za-z0-9_-]{16,256}")
_LONGEST_WAIT: Final = 60.0


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where Telegram is to bring updates, and the secret that proves that it was Telegram."""

    url: str
    secret: str = field(repr=False)

    def __post_init__(self) -> None:
        if not _SECRET.fullmatch(self.secret):
            raise BadInput(
                "the webhook's secret needs 16 to 256 letters, digits, '_' or '-';"
                " for example what `openssl rand -hex 32` prints"
            )


def opened(body: bytes, secret_header: str | None, webhook: Webhook | None) -> object:
    """Return the update in `body`, or raise `Refused`. The secret is looked at first."""
    if webhook is None:
        raise Refused(404)
    shown = (secret_header or "").encode("utf-8", "replace")
    if not hmac.compare_digest(shown, webhook.secret.encode()):
        raise Refused(403)
    if len(body) > LONGEST_BODY:
        raise Refused(413)
    try:
        update: object = json.loads(body)
        update_id(update)
    except (ValueError, RecursionError, Malformed):
        raise Refused(400) from None
    return update


async def announce(bot: Bot, webhook: Webhook, *, clock: Clock) -> None:
    """Tell Telegram where to bring updates; do not give up before it has heard."""
    wait = 1.0
    while True:
        try:
            await bot.set_webhook(
                webhook.url, secret_token=webhook.secret, allowed_updates=list(WANTED)
            )
        except TelegramError as error:
            _LOGGER.error("webhook not set", extra={"why": error.message, "wait": wait})
            await clock.sleep(wait)
            wait = min(2 * wait, _LONGEST_WAIT)
        else:
            return
