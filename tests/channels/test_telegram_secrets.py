"""Proves that neither the token nor what people say gets into an error or a log."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator
from uuid import UUID

import pytest

from bot.channels.telegram import TelegramChannel
from bot.clock import SystemClock
from bot.domain.channels import Button, Outgoing
from bot.domain.errors import BotError
from bot.domain.ids import DeliveryId
from tests.channels.conftest import IMPATIENT, HastyClock, Kept, a_channel, listening, until
from tests.channels.stand_in_faults import Drop, Fail, Fault, Flood, Garble, Wait
from tests.channels.telegram_stand_in import StandIn

TOKEN = "424242:canary-token-canary-token"
CANARIES = ("canary-token", "canary-words", "canary-name", "canary-data")
MESSAGE = Outgoing(DeliveryId(UUID(int=1)), "canary-words", ((Button("x", "canary-data"),),))
ECHO = b'{"ok":false,"error_code":400,"description":"no: bot424242:canary-token-canary-token"}'


def everything_in(error: BaseException | None) -> Iterator[str]:
    """Yield all that a careless logger could write of an error, and of what led to it."""
    while error is not None:
        yield from traceback.format_exception(error)
        yield repr(error)
        yield str(vars(error))
        error = error.__cause__ or error.__context__


def has_canary(text: str) -> bool:
    return any(canary in text for canary in CANARIES)


@pytest.mark.parametrize(
    "fault",
    [Drop(False), Drop(True), Wait(1), Fail(500), Flood(3), Garble(), Fail(400, body=ECHO)],
)
async def test_no_error_of_sending_holds_a_secret(
    fault: Fault, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    telegram = StandIn(token=TOKEN, everybody=True)
    await telegram.start()
    telegram.faults.plan(fault)

    async with a_channel(telegram, limits=IMPATIENT) as channel:
        with pytest.raises(BotError) as error:
            await channel.send("7", MESSAGE)

    await telegram.stop()
    assert not any(has_canary(text) for text in everything_in(error.value))
    assert not has_canary(caplog.text)


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1:1", "http://telegram.invalid", "no address", "http://[", "ftp://x"],
)
async def test_no_error_of_connecting_holds_a_secret(address: str) -> None:
    channel = TelegramChannel(TOKEN, clock=SystemClock(), api_base_url=address, limits=IMPATIENT)

    for attempt in (channel.send("7", MESSAGE), channel.facts()):
        with pytest.raises(BotError) as error:
            await attempt
        assert not any(has_canary(text) for text in everything_in(error.value))

    await channel.close()


async def test_nothing_people_say_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    clock, keep = HastyClock(), Kept(failures=3)
    telegram = StandIn(token=TOKEN, everybody=True)
    await telegram.start()
    telegram.know(7, name="canary-name")
    telegram.say(7, "canary-words")
    telegram.updates.add_raw(b'{"update_id": NUMBER, "message": "canary-words"}')
    telegram.updates.add_raw(b'{"update_id": NUMBER, "message": "canary-words')
    telegram.faults.plan(Garble(b'{"canary-words'), method="getUpdates")

    async with a_channel(telegram, clock=clock) as channel, listening(channel, keep):
        await until(lambda: keep.incoming and not telegram.updates.pending)

    await telegram.stop()
    assert len(caplog.records) >= 5
    assert not has_canary(caplog.text)
    assert not any(has_canary(str(vars(record))) for record in caplog.records)


def test_nothing_shows_the_token_when_it_is_looked_at() -> None:
    channel = TelegramChannel(TOKEN, clock=SystemClock())

    looked_at = [repr(channel), *(repr(value) for value in vars(channel).values())]

    assert not any(has_canary(text) for text in looked_at)
