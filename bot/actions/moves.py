"""What planning again changes: only what was not asked yet, and nothing is ever planned twice.

A dose is the nth of its medication on a date, so one that was asked about or answered keeps its
place: moving breakfast to lunch never asks twice.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.domain.doses import Dose, DoseState, SkipReason
from bot.domain.ids import DoseId, RoundId
from bot.domain.rounds import Round, RoundState


@dataclass(frozen=True, slots=True)
class Planned:
    """A round and what is in it."""

    round: Round
    doses: tuple[Dose, ...]


@dataclass(slots=True)
class Moves:
    """What has to be saved so that the wanted rounds stand."""

    new_rounds: list[Round] = field(default_factory=list)
    new_doses: list[Dose] = field(default_factory=list)
    rounds: list[tuple[Round, Round]] = field(default_factory=list)
    doses: list[tuple[Dose, Dose]] = field(default_factory=list)
    gone_rounds: list[Round] = field(default_factory=list)
    gone_doses: list[Dose] = field(default_factory=list)


def may_move(round_: Round, *, now: datetime) -> bool:
    """Return whether nobody has been asked about `round_` yet, so that planning may change it."""
    return (
        round_.state is RoundState.PLANNED
        and round_.asks == 0
        and round_.due_at > now
        and round_.later_until is None
        and not round_.practice
    )


def is_loose(dose: Dose) -> bool:
    """Return whether nobody has said anything about `dose`, so that planning may change it."""
    paused = dose.state is DoseState.HELD and dose.reason is SkipReason.PAUSED
    return dose.state is DoseState.OPEN or paused


def moves(
    there: Sequence[Planned],
    wanted: Iterable[Planned],
    *,
    known: Collection[DoseId],
    since: datetime,
    now: datetime,
) -> Moves:
    """Return how to get from what is `there` to what is `wanted`.

    `known` are all doses there ever were on these dates, whichever round they are in. A dose that
    is not there yet is added if it falls due after `since`: what fell due before has no say.
    """
    table = _Table(there, known=known, now=now)
    plan = list(wanted)
    coming = [dose for planned in plan for dose in planned.doses if dose.due_at > now]
    for planned in plan:
        table.keep_what_would_lie_in_the_past(planned, coming)
    for planned in plan:
        table.place(planned, since=since)
    return table.moves()


class _Table:
    """The rounds and doses as they lie while they are being rearranged."""

    def __init__(
        self, there: Sequence[Planned], *, known: Collection[DoseId], now: datetime
    ) -> None:
        self._now = now
        self._known = known
        self._rounds = {p.round.id: p.round for p in there}
        self._movable = {p.round.id for p in there if may_move(p.round, now=now)}
        self._there = there
        self._loose: dict[DoseId, Dose] = {
            d.id: d
            for p in there
            if p.round.id in self._movable
            for d in p.doses
            if is_loose(d) and not d.on_elapsed_time
        }
        #: What every round that may change holds afterwards.
        self._inside: dict[RoundId, list[Dose]] = {
            p.round.id: [d for d in p.doses if d.id not in self._loose]
            for p in there
            if p.round.id in self._movable
        }
        self._times: dict[RoundId, Round] = {}
        self._placed: set[DoseId] = set()
        self._given_up: set[DoseId] = set()

    def keep_what_would_lie_in_the_past(self, planned: Planned, coming: Sequence[Dose]) -> None:
        """Leave a dose where it is today if its new place is over already: it must not be lost.

        It goes all the same where another one of that medication now comes too near to it: nobody
        is asked to take two within a gap.
        """
        for dose in planned.doses:
            old = self._loose.get(dose.id)
            if old is None or dose.due_at > self._now:
                continue
            if any(self._is_too_near(old, other) for other in coming):
                self._given_up.add(old.id)
            else:
                self._put(old, old.round)

    def _is_too_near(self, old: Dose, other: Dose) -> bool:
        is_another = other.medication == old.medication and other.id != old.id
        is_to_come = other.id in self._loose or other.id not in self._known
        gap = old.min_gap or timedelta(0)
        return is_another and is_to_come and abs(other.due_at - old.due_at) < gap

    def place(self, planned: Planned, *, since: datetime) -> None:
        """Put a wanted round's doses into it, unless it was asked about already."""
        round_ = planned.round
        if round_.id in self._rounds and round_.id not in self._movable:
            self._leave(planned)
            return
        if round_.due_at <= since:
            return
        for dose in planned.doses:
            if dose.id in self._placed | self._given_up:
                continue
            if dose.id in self._known and dose.id not in self._loose:
                continue
            if self._holds(round_.id, dose):
                self._leave(Planned(round_, (dose,)))
                continue
            self._put(dose, round_.id)
            self._times[round_.id] = round_

    def moves(self) -> Moves:
        """Return what has changed."""
        result = Moves(gone_doses=[d for d in self._loose.values() if d.id not in self._placed])
        for id_, inside in self._inside.items():
            self._save(id_, inside, result)
        return result

    def _save(self, id_: RoundId, inside: list[Dose], result: Moves) -> None:
        old = self._rounds.get(id_)
        if not inside:
            if old is not None:
                result.gone_rounds.append(old)
            return
        round_ = old or self._times[id_]
        if old is not None and id_ in self._times:
            round_ = _timed(old, self._times[id_])
        doses = [_in_round(dose, round_) for dose in inside]
        round_ = replace(round_, closes_at=max(dose.window_ends_at for dose in doses))
        if old is None:
            result.new_rounds.append(round_)
        elif round_ != old:
            result.rounds.append((old, round_))
        for dose in doses:
            self._save_dose(dose, result)

    def _save_dose(self, dose: Dose, result: Moves) -> None:
        before = self._loose.get(dose.id)
        if before is None:
            if dose.id not in self._known:
                result.new_doses.append(dose)
        elif before != (after := replace(dose, version=before.version)):
            result.doses.append((before, after))

    def _leave(self, planned: Planned) -> None:
        """Leave doses that cannot join a round where they are, if they are anywhere."""
        for dose in planned.doses:
            old = self._loose.get(dose.id)
            if old is not None and dose.id not in self._placed | self._given_up:
                self._put(old, old.round)

    def _holds(self, id_: RoundId, dose: Dose) -> bool:
        """Return whether that medication is in that round already: never two doses at once."""
        return any(d.medication == dose.medication for d in self._inside.get(id_, ()))

    def _put(self, dose: Dose, id_: RoundId | None) -> None:
        if id_ is not None:
            self._inside.setdefault(id_, []).append(dose)
            self._placed.add(dose.id)


def _timed(old: Round, new: Round) -> Round:
    """Return the round at its new time; it keeps what became of it."""
    return replace(
        old,
        local_date=new.local_date,
        wall_time=new.wall_time,
        zone=new.zone,
        due_at=new.due_at,
        wakes_at=new.due_at,
    )


def _in_round(dose: Dose, round_: Round) -> Dose:
    """Return a dose as it is in its round: one that stayed behind goes along with it."""
    if not is_loose(dose) or (dose.round, dose.due_at) == (round_.id, round_.due_at):
        return dose
    window = dose.window_ends_at - dose.due_at
    return replace(
        dose,
        round=round_.id,
        due_at=round_.due_at,
        window_ends_at=round_.due_at + window,
        label=replace(dose.label, wall_time=round_.wall_time),
    )
