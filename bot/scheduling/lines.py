"""The bots and numbers we speak through, each at its own pace, and whose turn it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from typing import Final

from bot.domain.channels import CanBeAsked, Channel
from bot.domain.ids import SenderId
from bot.scheduling.settings import EngineSettings, Pace
from bot.storage import Transaction


@dataclass(frozen=True, slots=True)
class Line:
    """One sender: what it speaks through, and how fast it may."""

    sender: SenderId
    channel: Channel
    pace: Pace

    @property
    def keeps_words(self) -> bool:
        """Whether words are kept before they are sent, to be looked for in its provider's list."""
        return isinstance(self.channel, CanBeAsked)

    async def free(self, tx: Transaction, *, now: datetime) -> int:
        """Return how much may be said at once."""
        pace = self.pace
        return await tx.limits.available(
            self.sender, rate_per_second=pace.rate, burst=pace.burst, now=now
        )

    async def take(self, tx: Transaction, count: int, *, now: datetime) -> None:
        """Note that so much is said now."""
        pace = self.pace
        await tx.limits.take(
            self.sender, count, rate_per_second=pace.rate, burst=pace.burst, now=now
        )

    async def next_at(self, tx: Transaction, *, now: datetime) -> datetime | None:
        """Return when something may go next, as far as is known; None: nothing waits."""
        due = await tx.deliveries.next_due(self.sender, now)
        if due is None:
            return None
        pace = self.pace
        free = await tx.limits.next_free(
            self.sender, rate_per_second=pace.rate, burst=pace.burst, now=now
        )
        return max(due, free)


class Lines:
    """All senders. One that is throttled, or has nothing to say, does not hold up the others."""

    def __init__(self, channels: Mapping[SenderId, Channel], settings: EngineSettings) -> None:
        # In one order everywhere, so that no two workers wait for each other's buckets.
        in_order = sorted(channels.items(), key=lambda each: (each[1].name, each[1].sender))
        self._lines = {
            id_: Line(id_, channel, settings.pace(channel.name)) for id_, channel in in_order
        }
        providers = {channel.name for channel in channels.values()}
        #: so many may be on their way to one provider: one that hangs must not keep the others out
        self.to_one_provider: Final = ceil(settings.in_flight / max(1, len(providers)))

    def of(self, sender: SenderId) -> Line:
        """Return the line of a sender."""
        return self._lines[sender]

    async def lock(self, tx: Transaction, *, now: datetime) -> None:
        """Let nobody else speak until the transaction ends: one of the senders is to be held."""
        for line in self._lines.values():
            await line.take(tx, 0, now=now)

    async def next_at(self, tx: Transaction, *, now: datetime) -> datetime | None:
        """Return when something may go next through any of them."""
        known = [await line.next_at(tx, now=now) for line in self._lines.values()]
        return min((at for at in known if at is not None), default=None)

    async def in_turn(self, tx: Transaction, *, now: datetime) -> list[tuple[Line, int]]:
        """Return the lines that may speak now and how much, in the order of their turns.

        Whoever has an answer to give goes first; then the slow ones, which cannot take many places
        from the others and would lose what they are allowed.
        """
        ready = []
        for line in self._lines.values():
            due = await tx.deliveries.next_due(line.sender, now)
            if due is not None and due <= now and (free := await line.free(tx, now=now)):
                ready.append((line, free))
        if len(ready) < 2:
            return ready
        answering = await tx.deliveries.answering(now)
        return sorted(ready, key=lambda each: (each[0].sender not in answering, each[1]))
