"""People who answer while the bot is being killed. Whatever they do is written down here first."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from random import Random
from typing import Any, TypeAlias

import aiohttp

_Json: TypeAlias = Any  # whatever the stand-in answers

_LOOK_EVERY = 0.2
_SLOWEST_ANSWER = 2.0


@dataclass
class Patients:
    """Some press a button, some type the digit, some press twice, and some never answer."""

    api: str
    random: Random
    answered: dict[int, str] = field(default_factory=dict)  #: by chat: how
    _seen: int = 0
    _met: set[int] = field(default_factory=set)
    _answers: set[asyncio.Task[None]] = field(default_factory=set)

    async def live(self) -> None:
        """Look at the phone and answer, until cancelled."""
        async with aiohttp.ClientSession(self.api) as http:
            while True:
                for message in await self._new(http):
                    self._consider(http, message)
                await asyncio.sleep(_LOOK_EVERY)

    async def settle(self) -> None:
        """Wait until everybody who wanted to answer has."""
        while self._answers:
            await asyncio.wait(self._answers)

    async def pending(self) -> int:
        """Return how much the bot has not fetched yet."""
        async with aiohttp.ClientSession(self.api) as http:
            return int(await _ask(http, "pending"))

    async def _new(self, http: aiohttp.ClientSession) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = await _ask(http, "accepted", since=self._seen)
        self._seen += len(found)
        return found

    def _consider(self, http: aiohttp.ClientSession, message: dict[str, Any]) -> None:
        chat = int(message["chat"])
        if not is_ask(message) or chat in self._met:
            return
        self._met.add(chat)
        how = self.random.choices(("press", "type", "press twice", ""), (45, 10, 10, 35))[0]
        if how:
            answer = asyncio.create_task(self._answer(http, message, how))
            self._answers.add(answer)
            answer.add_done_callback(self._answers.discard)

    async def _answer(self, http: aiohttp.ClientSession, message: dict[str, Any], how: str) -> None:
        await asyncio.sleep(self.random.uniform(0, _SLOWEST_ANSWER))
        chat = int(message["chat"])
        if how == "type":
            await _ask(http, "say", chat=chat, text="1")
        else:
            pressed = {"chat": chat, "message": message["message"], "data": taken_button(message)}
            for _ in range(2 if how == "press twice" else 1):
                await _ask(http, "press", **pressed)
        self.answered[chat] = how


def is_ask(message: dict[str, Any]) -> bool:
    """Return whether a message asks about a round: it has a button that says "taken"."""
    return message["method"] == "sendMessage" and bool(taken_button(message))


def taken_button(message: dict[str, Any]) -> str:
    """Return what comes back when "taken" is pressed under a message."""
    buttons = (button for row in message["buttons"] for button in row)
    return next((data for _, data in buttons if str(data).startswith("1:")), "")


async def _ask(http: aiohttp.ClientSession, verb: str, **given: object) -> _Json:
    async with http.post(f"/control/{verb}", json=given) as response:
        response.raise_for_status()
        return await response.json()
