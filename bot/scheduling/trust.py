"""Says whether anything may be said, by the clock alone, and notes that the heart beats."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import Final

from bot.clock import Clock
from bot.scheduling.settings import EngineSettings
from bot.scheduling.watch import Watch, stands_behind
from bot.storage import Storage, Transaction

LAST_BEAT: Final = "last beat"
CLOCK_HELD: Final = "clock held"
_HELD_AT: Final = "clock held at"  #: renewed by whoever complains, while it complains
_NOTE_EVERY: Final = timedelta(seconds=30)
_RENEWED_WITHIN: Final = 120.0  #: seconds; who has not renewed a complaint by then is dead
_log = logging.getLogger(__name__)


class Trust:
    """Whether this process may rely on its clock."""

    def __init__(self, storage: Storage, clock: Clock, settings: EngineSettings) -> None:
        self.why_not = ""  #: as it was found at the last look; empty: it may
        self.noted_at: datetime | None = None
        self._storage = storage
        self._clock = clock
        self._watch = Watch(settings)
        self._compares = settings.compares_clocks
        self._complains = True  #: whether what stands there of the clock may be ours
        #: the time that stands beside somebody's complaint, and since when it is the same
        self._renewed: tuple[str, float] | None = None

    @property
    def holds(self) -> bool:
        """Whether nothing may be said at this very instant: a clock may jump between two looks."""
        now, monotonic = self._clock.now(), self._clock.monotonic()
        return bool(self.why_not) or self._watch.has_jumped(now, monotonic=monotonic)

    async def look(self) -> None:
        """Look at the clock, and note what was found."""
        newest, theirs = await self._known()
        now, monotonic = self._clock.now(), self._clock.monotonic()
        why_not = self._watch.look(
            now,
            monotonic=monotonic,
            newest=newest,
            theirs=theirs,
            kept_right=self._clock.is_kept_right(),
        )
        await self._note(why_not, now=now)

    async def _known(self) -> tuple[datetime | None, datetime | None]:
        """Return when the last beat on record was, and what the database's machine has for now."""
        began = self._clock.monotonic()
        async with self._storage.reading() as tx:
            beat = await tx.facts.get(LAST_BEAT)
            theirs = await tx.facts.database_time() if self._compares else None
        if theirs is not None:  # it has gone on since; that it came slowly is no fault of a clock
            took = timedelta(seconds=self._clock.monotonic() - began)
            theirs = max(theirs, min(self._clock.now(), theirs + took))
        return datetime.fromisoformat(beat) if beat else None, theirs

    async def _note(self, why_not: str, *, now: datetime) -> None:
        if why_not != self.why_not:
            said = "nothing is said" if why_not else "the clock is trusted again"
            _log.log(logging.ERROR if why_not else logging.INFO, said, extra={"reason": why_not})
        elif self.noted_at is not None and self.noted_at <= now < self.noted_at + _NOTE_EVERY:
            return
        self.why_not, self.noted_at = why_not, now
        async with self._storage.transaction() as tx:
            if why_not:
                await tx.facts.put(CLOCK_HELD, why_not)
                await tx.facts.put(_HELD_AT, now.isoformat())
            else:
                # Others, on other machines, may complain of theirs: that is not ours to take back.
                if self._complains or await self._is_left_behind(tx):
                    await tx.facts.put(CLOCK_HELD, "")
                await beat(tx, now=now)
        self._complains = bool(why_not)

    async def _is_left_behind(self, tx: Transaction) -> bool:
        """Return whether a complaint stands that nobody has renewed for long: who made it is dead.

        By our own seconds, since a complaint's time is told by the very clock that is doubted.
        """
        if not await tx.facts.get(CLOCK_HELD):
            self._renewed = None
            return False
        at, seconds = await tx.facts.get(_HELD_AT) or "", self._clock.monotonic()
        if self._renewed is None or self._renewed[0] != at:
            self._renewed = at, seconds
        return seconds - self._renewed[1] > _RENEWED_WITHIN


async def beat(tx: Transaction, *, now: datetime) -> None:
    """Note that it is `now`. Where the last beat lies ahead of that, a clock was wrong which is
    right by now: nothing goes by what it has written."""
    last = await tx.facts.get(LAST_BEAT)
    if last and stands_behind(now, newest=datetime.fromisoformat(last)):
        count = await tx.ahead.take_back(now)
        _log.warning("the clock was ahead", extra={"count": count})
    await tx.facts.put(LAST_BEAT, now.isoformat())
