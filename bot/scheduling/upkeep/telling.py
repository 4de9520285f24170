"""Tells the operator, over whichever channel takes it first; in sentences like everything else."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from typing import Final

from bot.domain.channels import Channel, Outgoing
from bot.domain.deliveries import Utterance
from bot.domain.errors import SendError
from bot.domain.ids import DeliveryId, new_id
from bot.domain.people import ChannelName, Level
from bot.domain.troubles import COUNTED, News
from bot.language.segments import Room
from bot.language.sentences import Sentences

_PATIENCE: Final = 15.0  #: seconds for a provider to take it
_log = logging.getLogger(__name__)

Place = tuple[Channel, str]
"""A channel, and an address there."""


class ToldOver:
    """An operator who is told over one of several channels."""

    def __init__(self, places: Sequence[Place], sentences: Sentences, *, language: str) -> None:
        self._places = places
        self._sentences = sentences
        self._language = language

    @property
    def hears(self) -> bool:
        """Whether there is anywhere to tell them."""
        return bool(self._places)

    async def tell(self, news: News) -> bool:
        """Tell them; return whether it was accepted somewhere. Where nobody is to be told, the log
        is."""
        about = {"kind": news.found.trouble.value, "state": "over" if news.is_over else "found"}
        _log.error("trouble", extra=about)
        if not self._places:
            return True
        for channel, address in self._places:
            if await self._say(channel, address, news):
                return True
        _log.critical("nobody could be told of a trouble", extra=about)
        return False

    async def _say(self, channel: Channel, address: str, news: News) -> bool:
        is_short = channel.name is ChannelName.SMS
        text = self._sentences.render(
            _said(news),
            language=self._language,
            level=Level.COUNTS,
            room=Room.SEGMENT if is_short else Room.WIDE,
        ).text
        try:
            async with asyncio.timeout(_PATIENCE):
                await channel.send(address, Outgoing(DeliveryId(new_id()), text))
        except (SendError, TimeoutError):
            return False
        return True


def _said(news: News) -> Utterance:
    found = news.found
    is_count = found.trouble in COUNTED
    return Utterance(
        "trouble-over" if news.is_over else "trouble",
        {
            "trouble": found.trouble.value,
            "where": "" if is_count else found.about,
            "count": int(found.about) if is_count else 0,
        },
    )
