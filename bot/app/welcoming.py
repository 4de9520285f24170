"""Waits for the first words that the operator says to the new bot."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack
from pathlib import Path

from bot.actions import operators
from bot.app import joining
from bot.app.channels import channels
from bot.clock import SystemClock
from bot.config import Settings
from bot.domain.channels import Incoming, IncomingKind
from bot.domain.errors import BadInput
from bot.domain.people import ChannelName
from bot.language.bundles import languages
from bot.storage import Storage
from bot.storage.lock import SingleServer

IsYou = Callable[[Incoming], bool]
"""Asks at the terminal whether it was the operator who wrote that. All else waits meanwhile: a
thread that reads from a terminal cannot be told to leave."""


async def first_words(settings: Settings, is_you: IsYou) -> Incoming:
    """Return what the operator said first, and greet them. Whatever anybody says meanwhile is kept,
    and answered once the bot runs."""
    clock, url = SystemClock(), settings.database.url
    async with AsyncExitStack() as stack:
        lock = stack.enter_context(SingleServer(url))
        backups = Path(settings.backup.folder)
        storage = await stack.enter_async_context(
            joining.opened(url, Path(settings.keys.file), clock=clock, lock=lock, backups=backups)
        )
        keep = joining.keeper(storage, clock)
        speaking = channels(settings, clock, joining.noter(storage, clock)).telegram
        if speaking is None:
            raise BadInput("there is no Telegram bot to wait at; set telegram.token")
        stack.push_async_callback(speaking.close)
        heard: asyncio.Queue[Incoming] = asyncio.Queue()

        async def keep_and_look(*incoming: Incoming) -> None:
            await keep(*incoming)
            for each in incoming:
                heard.put_nowait(each)

        listening = asyncio.create_task(speaking.listen(keep_and_look))
        try:
            said = await _theirs(heard, is_you)
        finally:
            listening.cancel()
            await asyncio.gather(listening, return_exceptions=True)
        await _greet(storage, said, settings, clock=clock)
        return said


async def _theirs(heard: asyncio.Queue[Incoming], is_you: IsYou) -> Incoming:
    while True:
        said = await heard.get()
        if said.kind is IncomingKind.TEXT and is_you(said):
            return said


async def _greet(
    storage: Storage, said: Incoming, settings: Settings, *, clock: SystemClock
) -> None:
    spoken = said.language[:2]
    language = spoken if spoken in languages() else settings.language
    async with storage.transaction() as tx:
        sender = await tx.senders.get_or_add(ChannelName.TELEGRAM, said.sender)
        await operators.welcome(tx, sender, said.address, language=language, now=clock.now())
