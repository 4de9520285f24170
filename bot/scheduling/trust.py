"""Says whether anything may be said, by the clock alone, and notes that the heart beats."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import Final

from bot.clock import Clock
from bot.scheduling.settings import EngineSettings
from bot.scheduling.watch import Watch, stands_behind
from bot.storage import Storage

LAST_BEAT: Final = "last beat"
CLOCK_HELD: Final = "clock held"
_NOTE_EVERY: Final = timedelta(seconds=30)
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

    @property
    def holds(self) -> bool:
        """Whether nothing may be said at this very instant: a clock may jump between two looks."""
        now, monotonic = self._clock.now(), self._clock.monotonic()
        return bool(self.why_not) or self._watch.has_jumped(now, monotonic=monotonic)

    async def look(self) -> None:
        """Look at the clock, and note what was found."""
        newest, theirs = await self._known()
        now, monotonic = self._clock.now(), self._clock.monotonic()
        why_not = self._watch.look(now, monotonic=monotonic, newest=newest, theirs=theirs)
        await self._note(why_not, now=now)

    async def look_behind(self) -> None:
        """Look at the newest row alone, where the clock may have been moved by hours."""
        newest, _ = await self._known()
        now = self._clock.now()
        await self._note(stands_behind(now, newest=newest), now=now)

    async def _known(self) -> tuple[datetime | None, datetime | None]:
        """Return when the last beat on record was, and what the database's machine has for now."""
        async with self._storage.reading() as tx:
            beat = await tx.facts.get(LAST_BEAT)
            theirs = await tx.facts.database_time() if self._compares else None
        return datetime.fromisoformat(beat) if beat else None, theirs

    async def _note(self, why_not: str, *, now: datetime) -> None:
        if why_not != self.why_not:
            said = "nothing is said" if why_not else "the clock is trusted again"
            _log.log(logging.ERROR if why_not else logging.INFO, said, extra={"reason": why_not})
        elif self.noted_at is not None and self.noted_at <= now < self.noted_at + _NOTE_EVERY:
            return
        self.why_not, self.noted_at = why_not, now
        async with self._storage.transaction() as tx:
            # Others, on other machines, may complain of theirs: that is not ours to take back.
            if why_not or self._complains:
                await tx.facts.put(CLOCK_HELD, why_not)
            if not why_not:
                await tx.facts.put(LAST_BEAT, now.isoformat())
        self._complains = bool(why_not)
