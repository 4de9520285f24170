"""A round: one slot on one date, which is what one reminder asks about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.errors import IllegalStep
from bot.domain.ids import PersonId, RoundId, SlotId


class RoundState(StrEnum):
    """How far a round has come."""

    PLANNED = "planned"  #: no ask of it was accepted by a provider yet
    ASKED = "asked"  #: one ask was accepted inside the window, and not reported undelivered later
    SETTLED = "settled"  #: every dose in it has an answer
    CLOSED = "closed"  #: its window is over; asking has ended, listening has not


MAY_BECOME: Final[Mapping[RoundState, frozenset[RoundState]]] = {
    RoundState.PLANNED: frozenset({RoundState.ASKED, RoundState.SETTLED, RoundState.CLOSED}),
    RoundState.ASKED: frozenset({RoundState.PLANNED, RoundState.SETTLED, RoundState.CLOSED}),
    RoundState.SETTLED: frozenset(
        {RoundState.PLANNED, RoundState.ASKED, RoundState.CLOSED}
    ),  # undo
    RoundState.CLOSED: frozenset(
        {RoundState.SETTLED, RoundState.PLANNED, RoundState.ASKED}
    ),  # a late answer; undo, or resume, of a dose whose own window is still open
}


#: After somebody took an answer back, the round is left alone for so long.
_BREATH: Final = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Round:
    """One slot on one date. It keeps the local date, wall time and zone it was planned with."""

    id: RoundId
    patient: PersonId
    slot: SlotId
    local_date: date
    wall_time: time
    zone: str
    due_at: datetime
    closes_at: datetime
    wakes_at: datetime | None  #: when the heartbeat must look at it next; None: never again
    state: RoundState = RoundState.PLANNED
    asks: int = 0  #: how many asks were put into the outbox
    asked_at: datetime | None = None  #: when a provider first accepted one
    #: when to ask again, by the plan or as the patient wished; after the end: when a digest asked
    later_until: datetime | None = None
    practice: bool = False  #: teaches the digits; has no doses and is never recorded
    version: int = 1

    @property
    def waits_for_an_answer(self) -> bool:
        """Whether asking goes on."""
        return self.state in (RoundState.PLANNED, RoundState.ASKED)

    def wall(self, at: datetime) -> time:
        """Return what the clock that it goes by shows at an instant."""
        return at.astimezone(ZoneInfo(self.zone)).time().replace(second=0, microsecond=0)

    def accepted(self, *, at: datetime) -> Round:
        """Return the round after a provider accepted an ask of it, which may be found out only
        when it is over."""
        if at >= self.closes_at:
            return self
        if self.state is not RoundState.PLANNED:
            return replace(self, asked_at=self.asked_at or at)
        return replace(self._become(RoundState.ASKED), asked_at=self.asked_at or at)

    def not_delivered(self) -> Round:
        """Return the round after its only accepted ask was reported undelivered: nobody asked."""
        after = self._become(RoundState.PLANNED) if self.state is RoundState.ASKED else self
        return replace(after, asked_at=None)

    def look_again(self, *, now: datetime, ask_at: datetime | None = None) -> Round:
        """Return the round as one to look at at once, and to ask about at `ask_at` where nothing
        was planned before that. One that was closed is closed again, for another reason."""
        open_ = self._become(RoundState.PLANNED) if self.state is RoundState.CLOSED else self
        planned = [at for at in (self.later_until, ask_at) if at is not None]
        return replace(open_, wakes_at=now, later_until=min(planned, default=None))

    def settle(self) -> Round:
        """Return the round with every dose answered."""
        return (
            self
            if self.state is RoundState.SETTLED
            else replace(self._become(RoundState.SETTLED), wakes_at=None)
        )

    def close(self) -> Round:
        """Return the round as one that no longer asks."""
        return (
            self
            if self.state is RoundState.CLOSED
            else replace(self._become(RoundState.CLOSED), wakes_at=None)
        )

    def reopen(self, *, now: datetime) -> Round:
        """Return the round as it was before it was over: asking again if its window is open,
        else closed."""
        if self.waits_for_an_answer:
            return self
        if now >= self.closes_at:
            return self.close()
        before = RoundState.ASKED if self.asked_at else RoundState.PLANNED
        look_again = max(self.due_at, min(now + _BREATH, self.closes_at))
        return replace(self._become(before), wakes_at=look_again)

    def _become(self, state: RoundState) -> Round:
        if state not in MAY_BECOME[self.state]:
            raise IllegalStep(f"a {self.state} round cannot become {state}")
        return replace(self, state=state)
