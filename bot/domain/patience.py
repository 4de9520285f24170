"""How long the bot waits and how often it asks: pure decisions about one round at one instant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from bot.domain.deliveries import Reason
from bot.domain.doses import Dose, DoseState, SkipReason
from bot.domain.ids import DoseId
from bot.domain.rounds import Round, RoundState
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
SPACING: Final = timedelta(minutes=10)  #: two asks of one round never stand closer than this
TURNS: Final = 3  #: with so many asks out, nothing beyond the plan is asked because of doubts


def window(*, interval: timedelta, time_critical: bool) -> timedelta:
    """Return how long after its due time a dose may be asked for: a quarter of its interval, at
    most two hours."""
    if time_critical:
        return WINDOW_TIME_CRITICAL.value
    return min(WINDOW_AT_MOST.value, interval / 4)


def ask_after(
    own: tuple[int, ...] | None, usual: tuple[int, ...], doses: Iterable[Dose]
) -> tuple[int, ...]:
    """Return when a round is asked about: as the patient wants it, but where something in it is
    time-critical never more seldom than usual."""
    if own is None:
        return usual
    critical = WINDOW_TIME_CRITICAL.value
    is_critical = any(d.window_ends_at - d.due_at <= critical for d in doses)
    return max(own, usual, key=len) if is_critical else own


def further_turn(round_: Round, doses: Iterable[Dose], *, after: datetime) -> datetime | None:
    """Return when to ask about a round once more, of which nobody knows whether anybody was asked;
    None: nothing is open long enough, or the next ask comes in time for all of it.

    `after`: when its last ask was put into the outbox.
    """
    if round_.state is not RoundState.PLANNED or round_.asks >= TURNS:
        return None
    ask_at, planned = after + SPACING, round_.later_until
    ends = [dose.window_ends_at for dose in doses if dose.state is DoseState.OPEN]
    is_left = any(ask_at < end and (planned is None or planned >= end) for end in ends)
    return ask_at if is_left else None


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
        doses = tuple(_after_window(dose, round_, now=now, too_soon=too_soon) for dose in doses)
        waiting = [dose for dose in doses if dose.state is DoseState.OPEN]
        if not waiting:
            return _over(round_, doses)
        if now < round_.due_at:
            return Step(replace(round_, wakes_at=round_.due_at), doses)
        left_out = {d.id: too_soon[d.id] for d in waiting if too_soon.get(d.id, now) > now}
        if len(left_out) == len(waiting):
            look = min(*left_out.values(), _first_window(waiting))
            # Its hour has come, and nobody was told yet why it is silent.
            say = Reason.HELD_BACK if round_.wakes_at == round_.due_at else None
            return Step(replace(round_, wakes_at=look), doses, say=say)
        ask_at = self._next_ask(round_)
        if ask_at is None or now < ask_at:
            return Step(replace(round_, wakes_at=_first(ask_at, waiting)), doses)
        again_at = self._ask_again(round_, now=now, left_out=left_out.values())
        asked = replace(round_, asks=round_.asks + 1, later_until=again_at)
        say = Reason.AGAIN if round_.asks else Reason.FIRST
        return Step(replace(asked, wakes_at=_first(again_at, waiting)), doses, say=say)

    def _next_ask(self, round_: Round) -> datetime | None:
        """Return when the round is to be asked next; a first ask waits for the plan, or a wish."""
        if round_.asks or round_.later_until:
            return round_.later_until
        return min(self._plan(round_), default=None)

    def _ask_again(
        self, round_: Round, *, now: datetime, left_out: Iterable[datetime]
    ) -> datetime | None:
        """Return when to ask after an ask at `now`: by the plan, or for what was left out of it.

        What was planned before `now`, or comes too close to it, is not caught up with.
        """
        soonest = now + SPACING
        planned = [at for at in self._plan(round_) if at >= soonest]
        return min([*planned, *(max(at, soonest) for at in left_out)], default=None)

    def _plan(self, round_: Round) -> Iterator[datetime]:
        return (round_.due_at + timedelta(minutes=after) for after in self.ask_after)

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
    over = too_soon.get(dose.id)
    if over is not None and over >= dose.window_ends_at:
        return dose.hold(SkipReason.TOO_SOON)
    # The ask that was promised for when its gap is over is still to come: it was never asked for.
    promised = round_.later_until
    left_out = over is not None and promised is not None and over > promised - SPACING
    return dose.close(asked=round_.asked_at is not None and not left_out)


def _over(round_: Round, doses: tuple[Dose, ...]) -> Step:
    unheard = any(dose.is_unanswered for dose in doses)
    missed = any(dose.state is DoseState.NOT_ASKED for dose in doses)
    return Step(round_.close() if unheard else round_.settle(), doses, missed=missed)


def _first(ask_at: datetime | None, waiting: Iterable[Dose]) -> datetime:
    """Return what comes first: the next ask, or the end of a window."""
    first = _first_window(waiting)
    return min(ask_at, first) if ask_at else first


def _first_window(waiting: Iterable[Dose]) -> datetime:
    return min(dose.window_ends_at for dose in waiting)
