"""Our channel in a loop: the same messages with nothing written down, nothing checked."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from benchmarks.spike.contest import Asked, Run, compete, until
from benchmarks.spike.ours import channel_of
from benchmarks.spike.sending import TEXT
from bot.clock import SystemClock
from bot.domain.channels import Button, Outgoing
from bot.domain.ids import DeliveryId, new_id
from tests.chaos.crowd import FIRST_CHAT, phone

_BUTTONS: Final = ((Button("1 Taken", "1:x"), Button("2 Later", "2:x"), Button("3 No", "3:x")),)


@asynccontextmanager
async def contestant(asked: Asked) -> AsyncIterator[Run]:
    """Open the channel."""
    channel, is_sms = channel_of(asked, SystemClock()), asked.channel == "sms"
    chats = iter(range(FIRST_CHAT, FIRST_CHAT + asked.people))

    async def work() -> None:
        for chat in chats:  # shared, so that each chat is written to once
            message = Outgoing(DeliveryId(new_id()), TEXT, () if is_sms else _BUTTONS)
            await channel.send(phone(chat) if is_sms else str(chat), message)

    async def run(due: float, stop: asyncio.Event) -> None:
        await until(due)
        await asyncio.gather(*(work() for _ in range(asked.in_flight)))
        await stop.wait()

    yield run
    await channel.close()


if __name__ == "__main__":
    compete(contestant)
