"""Reaches people over Telegram: says and edits messages, and brings in what people say.

python-telegram-bot is the client library only. Its dispatcher acknowledges updates before anybody
has kept them, and its parser refuses a whole batch for one bad update, so updates are fetched and
kept here one by one.
"""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from telegram.error import InvalidToken, TelegramError

from bot.channels.refused import Refused
from bot.channels.telegram_http import AiohttpRequest, QuietBot
from bot.channels.telegram_polling import Poller
from bot.channels.telegram_sending import send
from bot.channels.telegram_updates import Malformed, read_update
from bot.channels.telegram_webhook import Webhook, announce, opened
from bot.channels.wire import HttpLimits
from bot.clock import Clock
from bot.domain.channels import Incoming, IncomingKind, Keep, Outgoing, Receipt
from bot.domain.errors import BadInput, TryAgain
from bot.domain.people import ChannelName

_LOGGER = logging.getLogger(__name__)

OFFICIAL_API: Final = "https://api.telegram.org"
_POLL_SECONDS: Final = 25
_GROUPS_REMEMBERED: Final = 1000
#: Telegram tells of its last error long after it is over.
_LATELY: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class BotFacts:
    """What Telegram says about our bot, for whoever looks for what is wrong."""

    username: str
    webhook_url: str
    waiting: int  #: updates that nobody has fetched
    last_error: str  #: of bringing them to the webhook
    failed_at: datetime | None = None  #: when that was

    def brings_to(self, url: str, *, now: datetime) -> bool:
        """Whether what people write is brought there, as far as Telegram knows."""
        failed = self.failed_at is not None and now - self.failed_at <= _LATELY
        return self.webhook_url == url and not (failed and self.waiting)


class TelegramChannel:
    """One bot of Telegram's. Satisfies `bot.domain.channels.Channel`."""

    def __init__(
        self,
        token: str,
        *,
        clock: Clock,
        api_base_url: str = OFFICIAL_API,
        webhook: Webhook | None = None,
        limits: HttpLimits | None = None,
    ) -> None:
        """Open nothing yet. With a `webhook` people's words come over it, else by polling."""
        limits = limits or HttpLimits()
        self._sender = bot_id(token)
        self._clock = clock
        self._webhook = webhook
        self._requests = AiohttpRequest(token, limits), AiohttpRequest(token, limits)
        speaking, listening = self._requests
        self._bot = QuietBot(
            token,
            base_url=_bot_url(api_base_url),
            request=speaking,
            get_updates_request=listening,  # of its own: a spike of sends must not keep it waiting
        )
        self._poller = Poller(self._bot, listening, clock=clock, seconds=_POLL_SECONDS)
        self._groups: dict[str, None] = {}
        self._answers: set[asyncio.Task[None]] = set()

    @property
    def name(self) -> ChannelName:
        return ChannelName.TELEGRAM

    @property
    def sender(self) -> str:
        """The number of the bot: known without asking Telegram, and never renamed."""
        return self._sender

    @property
    def is_deaf(self) -> bool:
        """Whether what people write could not be fetched for a while, or is fetched by somebody
        else as well."""
        return self._poller.hearing.is_deaf

    async def send(self, address: str, message: Outgoing) -> Receipt:
        """Send or edit one message; raise a leaf of `SendError` where it was not accepted."""
        return await send(self._bot, address, message)

    async def listen(self, keep: Keep) -> None:
        """Bring in what people say until cancelled.

        With a webhook it only sees to it that Telegram knows where to bring that.
        """
        if self._webhook is None:
            await self._poller.run(lambda raw: self._take(raw, keep))
        else:
            await announce(self._bot, self._webhook, clock=self._clock)
            await asyncio.Event().wait()

    async def receive_webhook(self, body: bytes, secret_header: str | None, keep: Keep) -> int:
        """Take what was brought to the webhook; return the HTTP status, 200 after the commit."""
        try:
            raw = opened(body, secret_header, self._webhook)
            await self._take(raw, keep)
        except Refused as refusal:
            return refusal.status
        except Malformed as malformed:
            # What is refused comes again for a day, and nothing else of that chat comes before it.
            _LOGGER.error("update skipped", extra={"update": malformed.update_id})
        except Exception as error:  # around what came in: Telegram will bring it again
            _LOGGER.error("keeping failed", extra={"why": error})
            return 503
        return 200

    async def facts(self) -> BotFacts:
        """Ask Telegram about our bot; raise `BadInput` for a wrong token, else `TryAgain`."""
        try:
            me = await self._bot.get_me()
            webhook = await self._bot.get_webhook_info()
        except InvalidToken:
            failure: Exception = BadInput("Telegram does not know this token; @BotFather tells it")
        except TelegramError as error:
            failure = TryAgain(error.message)
        else:
            return BotFacts(
                username=me.username or "",
                webhook_url=webhook.url,
                waiting=webhook.pending_update_count,
                last_error=webhook.last_error_message or "",
                failed_at=webhook.last_error_date,
            )
        raise failure

    async def close(self) -> None:
        """Let go of connections; answers to button presses that are still under way are dropped."""
        for answer in self._answers:
            answer.cancel()
        await asyncio.gather(*self._answers, return_exceptions=True)
        for request in self._requests:
            await request.shutdown()

    async def _take(self, raw: object, keep: Keep) -> None:
        read = read_update(raw, sender=self._sender)
        if read.incoming is not None and read.incoming.address not in self._groups:
            try:
                await keep(read.incoming)
            except BadInput:
                # What can never be kept must not hold up what can.
                raise Malformed(read.id) from None
            self._remember_group(read.incoming)
        if read.pressed:
            answer = asyncio.create_task(self._answer(read.pressed))
            self._answers.add(answer)
            answer.add_done_callback(self._answers.discard)

    async def _answer(self, pressed: str) -> None:
        with suppress(TelegramError):  # it only stops the little clock on the button
            await self._bot.answer_callback_query(pressed)

    def _remember_group(self, incoming: Incoming) -> None:
        """A group hears once that we talk in private only, not after each of its messages."""
        if incoming.kind is not IncomingKind.GROUP:
            return
        self._groups[incoming.address] = None
        if len(self._groups) > _GROUPS_REMEMBERED:
            del self._groups[next(iter(self._groups))]


def bot_id(token: str) -> str:
    """Return the part of a token that is no secret: the number of the bot."""
    return token.partition(":")[0]


def _bot_url(base: str) -> str:
    base = base.rstrip("/")
    return base if base.endswith("/bot") or "{" in base else f"{base}/bot"
