"""How a peer sends one reminder: PTB's `Bot` as most people write it, over either HTTP client."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Final

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import RetryAfter, TelegramError
from telegram.request import BaseRequest, HTTPXRequest

from benchmarks.spike.contest import Asked
from bot.channels.telegram_http import AiohttpRequest, Flooded
from bot.channels.wire import HttpLimits
from tests.channels.telegram_stand_in import TOKEN

TEXT: Final = "08:00: time for your medicines.\n- metformin 500 mg: 1 tablet, with food"
KEYBOARD: Final = InlineKeyboardMarkup.from_row(
    [
        InlineKeyboardButton(text, callback_data=f"{text[0]}:x")
        for text in ("1 Taken", "2 Later", "3 No")
    ]
)
_PATIENT: Final = 60.0
_LAST_ANSWER: Final = 10.0


class Sending:
    """Sends so many messages at once and no more; waits as long as a 429 says."""

    def __init__(self, asked: Asked) -> None:
        self._in_flight = asked.in_flight
        self._places = asyncio.Semaphore(asked.in_flight)
        self._request = _request(asked)
        self.bot = Bot(TOKEN, base_url=f"{asked.api}/bot", request=self._request)

    async def send(self, chat: int) -> None:
        """Send one reminder."""
        async with self._places:
            while True:
                try:
                    await self.bot.send_message(chat, TEXT, reply_markup=KEYBOARD)
                except (RetryAfter, Flooded) as error:
                    await asyncio.sleep(_seconds(error))
                else:
                    return

    async def finish(self) -> None:
        """Let what is under way come to its end."""
        with suppress(TimeoutError):
            async with asyncio.timeout(_LAST_ANSWER):
                for _ in range(self._in_flight):
                    await self._places.acquire()

    async def close(self) -> None:
        """Let go of connections."""
        await self._request.shutdown()


_sending: dict[str, Sending] = {}


def use(sending: Sending) -> None:
    """Let `send` send through this one: a job in a store can only name a function."""
    _sending["now"] = sending


async def send(chat: int) -> None:
    """Send one reminder through what is in use."""
    await _sending["now"].send(chat)


def _request(asked: Asked) -> BaseRequest:
    if asked.client == "aiohttp":
        return AiohttpRequest(TOKEN, HttpLimits())
    # With its own settings it gives most of a spike up: a second for a place among connections.
    return HTTPXRequest(
        connection_pool_size=asked.in_flight,
        read_timeout=_PATIENT,
        connect_timeout=_PATIENT,
        pool_timeout=None,
    )


def _seconds(error: TelegramError) -> float:
    wait = error.wait if isinstance(error, Flooded) else getattr(error, "retry_after", 1)
    return wait if isinstance(wait, int | float) else wait.total_seconds()
