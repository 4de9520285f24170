"""The heartbeat: takes the rounds whose hour has come, and does what patience says.

A batch is one transaction: read, decide (pure), save by compare-and-set, put asks into the outbox.
Only who wins the save says anything. A round that cannot be worked on is tried three times and then
set aside; the others go on.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from bot.actions import as_before, asking, say
from bot.actions.asking import Asked
from bot.clock import Clock
from bot.domain.deliveries import Delivery, Reason
from bot.domain.doses import Dose, DoseState
from bot.domain.errors import ChangedMeanwhile
from bot.domain.ids import DoseId
from bot.domain.patience import Patience, Step, ask_after
from bot.domain.people import Person
from bot.domain.rounds import Round
from bot.scheduling.gathering import about
from bot.scheduling.named import as_named
from bot.scheduling.outages import Missed, digests
from bot.scheduling.rows import apart
from bot.scheduling.settings import EngineSettings
from bot.storage import Storage, Transaction

_LEAST_SLEEP: Final = timedelta(seconds=1)
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A round before and after the bot has looked at it."""

    before: Round
    doses: Sequence[Dose]
    step: Step
    person: Person
    too_soon: Mapping[DoseId, datetime]


class Beat:
    """Looks at every round when its hour has come."""

    def __init__(self, storage: Storage, clock: Clock, settings: EngineSettings) -> None:
        self._storage = storage
        self._clock = clock
        self._settings = settings

    async def run(self) -> bool:
        """Look at every round whose hour has come; return whether there was any."""
        looked = False
        while await self._is_due() and await self._batch():
            looked = True
        return looked

    async def _is_due(self) -> bool:
        """Return whether there is anything to look at, without asking for the right to write."""
        async with self._storage.glance() as tx:
            at = await tx.rounds.next_wake()
        return at is not None and at <= self._clock.now()

    async def _batch(self) -> bool:
        """Look at some of them; return whether there may be more."""
        now = self._clock.now()
        try:
            async with self._storage.transaction() as tx:
                due = await tx.rounds.waking_by(now, self._settings.batch)
                if due:
                    await self._look(tx, due, now=now)
        except ChangedMeanwhile:
            return True  # another worker looks at other rounds of the same outage
        return bool(due)

    async def _look(self, tx: Transaction, due: Sequence[Round], *, now: datetime) -> None:
        seen: list[_Seen] = []

        async def look(some: Sequence[Round]) -> None:
            seen.extend(await self._decide(tx, some, now=now))

        async def give_up(round_: Round) -> None:
            tries = await tx.rounds.failed(round_.id, now)
            about_it = {"round": str(round_.id), "tries": tries}
            _log.error("a round cannot be worked on", extra=about_it)

        await apart([*due, *await _of_the_same_outage(tx, due, now=now)], look, give_up)
        won = await _save(tx, seen, now=now)
        await _say(tx, won, now=now)
        await _after_slips(tx, won, now=now)

    async def _decide(
        self, tx: Transaction, rounds: Sequence[Round], *, now: datetime
    ) -> list[_Seen]:
        found = await about(tx, {round_.id: round_ for round_ in rounds}, now=now)
        people = await tx.people.get_many({round_.patient for round_ in rounds})
        seen = []
        for round_ in rounds:
            doses = found.doses.get(round_.id, ())
            own = people[round_.patient].patience
            patience = Patience(ask_after(own, self._settings.ask_after, doses))
            too_soon = found.too_soon(round_)
            step = patience.next_step(round_, doses, now=now, too_soon=too_soon)
            step = await as_named(tx, doses, _awake(step, now=now), too_soon)
            seen.append(_Seen(round_, doses, step, people[round_.patient], too_soon))
        return seen


async def _of_the_same_outage(
    tx: Transaction, due: Sequence[Round], *, now: datetime
) -> list[Round]:
    """Return what else the same patients missed, so that one digest tells them all of it."""
    missed = {r.patient for r in due if r.closes_at <= now and r.asked_at is None}
    if not missed:
        return []
    known = {round_.id for round_ in due}
    overdue = await tx.rounds.overdue(missed, now)
    return [r for r in overdue if r.id not in known and r.closes_at <= now]


async def _save(tx: Transaction, seen: Sequence[_Seen], *, now: datetime) -> list[_Seen]:
    """Save what was decided, and return that of which nobody else was first."""
    saved = await tx.rounds.replace_many([(s.before, s.step.round) for s in seen])
    ids = {round_.id for round_ in saved}
    won = [s for s in seen if s.before.id in ids]
    changed = [pair for s in won for pair in zip(s.doses, s.step.doses, strict=True)]
    await tx.doses.replace_many([(old, new) for old, new in changed if old != new])
    await tx.people.plan_again({s.person.id for s in won if _is_followed(s.step)}, now)
    over = {s.person.id for s in won if any(_is_missed(d) for d in s.step.doses)}
    await tx.care_watches.wake(over, now)
    return won


def _is_missed(dose: Dose) -> bool:
    return dose.state in (DoseState.UNANSWERED, DoseState.NOT_ASKED)


async def _after_slips(tx: Transaction, won: Sequence[_Seen], *, now: datetime) -> None:
    """Remind those more again who wanted fewer reminders and have left one unanswered."""
    for seen in won:
        is_slip = any(dose.state is DoseState.UNANSWERED for dose in seen.step.doses)
        if seen.person.patience is not None and is_slip:
            await as_before.after_a_slip(tx, seen.person, seen.before.wall_time, now=now)


def _is_followed(step: Step) -> bool:
    """Return whether the next dose is counted from one of this round, which is over."""
    return not step.round.waits_for_an_answer and any(d.on_elapsed_time for d in step.doses)


async def _say(tx: Transaction, seen: Sequence[_Seen], *, now: datetime) -> None:
    """Put asks and digests into the outbox, for those who agreed and can be reached."""
    speaking = [s for s in seen if s.step.say is not None or s.step.missed]
    if not speaking:
        return
    patients = {s.person.id for s in speaking}
    willing = await tx.consents.given_by(patients)
    usable = await tx.addresses.reachable(willing)
    reached = [s for s in speaking if s.person.id in usable]
    to = {p.id: say.To(usable[p.id], p.id, p.language) for p in (s.person for s in reached)}
    asks = [
        _message(s, to[s.person.id], s.step.say, now=now) for s in reached if s.step.say is not None
    ]
    missed = [
        Missed(s.person, to[s.person.id], s.step.round, s.step.doses)
        for s in reached
        if s.step.missed
    ]
    await tx.deliveries.add([*asks, *await digests(tx, missed, now=now)])


def _message(seen: _Seen, to: say.To, reason: Reason, *, now: datetime) -> Delivery:
    """Return an ask, or why there is none."""
    round_ = seen.step.round
    if reason is not Reason.HELD_BACK:
        return say.ask(to, round_, now=now, reason=reason)
    why = asking.held_back(Asked(round_, seen.step.doses, seen.too_soon), now=now)
    return replace(say.message(to, why, now=now, reason=reason), round=round_.id)


def _awake(step: Step, *, now: datetime) -> Step:
    """Return the step with a round that sleeps at least a moment: it must not spin."""
    if step.round.wakes_at is None or step.round.wakes_at > now:
        return step
    return replace(step, round=replace(step.round, wakes_at=now + _LEAST_SLEEP))
