"""Plays one round through the rules of patience, as the heartbeat would: by its `wakes_at`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.domain.deliveries import ASKS
from bot.domain.doses import Dose
from bot.domain.ids import DoseId
from bot.domain.patience import Patience, Step
from bot.domain.rounds import Round

Answer = Callable[[Round, tuple[Dose, ...]], tuple[Round, tuple[Dose, ...]]]


@dataclass
class WaitingRoom:
    """A round, its doses, and everything that was said of it."""

    round: Round
    doses: tuple[Dose, ...]
    patience: Patience = field(default_factory=Patience)
    free_at: Mapping[DoseId, datetime] = field(default_factory=dict)
    arrives: bool = True  #: whether a provider accepts what is said
    answers: Sequence[tuple[datetime, Answer]] = ()
    late_by: Callable[[datetime], timedelta] = lambda _: timedelta(0)  #: how late the bot looks
    said: list[str] = field(default_factory=list)
    asked_at: list[datetime] = field(default_factory=list)
    steps: list[tuple[datetime, Step]] = field(default_factory=list)

    def play(self) -> list[str]:
        """Look whenever the round wakes until it never does, and return what was said when."""
        pending = sorted(self.answers, key=lambda pair: pair[0])
        for _ in range(500):
            if self.round.wakes_at is None:
                return self.said
            now = self.round.wakes_at + self.late_by(self.round.wakes_at)
            if pending and pending[0][0] <= now:
                _, answer = pending.pop(0)
                self.round, self.doses = answer(self.round, self.doses)
                continue
            self._look(now)
        raise AssertionError("the round never comes to rest")

    def _look(self, now: datetime) -> None:
        step = self.patience.next_step(self.round, self.doses, now=now, too_soon=self.free_at)
        self.steps.append((now, step))
        self.round, self.doses = step.round, step.doses
        if step.say is not None:
            self.said.append(f"{now:%H:%M} {step.say}")
        if step.say in ASKS:
            self.asked_at.append(now)
            if self.arrives:
                self.round = self.round.accepted(at=now)


def later(until: datetime) -> Answer:
    """Return what "later" makes of a round."""
    return lambda round_, doses: (replace(round_, later_until=until, wakes_at=until), doses)


def answer(change: Callable[[Dose], Dose], *, names: Sequence[str] = ()) -> Answer:
    """Return an answer for all doses, or for the named ones; an answered round is settled."""

    def told(round_: Round, doses: tuple[Dose, ...]) -> tuple[Round, tuple[Dose, ...]]:
        meant = [not names or dose.label.name in names for dose in doses]
        after = tuple(change(d) if m else d for d, m in zip(doses, meant, strict=True))
        return (round_.settle() if all(d.is_answered for d in after) else round_), after

    return told
