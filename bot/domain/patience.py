"""How long the bot waits and how often it asks: pure decisions about one round at one instant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from bot.domain.deliveries import Reason
from bot.domain.doses import Dose, DoseState, SkipReason
from bot.domain.ids import DoseId
from bot.domain.rounds import Round
from bot.domain.rules import Rule, Status

WINDOW_AT_MOST: Final = Rule(
    timedelta(hours=2),
    "NHS SPS: for most medicines up to 2 h late is acceptable; ISMP 2011: daily doses ± 2 h",
    Status.VERIFIED,
)
WINDOW_TIME_CRITICAL: Final = Rule(
    timedelta(minutes=30),
    "ISMP acute care guidelines 2011: time-critical doses ± 30 min",
    Status.VERIFIED,
)
PRACTICE_WINDOW: Final = timedelta(minutes=30)
ON_TIME: Final = timedelta(minutes=5)  #: an ask later than this says that it is late
_SPACING: Final = timedelta(minutes=10)  #: two asks of one round never stand closer than this


def window(*, interval: timedelta, time_critical: bool) -> timedelta:
    """Return how long after its due time a dose may be asked for: a quarter of its interval, at
    most two hours."""
    if time_critical:
        return WINDOW_TIME_CRITICAL.value
    return min(WINDOW_AT_MOST.value, interval / 4)


@dataclass(frozen=True, slots=True)
class Step:
    """What the heartbeat does with a round now."""

    round: Round
    doses: tuple[Dose, ...]  #: all doses of the round, as they are afterwards
    say: Reason | None = None
    missed: bool = False  #: the round closed without ever having been properly asked


@dataclass(frozen=True, slots=True)
class Patience:
    """When to ask, in minutes after the slot: the first ask and every further one."""

    ask_after: tuple[int, ...] = (0, 15, 45)

    def next_step(
        self,
        round_: Round,
        doses: Iterable[Dose],
        *,
        now: datetime,
        too_soon: Mapping[DoseId, datetime],
    ) -> Step:
        """Return the round as it is after the bot has looked at it at `now`.

        `too_soon` names the doses whose minimum gap is not over when the round is due, and when
        it will be; one that is over by now only tells that the dose was left out before.
        """
        if round_.practice:
            return self._practice(round_, now=now)
        freed = max((at for at in too_soon.values() if at <= now), default=None)
        too_soon = {dose: at for dose, at in too_soon.items() if at > now}
        doses = tuple(_after_window(dose, round_, now=now, too_soon=too_soon) for dose in doses)
        waiting = [dose for dose in doses if dose.state is DoseState.OPEN]
        if not waiting:
            return _over(round_, doses)
        if now < round_.due_at:
            return Step(replace(round_, wakes_at=round_.due_at), doses)
        askable = [dose for dose in waiting if dose.id not in too_soon]
        if not askable:
            return Step(replace(round_, wakes_at=_gap_over(waiting, too_soon)), doses)
        if round_.later_until is not None and now < round_.later_until:
            return Step(
                replace(round_, wakes_at=min(round_.later_until, _first_window(waiting))), doses
            )
        if not self._may_ask(round_, now=now, freed=freed):
            look = self._next_look(round_, waiting, now=now, too_soon=too_soon)
            return Step(replace(round_, wakes_at=look), doses)
        # A late ask uses up every ask that was planned before it: they are not caught up with.
        asks = max(round_.asks + 1, self.asks_by(round_, now))
        asked = replace(round_, asks=asks, later_until=None)
        look = self._next_look(asked, waiting, now=now, too_soon=too_soon)
        say = Reason.AGAIN if round_.asks else Reason.FIRST
        return Step(replace(asked, wakes_at=look), doses, say=say)

    def asks_by(self, round_: Round, now: datetime) -> int:
        """Return how many asks the plan has for `round_` up to `now`."""
        return sum(at <= now for at in self._asks(round_))

    def _asks(self, round_: Round) -> tuple[datetime, ...]:
        return tuple(round_.due_at + timedelta(minutes=m) for m in self.ask_after)

    def _may_ask(self, round_: Round, *, now: datetime, freed: datetime | None) -> bool:
        """Return whether an ask is due: by the plan, by wish, or for a dose left out before."""
        if round_.later_until is not None or round_.asks < self.asks_by(round_, now):
            return True
        if freed is None or not 0 < round_.asks <= len(self.ask_after):
            return False
        last = self._asks(round_)[round_.asks - 1]
        return last < freed and last + _SPACING <= now

    def _next_look(
        self,
        round_: Round,
        waiting: Iterable[Dose],
        *,
        now: datetime,
        too_soon: Mapping[DoseId, datetime],
    ) -> datetime:
        soonest = now + _SPACING if round_.asks else now
        asks = [at for at in self._asks(round_) if at > now and at >= soonest]
        gaps = [max(too_soon[dose.id], soonest) for dose in waiting if dose.id in too_soon]
        return min([*asks, *gaps, _first_window(waiting)])

    def _practice(self, round_: Round, *, now: datetime) -> Step:
        if now >= round_.closes_at:
            return Step(round_.close(), ())
        if now < round_.due_at or round_.asks:
            return Step(
                replace(round_, wakes_at=round_.closes_at if round_.asks else round_.due_at), ()
            )
        return Step(replace(round_, asks=1, wakes_at=round_.closes_at), (), say=Reason.PRACTICE)


def _after_window(
    dose: Dose, round_: Round, *, now: datetime, too_soon: Mapping[DoseId, datetime]
) -> Dose:
    if dose.state is not DoseState.OPEN or now < dose.window_ends_at:
        return dose
    if dose.id in too_soon:
        return dose.hold(SkipReason.TOO_SOON)
    return dose.close(asked=round_.asked_at is not None)


def _over(round_: Round, doses: tuple[Dose, ...]) -> Step:
    unheard = any(dose.is_unanswered for dose in doses)
    missed = any(dose.state is DoseState.NOT_ASKED for dose in doses)
    return Step(round_.close() if unheard else round_.settle(), doses, missed=missed)


def _first_window(waiting: Iterable[Dose]) -> datetime:
    return min(dose.window_ends_at for dose in waiting)


def _gap_over(waiting: Iterable[Dose], too_soon: Mapping[DoseId, datetime]) -> datetime:
    return min(
        min(too_soon.get(dose.id, dose.window_ends_at), dose.window_ends_at) for dose in waiting
    )
