"""Our engine: the crowd stands in a database, falls due, and is sent to with everything checked."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from benchmarks.spike.contest import Asked, Run, compete
from bot.channels.telegram import TelegramChannel
from bot.channels.twilio import TwilioAccount, TwilioChannel
from bot.clock import Clock, SystemClock
from bot.domain.channels import Channel
from bot.domain.people import ChannelName
from bot.language.sentences import Sentences
from bot.scheduling import Engine, EngineSettings, Pace
from bot.storage import InboxEntry, Keyring, Storage, Transaction
from tests.channels import telegram_stand_in, twilio_stand_in

DUE: Final = datetime(2026, 3, 4, 8, tzinfo=UTC)  #: no Monday, on which weeks are summed up


class Shifted(SystemClock):
    """The machine's clock, moved so that it shows `shown` at the instant `at`."""

    def __init__(self, shown: datetime, at: float) -> None:
        self._by = shown - datetime.fromtimestamp(at, UTC)

    def now(self) -> datetime:
        return super().now() + self._by


@asynccontextmanager
async def contestant(asked: Asked) -> AsyncIterator[Run]:
    """Open the database, as one of the workers that share it."""
    storage = await Storage.open(asked.url, keyring=Keyring.from_file(Path(asked.key)))
    sentences = Sentences.load()

    async def run(due: float, stop: asyncio.Event) -> None:
        clock = Shifted(DUE, due)
        channel = channel_of(asked, clock)
        async with storage.transaction() as tx:
            sender = await tx.senders.get_or_add(channel.name, channel.sender)
        settings = replace(
            EngineSettings(), in_flight=asked.in_flight, paces={channel.name: _pace(asked)}
        )
        await Engine(storage, clock, {sender.id: channel}, _nobody, sentences, settings).serve(stop)
        await channel.close()

    yield run
    await storage.close()


def channel_of(asked: Asked, clock: Clock) -> Channel:
    """Return the bot or the number that the crowd is reached by."""
    if asked.channel == ChannelName.SMS:
        sid, token = twilio_stand_in.SID, twilio_stand_in.TOKEN
        account = TwilioAccount(sid, (token,), api_base_url=asked.api)
        return TwilioChannel(account, twilio_stand_in.NUMBER, clock=clock)
    return TelegramChannel(telegram_stand_in.TOKEN, clock=clock, api_base_url=asked.api)


def _pace(asked: Asked) -> Pace:
    rate = asked.rate or 100_000.0
    chat_seconds = 1.0 if asked.channel == ChannelName.TELEGRAM else 0.0
    return Pace(rate=rate, burst=max(1, int(rate / 10)), chat_seconds=chat_seconds)


async def _nobody(_: Transaction, entry: InboxEntry) -> None:
    raise AssertionError(f"nobody speaks here: {entry.id}")


def before(due: datetime) -> datetime:
    """Return when the crowd was written down."""
    return due - timedelta(hours=1)


if __name__ == "__main__":
    compete(contestant)
