"""Proves what is looked at each minute, and what more seldom."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from pydantic import SecretStr

from bot.app.channels import channels
from bot.app.joining import noter
from bot.app.upkeep import Cared, looks
from bot.clock import SystemClock
from bot.config import Settings, Telegram
from bot.domain.people import ChannelName
from bot.domain.troubles import Found, Trouble
from bot.language.sentences import Sentences
from bot.storage import Storage
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
