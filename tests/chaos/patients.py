"""People who answer while the bot is being killed. Whatever they do is written down here first."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from random import Random
from typing import Any, TypeAlias

import aiohttp

from tests.chaos.ways import Seen, Way

_Json: TypeAlias = Any  # whatever the stand-in answers

_LOOK_EVERY = 0.2
_SLOWEST_ANSWER = 2.0


@dataclass
class Patients:
    """Some press a button, some type the digit, some do so twice, and some never answer."""

    api: str
    random: Random
    way: Way
    answered: dict[int, str] = field(default_factory=dict)  #: by chat: how
    said: int = 0  #: so many things
    shown: int = 0  #: so many messages
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

    async def pending(self, heard: int) -> int:
        """Return how much of what was said the bot does not have yet; it has `heard` so much."""
        if self.way.can_be_asked:
            return self.said - heard
        return int(await self.ask("pending"))

    async def ask(self, verb: str, **given: object) -> _Json:
        """Tell their provider something, or ask it."""
        async with aiohttp.ClientSession(self.api) as http:
            return await _ask(http, verb, **given)

    async def _new(self, http: aiohttp.ClientSession) -> list[Seen]:
        found: list[dict[str, Any]] = await _ask(http, "accepted", since=self.shown)
        self.shown += len(found)
        return [seen for entry in found if (seen := self.way.seen(entry)) is not None]

    def _consider(self, http: aiohttp.ClientSession, message: Seen) -> None:
        if not message.is_ask or message.chat in self._met:
            return
        self._met.add(message.chat)
        habits = self.way.habits
        how = self.random.choices(tuple(habits), tuple(habits.values()))[0]
        if how:
            answer = asyncio.create_task(self._answer(http, message, how))
            self._answers.add(answer)
            answer.add_done_callback(self._answers.discard)

    async def _answer(self, http: aiohttp.ClientSession, message: Seen, how: str) -> None:
        await asyncio.sleep(self.random.uniform(0, _SLOWEST_ANSWER))
        for verb, given in self.way.answers(message, how):
            self.said += 1
            await _ask(http, verb, **given)
        self.answered[message.chat] = how


async def _ask(http: aiohttp.ClientSession, verb: str, **given: object) -> _Json:
    async with http.post(f"/control/{verb}", json=given) as response:
        response.raise_for_status()
        return await response.json()
