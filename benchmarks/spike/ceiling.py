"""The ceiling: a loop over an aiohttp session, with no database, no library and nothing to decide.

What the machine could do if nothing had to be remembered.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import ClientSession, TCPConnector

from benchmarks.spike.contest import Asked, Run, compete, until
from benchmarks.spike.sending import KEYBOARD, TEXT
from tests.channels.telegram_stand_in import TOKEN
from tests.chaos.crowd import FIRST_CHAT, phone


@asynccontextmanager
async def contestant(asked: Asked) -> AsyncIterator[Run]:
    """Open a session."""
    chats = iter(range(FIRST_CHAT, FIRST_CHAT + asked.people))
    async with ClientSession(connector=TCPConnector(limit=asked.in_flight)) as session:

        async def work() -> None:
            for chat in chats:  # shared, so that each chat is written to once
                await _send(session, asked, chat)

        async def run(due: float, stop: asyncio.Event) -> None:
            await until(due)
            await asyncio.gather(*(work() for _ in range(asked.in_flight)))
            await stop.wait()

        yield run


async def _send(session: ClientSession, asked: Asked, chat: int) -> None:
    if asked.channel == "sms":
        url = f"{asked.api}/2010-04-01/Accounts/AC/Messages.json"
        request = session.post(url, data={"To": phone(chat), "Body": TEXT})
    else:
        told = {"chat_id": chat, "text": TEXT, "reply_markup": KEYBOARD.to_dict()}
        request = session.post(f"{asked.api}/bot{TOKEN}/sendMessage", json=told)
    async with request as response:
        await response.json()
        response.raise_for_status()


if __name__ == "__main__":
    compete(contestant)
