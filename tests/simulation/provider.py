"""A provider and the phones behind it: it fails in every way a provider can, and keeps a log.

It is no part of any process: what it has taken it keeps, whoever dies meanwhile.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from random import Random
from typing import Final

from bot.clock import SystemClock
from bot.domain.channels import Cause, Fate, Keep, Outgoing, Receipt, Traced
from bot.domain.errors import OptedOut, Throttled, TryAgain, Undeliverable, Unsure
from bot.domain.ids import DeliveryId
from bot.domain.people import ChannelName
from tests.simulation.evidence import Call
from tests.simulation.virtual import TrueTime

OURS: Final = {ChannelName.TELEGRAM: "dosebell_bot", ChannelName.SMS: "+12015550100"}
_TIME: Final = SystemClock()  #: in a loop whose time jumps
_USUALLY: Final = 0.01  #: how often something fails on a good day
_LATEST: Final = "SELECT coalesce(max(seq), 0) FROM journal"


class Provider:
    """One side of the world: takes messages, and shows them on phones."""

    def __init__(self, name: ChannelName, true: TrueTime, chance: Random) -> None:
        self.name = name
        self.sender = OURS[name]
        self.calls: list[Call] = []
        self.fails = 0.0  #: how often, while it is in trouble
        self.silent = False
        self.blocked: set[str] = set()
        self.shown: Callable[[Call], None] = lambda _: None
        self.told: Callable[[Traced], None] = lambda _: None
        self.journal: sqlite3.Connection | None = None
        self.true = true
        self.chance = chance

    async def send(self, address: str, message: Outgoing) -> Receipt:
        """Take a message, or fail, or do both."""
        call = self._call(address, message)
        if address in self.blocked:
            raise OptedOut("stopped at the provider")
        luck = self.chance.random()
        if luck < max(self.fails, _USUALLY):
            await _TIME.sleep(self.chance.choice((0, 0.4, 3)))
            self._fail(call)
        self._take(call, message)
        await _TIME.sleep(600 if self.silent else self.chance.choice((0, 0, 0.05, 0.4, 3)))
        if luck > 1 - max(self.fails / 3, _USUALLY):
            raise Unsure("the answer was lost")
        call.heard = True
        return Receipt(provider_id=self._name_of(call))

    def _call(self, address: str, message: Outgoing) -> Call:
        assert self.journal is not None
        call = Call(
            number=len(self.calls),
            at=self.true.now(),
            place=address,
            delivery=message.delivery,
            text=message.text,
            named=[button.data for row in message.buttons for button in row],
            edits=message.edits is not None,
            after=self.journal.execute(_LATEST).fetchone()[0],
        )
        self.calls.append(call)
        return call

    def _fail(self, call: Call) -> None:
        """Fail without having taken it."""
        kinds = (TryAgain("later"), Throttled(timedelta(seconds=self.chance.choice((1, 30, 400)))))
        if self.chance.random() < 0.4:
            call.unsure = True
            raise Unsure("it never arrived")
        if self.chance.random() < 0.05:
            raise Undeliverable("this message never arrives")
        raise self.chance.choice(kinds)

    def _take(self, call: Call, message: Outgoing) -> None:
        call.taken = True
        if self.name is ChannelName.SMS and self.chance.random() < self.fails / 4:
            call.undelivered = True
            self._tell(call, Fate.UNDELIVERED, Cause.PASSING)
            return
        if self.name is ChannelName.SMS and self.chance.random() < 0.8:
            self._tell(call, Fate.DELIVERED)
        self.shown(call)

    def _tell(self, call: Call, fate: Fate, cause: Cause = Cause.NONE) -> None:
        """Tell what became of a message: early, late, and now and then twice."""
        for _ in range(self.chance.choice((1, 1, 1, 2))):
            after = self.chance.choice((0.5, 5, 90))
            asyncio.get_running_loop().call_later(after, self.told, self._traced(call, fate, cause))

    def _traced(self, call: Call, fate: Fate, cause: Cause = Cause.NONE) -> Traced:
        return Traced(
            channel=self.name,
            sender=self.sender,
            address=call.place,
            provider_id=self._name_of(call),
            fate=fate,
            cause=cause,
            delivery=DeliveryId(call.delivery),
            created_at=call.at,
            text=call.text,
        )

    def _name_of(self, call: Call) -> str:
        return f"{self.name.value}-{call.number}"

    async def listen(self, keep: Keep) -> None:
        """Wait: what is said comes in another way."""
        await asyncio.Event().wait()

    async def close(self) -> None:
        """Let go of nothing."""


class Listing(Provider):
    """A provider that keeps a list of what it took, and can be asked for it."""

    async def trace(self, address: str, *, since: datetime) -> Sequence[Traced]:
        """Return what was taken for an address."""
        if self.chance.random() < max(self.fails, _USUALLY):
            raise TryAgain("the list cannot be read now")
        await _TIME.sleep(0.2)
        mine = [c for c in self.calls if c.place == address and c.taken and c.at >= since]
        return [
            self._traced(c, Fate.UNDELIVERED if c.undelivered else Fate.ACCEPTED, _why(c))
            for c in mine
        ]


def _why(call: Call) -> Cause:
    return Cause.PASSING if call.undelivered else Cause.NONE
