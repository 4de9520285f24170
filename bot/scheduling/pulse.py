"""What is known of the bot at one instant, and whether people may rely on being reminded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from bot.actions.fates import NOT_ARRIVED
from bot.domain.deliveries import DeliveryState
from bot.scheduling.trust import CLOCK_HELD, LAST_BEAT
from bot.storage import Storage, Transaction

_SILENCE: Final = timedelta(minutes=2)
_WAIT: Final = timedelta(minutes=2)
#: A provider is asked, or a message repeated, within a minute or two.
_DOUBT: Final = timedelta(minutes=10)
#: So long it is a trouble that something was set aside: nobody can take it up again.
_LATELY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Pulse:
    """What is known of the bot at one instant; no word of any person."""

    now: datetime
    last_beat: datetime | None = None
    oldest_unsent: datetime | None = None
    oldest_unsure: datetime | None = None  #: of the asks that may not have arrived
    clock_held: str = ""  #: why the bot does not trust the clock; empty: it does
    rounds_set_aside: int = 0
    inbox_set_aside: int = 0
    set_aside_lately: int = 0  #: and whatever else cannot be worked on
    inbox_waiting: int = 0
    oldest_unheard: datetime | None = None  #: of what waits there
    unplanned: int = 0  #: patients who cannot be planned
    deliveries: Mapping[DeliveryState, int] = field(default_factory=dict)
    not_arrived: Mapping[str, int] = field(default_factory=dict)  #: by why, since ever

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why nobody should rely on being reminded; nothing where they may. What was set aside is
        no reason: everybody else is reminded, and the operator is told of it."""
        return tuple(_reasons(self))

    @property
    def is_standing_still(self) -> bool:
        """Whether the heart has not beaten for too long."""
        return self.last_beat is None or self.now - self.last_beat > _SILENCE

    @property
    def is_behind(self) -> bool:
        """Whether something that may go has waited for too long."""
        return self.oldest_unsent is not None and self.now - self.oldest_unsent > _WAIT

    @property
    def is_unsure(self) -> bool:
        """Whether it has not been known for too long that somebody was reminded."""
        return self.oldest_unsure is not None and self.now - self.oldest_unsure > _DOUBT

    @property
    def is_deaf(self) -> bool:
        """Whether something that was said has waited for too long: it may be a STOP."""
        return self.oldest_unheard is not None and self.now - self.oldest_unheard > _WAIT

    def seconds_since(self, instant: datetime | None) -> float | None:
        """Return how long ago something was."""
        return None if instant is None else max(0.0, (self.now - instant).total_seconds())


def _reasons(pulse: Pulse) -> list[str]:
    found = []
    if pulse.last_beat is None:
        found.append("the heartbeat has not begun")
    elif pulse.is_standing_still:
        found.append(f"the heart has not beaten since {pulse.last_beat:%Y-%m-%d %H:%M:%S} UTC")
    if pulse.oldest_unsent is not None and pulse.is_behind:
        found.append(
            f"a message has been waiting since {pulse.oldest_unsent:%Y-%m-%d %H:%M:%S} UTC"
        )
    if pulse.oldest_unsure is not None and pulse.is_unsure:
        found.append(
            f"a reminder has been in doubt since {pulse.oldest_unsure:%Y-%m-%d %H:%M:%S} UTC"
        )
    if pulse.oldest_unheard is not None and pulse.is_deaf:
        found.append(
            f"what somebody said has been waiting since {pulse.oldest_unheard:%Y-%m-%d %H:%M:%S}"
            " UTC"
        )
    if pulse.clock_held:
        found.append("the clock cannot be trusted, so nothing is sent")
    return found


async def feel(storage: Storage, *, now: datetime) -> Pulse:
    """Read the pulse from the database."""
    async with storage.reading() as tx:
        beat = await tx.facts.get(LAST_BEAT)
        return Pulse(
            now=now,
            last_beat=datetime.fromisoformat(beat) if beat else None,
            oldest_unsent=await tx.deliveries.oldest_waiting(now),
            oldest_unsure=await tx.fates.oldest_unsure(now),
            clock_held=await tx.facts.get(CLOCK_HELD) or "",
            rounds_set_aside=await tx.rounds.set_aside_count(),
            inbox_set_aside=await tx.inbox.set_aside_count(),
            set_aside_lately=await _lately(tx, now - _LATELY),
            inbox_waiting=await tx.inbox.waiting_count(),
            oldest_unheard=await tx.inbox.oldest_waiting(),
            unplanned=await tx.people.unplanned_count(),
            deliveries=await tx.deliveries.counts(),
            not_arrived={
                fact.removeprefix(NOT_ARRIVED): int(count)
                for fact, count in (await tx.facts.beginning_with(NOT_ARRIVED)).items()
            },
        )


async def _lately(tx: Transaction, since: datetime) -> int:
    """Return how much was set aside since then, or could last not be worked on."""
    set_aside = await tx.rounds.set_aside_count(since) + await tx.inbox.set_aside_count(since)
    return set_aside + await tx.setbacks.count(since)
