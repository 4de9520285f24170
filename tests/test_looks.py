"""Proves what is looked at each minute, and what more seldom."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

import pytest
from pydantic import SecretStr

from bot.app.channels import channels
from bot.app.joining import noter
from bot.app.upkeep import Cared, looks
from bot.channels.telegram import BotFacts
from bot.clock import SystemClock
from bot.config import Settings, Telegram
from bot.domain.people import ChannelName
from bot.domain.troubles import Found, Trouble
from bot.language.sentences import Sentences
from bot.storage import Storage
from tests.channels.conftest import Kept, SkippingClock, listening, until
from tests.channels.stand_in_faults import Fail
from tests.channels.telegram_stand_in import telegram_stand_in

_REVOKED: Final = Fail(401, body=b'{"ok":false,"error_code":401,"description":"Unauthorized"}')
_MINUTE: Final = timedelta(minutes=1)


async def test_a_token_that_is_revoked_is_known_a_minute_later(storage: Storage) -> None:
    clock, refused = SystemClock(), Found(Trouble.TOKEN, ChannelName.TELEGRAM.value)
    async with telegram_stand_in() as telegram:
        chosen = Telegram(token=SecretStr(telegram.token), api_base_url=telegram.url)
        settings = Settings(telegram=chosen)
        speaking = channels(settings, clock, noter(storage, clock))
        each_minute = list(looks(Cared(settings, storage, clock, speaking, Sentences.load())))

        async def found(now: datetime) -> list[Found]:
            return [each for look in each_minute for each in await look(now)]

        assert refused not in await found(now := clock.now())
        telegram.faults.plan(_REVOKED, method="getMe", times=None)
        assert refused in await found(now + _MINUTE)

        for channel in speaking:
            await channel.close()


async def test_that_nobody_is_heard_is_known_once_the_provider_answers_again(
    storage: Storage,
) -> None:
    clock, unheard = SkippingClock(), Found(Trouble.UNHEARD, ChannelName.TELEGRAM.value)
    async with telegram_stand_in() as telegram:
        chosen = Telegram(token=SecretStr(telegram.token), api_base_url=telegram.url)
        settings = Settings(telegram=chosen)
        speaking = channels(settings, clock, noter(storage, clock))
        each_minute = list(looks(Cared(settings, storage, clock, speaking, Sentences.load())))
        telegram.say(7, "taken")
        assert speaking.telegram is not None
        async with listening(speaking.telegram, Kept(failures=1000)):
            await until(lambda: clock.skipped > 120)
            found = [
                [unheard in await look(clock.now()) for look in each_minute].count(True)
                for _ in range(4)
            ]
            telegram.faults.plan(Fail(502), method="getMe")
            found += [unheard in await look(clock.now()) for look in each_minute[1:2]]

        assert found == [0, 0, 1, 1, False]
        for channel in speaking:
            await channel.close()


@pytest.mark.parametrize(
    ("url", "waiting", "failed", "brings"),
    [
        ("https://ours", 0, None, True),
        ("https://ours", 5, None, True),
        ("https://ours", 5, _MINUTE, False),
        ("https://ours", 0, _MINUTE, True),  # that is over
        ("https://ours", 5, timedelta(days=1), True),
        ("https://theirs", 0, None, False),
        ("", 0, None, False),  # another one with our token has taken it away
    ],
)
def test_it_is_known_whether_telegram_brings_what_people_write(
    url: str, waiting: int, failed: timedelta | None, brings: bool
) -> None:
    now = SystemClock().now()
    failed_at = now - failed if failed else None
    facts = BotFacts("our_bot", url, waiting, "refused" if failed else "", failed_at)

    assert facts.brings_to("https://ours", now=now) is brings
