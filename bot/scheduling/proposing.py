"""Looks for the proposals that somebody wants, in the worker process, and has them shown."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.actions import lateness, planning
from bot.actions.planning import Known
from bot.clock import Clock
from bot.domain.errors import ChangedMeanwhile
from bot.domain.lexicon import Lexicon
from bot.domain.plans import Proposal
from bot.domain.proposals import Proposed, Why
from bot.planner.proposing import proposals
from bot.storage import Storage, Transaction
from bot.workers import Worker, WorkerClosed

Show = Callable[[Transaction, Proposed, bool], Awaitable[None]]
"""Says a proposal that was found to whoever wanted it; False: none could be found."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Showing:
    """Who knows the medicines, and who shows what was found for them."""

    lexicon: Lexicon | None
    show: Show


class Proposing:
    """The proposals that wait to be looked for, one after another."""

    def __init__(
        self, storage: Storage, clock: Clock, worker: Worker, showing: Showing | None
    ) -> None:
        self._storage = storage
        self._clock = clock
        self._worker = worker
        self._showing = showing

    async def run(self) -> bool:
        """Look for everything that is wanted; return whether anything was."""
        any_found = False
        while self._showing and (wanted := await self._next()):
            any_found = True
            await self._look_for(wanted, self._showing)
        return any_found

    async def next_in(self, tx: Transaction) -> datetime | None:
        """Return when a proposal is to be looked for next."""
        return await tx.proposals.next_due() if self._showing else None

    async def _next(self) -> Proposed | None:
        """Take the next one in hand; after a death another worker has it once the lease is over."""
        now = self._clock.now()
        async with self._storage.reading() as tx:
            due = await tx.proposals.next_due()
        if due is None or due > now:
            return None
        async with self._storage.transaction() as tx:
            wanted = await tx.proposals.wanted(now)
            if wanted is None:
                return None
            taken = replace(wanted, not_before=now + planning.LEASE)
            await tx.proposals.replace(wanted, taken)
        return replace(taken, version=wanted.version + 1)

    async def _look_for(self, wanted: Proposed, showing: Showing) -> None:
        async with self._storage.reading() as tx:
            known = await planning.known(tx, wanted.patient, showing.lexicon, now=self._clock.now())
        if wanted.why is Why.LATE:
            await self._say_late(wanted, known, showing)
            return
        try:
            found = await self._worker.run(proposals, known.order)
        except WorkerClosed:
            return  # after the next start somebody has it again
        except Exception:  # around the plan of one patient: they are told that there is none
            _log.exception("a plan cannot be looked for", extra={"patient": str(wanted.patient)})
            async with self._storage.transaction() as tx:
                await tx.setbacks.note("plan", wanted.patient, self._clock.now())
            found = ()
        try:
            await self._say(wanted, known, found, showing)
        except ChangedMeanwhile:
            return  # it is wanted anew, or no longer

    async def _say_late(self, wanted: Proposed, known: Known, showing: Showing) -> None:
        async with self._storage.transaction() as tx:
            new = await lateness.proposed(tx, wanted, known)
            if new is None:  # a meal may have to move, which is no plan
                await tx.proposals.drop(wanted.patient)
                await showing.show(tx, wanted, True)
                return
            await tx.proposals.replace(wanted, new)
            await showing.show(tx, replace(new, version=wanted.version + 1), True)

    async def _say(
        self, wanted: Proposed, known: Known, found: tuple[Proposal, ...], showing: Showing
    ) -> None:
        async with self._storage.transaction() as tx:
            if found:
                new = planning.found(wanted, known, found)
                await tx.proposals.replace(wanted, new)
                await showing.show(tx, replace(new, version=wanted.version + 1), True)
            else:
                await tx.proposals.replace(wanted, wanted.refuse(at=known.now))
                await showing.show(tx, wanted, False)
