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

        `too_soon` names the doses whose minimum gap is not over, and when it will be.
        """
        if round_.practice:
            return self._practice(round_, now=now)
        doses = tuple(_after_window(dose, round_, now=now, too_soon=too_soon) for dose in doses)
        waiting = [dose for dose in doses if dose.state is DoseState.OPEN]
        if not waiting:
            return _over(round_, doses)
        if now < round_.due_at:
            return Step(replace(round_, wakes_at=round_.due_at), doses)
        askable = [dose for dose in waiting if dose.id not in too_soon]
        if not askable:
            return Step(replace(round_, wakes_at=_wake_for(waiting, too_soon)), doses)
        if round_.later_until is not None and now < round_.later_until:
            return Step(
                replace(round_, wakes_at=min(round_.later_until, _first_window(waiting))), doses
            )
        if not self._may_ask(round_, now=now):
            return Step(replace(round_, wakes_at=self._next_look(round_, waiting, now=now)), doses)
        asked = replace(round_, asks=round_.asks + 1, later_until=None)
        asked = replace(asked, wakes_at=self._next_look(asked, waiting, now=now))
        return Step(asked, doses, say=Reason.AGAIN if round_.asks else Reason.FIRST)

    def asks_by(self, round_: Round, now: datetime) -> int:
        """Return how many asks the plan has for `round_` up to `now`."""
        return sum(
            1 for minutes in self.ask_after if round_.due_at + timedelta(minutes=minutes) <= now
        )

    def _may_ask(self, round_: Round, *, now: datetime) -> bool:
        return round_.later_until is not None or round_.asks < self.asks_by(round_, now)

    def _next_look(self, round_: Round, waiting: Iterable[Dose], *, now: datetime) -> datetime:
        asks = (round_.due_at + timedelta(minutes=minutes) for minutes in self.ask_after)
        soon = (
            [at for at in asks if at >= now + _SPACING]
            if round_.asks
            else [max(now, round_.due_at)]
        )
        return min([*soon, _first_window(waiting)])

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


def _wake_for(waiting: Iterable[Dose], too_soon: Mapping[DoseId, datetime]) -> datetime:
    return min(
        min(too_soon.get(dose.id, dose.window_ends_at), dose.window_ends_at) for dose in waiting
    )
