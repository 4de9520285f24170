"""Asks Telegram for what people said, and confirms it only once it is kept."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Awaitable, Callable
from typing import Final, NoReturn
from urllib.parse import urlencode

from telegram import Bot
from telegram.error import Conflict, InvalidToken, TelegramError

from bot.channels.hearing import Hearing
from bot.channels.telegram_http import AiohttpRequest, Flooded, MaybeSent
from bot.channels.telegram_updates import WANTED, Malformed, update_id
from bot.clock import Clock

_LOGGER = logging.getLogger(__name__)

_BATCH: Final = 100
_LONG_WAIT: Final = 30.0  #: before asking again when somebody else polls, or the token is refused
_LONGEST_WAIT: Final = 60.0
_FIRST_ID: Final = re.compile(rb'"update_id"\s*:\s*(\d{1,15})\b')

Take = Callable[[object], Awaitable[None]]
"""Takes one update and returns after the commit; raises `Malformed` for one that cannot be read."""


class Poller:
    """Long polling that never confirms what was not committed, and never gives up.

    Telegram forgets the updates below the offset it is asked with, so the offset only follows
    commits. When nothing waits, no offset is sent: after a quiet week Telegram may number updates
    anew, from below an old offset.
    """

    def __init__(self, bot: Bot, request: AiohttpRequest, *, clock: Clock, seconds: int) -> None:
        self._bot = bot
        self._request = request
        self._clock = clock
        self._seconds = seconds
        self._offset: int | None = None
        self._limit = _BATCH
        self._failures = 0
        self.hearing = Hearing(clock)

    async def run(self, take: Take) -> NoReturn:
        """Take updates until cancelled, whatever goes wrong."""
        self.hearing.begin()
        while True:
            try:
                await self._bot.delete_webhook()  # while one is set, Telegram refuses to be polled
                while True:
                    await self._batch(take)
                    self._failures = 0
                    self.hearing.worked()
            except Exception as error:  # around what came in: whatever fails, listening goes on
                await self._clock.sleep(self._wait_after(error))

    async def _batch(self, take: Take) -> None:
        payload = await self._request.retrieve(
            self._address(), read_timeout=self._seconds + self._request.read_timeout
        )
        try:
            updates = _updates(payload)
        except MaybeSent:
            self._narrow_down(payload)
            return
        self._limit = _BATCH
        self._offset = await self._take_all(updates, take) if updates else None

    async def _take_all(self, updates: list[object], take: Take) -> int:
        for raw in updates:
            try:
                await take(raw)
            except Malformed as malformed:
                _LOGGER.error("update skipped", extra={"update": malformed.update_id})
                if malformed.update_id is None:
                    continue
            self._offset = update_id(raw) + 1
        if self._offset is None:
            raise MaybeSent("updates without numbers")
        return self._offset

    def _narrow_down(self, payload: bytes) -> None:
        """Find the update that makes an answer unreadable by asking for one, and step over it."""
        number = _FIRST_ID.search(payload)
        if self._limit > 1:
            self._limit = 1
        elif number is None:
            raise MaybeSent("an answer that is not Telegram's")
        else:
            _LOGGER.error("update skipped", extra={"update": int(number[1])})
            self._offset = int(number[1]) + 1
            self._limit = _BATCH

    def _address(self) -> str:
        asked: dict[str, object] = {
            "timeout": self._seconds,
            "limit": self._limit,
            "allowed_updates": json.dumps(WANTED),
        }
        if self._offset is not None:
            asked["offset"] = self._offset
        return f"{self._bot.base_url}/getUpdates?{urlencode(asked)}"

    def _wait_after(self, error: Exception) -> float:
        self._failures += 1
        pause = min(2.0 ** (self._failures - 1), _LONGEST_WAIT)
        match error:
            case Conflict():
                self.hearing.shared()
                _LOGGER.error("somebody else polls with our token; only one server may")
                return _LONG_WAIT
            case InvalidToken():
                _LOGGER.critical("telegram refuses our token; nobody can be reminded there")
                return _LONG_WAIT
            case Flooded():
                return error.wait.total_seconds()
            case TelegramError():
                _LOGGER.warning("listening failed", extra={"why": error.message, "wait": pause})
            case _:
                _LOGGER.error("keeping failed", extra={"why": error, "wait": pause})
        return pause


def _updates(payload: bytes) -> list[object]:
    updates = AiohttpRequest.parse_json_payload(payload).get("result")
    if not isinstance(updates, list):
        raise MaybeSent("no list of updates")
    return updates
