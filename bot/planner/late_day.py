"""Moves a day that began late: what hangs on getting up moves with it, and everything else only as
far as a gap wants it. What keeps to the clock stays, and so does what would come after bedtime."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from bot.domain.doses import Dose, DoseState
from bot.domain.ids import MedicationId, RoundId
from bot.domain.rounds import Round
from bot.domain.rules import Apart, TimingRule

#: What is due so soon after waking hangs on it; lunch and what follows hang on the clock.
_MORNING: Final = timedelta(hours=3)
_LEAST: Final = timedelta(minutes=10)  #: less than that is no move
_LATE: Final = timedelta(minutes=30)  #: less than that is no late day
_BESIDE: Final = timedelta(minutes=5)  #: so far from another round, which it must not be taken for


@dataclass(frozen=True, slots=True)
class Day:
    """One day of a patient, as its rules see it."""

    rounds: Sequence[tuple[Round, Sequence[Dose]]]  #: all of that day, by their due time
    wakes_at: datetime  #: when they usually get up
    bed_at: datetime
    rules: Sequence[TimingRule] = ()
    keep: Collection[RoundId] = ()  #: those in which something keeps to the clock


@dataclass(frozen=True, slots=True)
class LateDay:
    """What becomes of a day that began late."""

    moved: tuple[tuple[Round, datetime], ...] = ()
    stay: tuple[Round, ...] = ()  #: would move, but for something strict in it, or bedtime
    over: tuple[Round, ...] = ()  #: their window is over: nobody asks for them any more


@dataclass(slots=True)
class _Placed:
    """Where the day's doses are so far."""

    at: dict[MedicationId, datetime] = field(default_factory=dict)

    def add(self, doses: Iterable[Dose], at: datetime | None = None) -> None:
        for dose in doses:
            self.at[dose.medication] = at or dose.taken_at or dose.due_at

    def earliest(self, dose: Dose, apart: Sequence[TimingRule]) -> datetime | None:
        """Return before when a dose may not be taken; None: nothing keeps it."""
        before = self.at.get(dose.medication)
        needed = [before + dose.min_gap] if before and dose.min_gap else []
        for rule in apart:
            value = rule.rule.value
            if not isinstance(value, Apart):
                continue
            if rule.medication == dose.medication and value.other in self.at:
                needed.append(self.at[value.other] + value.after)
            if value.other == dose.medication and rule.medication in self.at:
                needed.append(self.at[rule.medication] + value.before)
        return max(needed, default=None)


def began_late(day: Day, *, up_at: datetime) -> bool:
    """Return whether a day on which somebody got up then began late; by bedtime it is over."""
    return day.wakes_at + _LATE <= up_at < day.bed_at


def late_day(day: Day, *, up_at: datetime, now: datetime) -> LateDay:
    """Return which rounds move where, and which stay, of a day on which somebody got up late."""
    delay = up_at - day.wakes_at
    moved: list[tuple[Round, datetime]] = []
    placed, stay, over = _Placed(), [], []
    for round_, doses in day.rounds:
        waiting = [dose for dose in doses if dose.state is DoseState.OPEN]
        taken = [dose for dose in doses if dose.state is DoseState.TAKEN]
        placed.add(taken)
        if not waiting:
            continue
        if now >= round_.closes_at:
            over.append(round_)
            continue
        to = _wished(round_, waiting, day, placed, delay)
        if to - round_.due_at >= _LEAST:
            to = _beside_others(to, day, [at for _, at in moved])
        if to - round_.due_at < _LEAST:
            placed.add(waiting)
        elif _stays(round_, waiting, day) or to >= day.bed_at:
            stay.append(round_)
            placed.add(waiting)
        else:
            moved.append((round_, to))
            placed.add(waiting, to)
    return LateDay(tuple(moved), tuple(stay), tuple(over))


def _wished(
    round_: Round, doses: Sequence[Dose], day: Day, placed: _Placed, delay: timedelta
) -> datetime:
    """Return when a round would be: what hangs on getting up keeps its distance from it."""
    is_of_the_morning = round_.due_at - day.wakes_at <= _MORNING
    wish = round_.due_at + delay if is_of_the_morning else round_.due_at
    needed = (placed.earliest(dose, day.rules) for dose in doses)
    return max([wish, *(at for at in needed if at is not None)])


def _beside_others(to: datetime, day: Day, moved: Collection[datetime]) -> datetime:
    """Return a time at which there is no other round: two of one time have one name."""
    others = {round_.due_at for round_, _ in day.rounds} | set(moved)
    while to in others:
        to += _BESIDE
    return to


def _stays(round_: Round, doses: Sequence[Dose], day: Day) -> bool:
    """Return whether something in it keeps to the clock, or they have put it off themselves."""
    is_put_off = round_.later_until is not None and round_.asks == 0
    return round_.id in day.keep or is_put_off or any(dose.on_elapsed_time for dose in doses)
