"""Once each night: a backup, then everything is erased whose time is over."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from bot.actions import backup, retention
from bot.actions.retention import Terms
from bot.clock import Clock
from bot.domain.errors import BadInput
from bot.scheduling.trust import CLOCK_HELD
from bot.storage import Storage
from bot.storage.backup import folder

_DONE: Final = "nightly erasing"
_HOUR: Final = time(3)
_TRY_AGAIN: Final = timedelta(minutes=15)
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Nights:
    """What an operator decided about the nights."""

    url: str
    backups: Path
    zone: ZoneInfo  #: where it is night
    keep: timedelta = timedelta(days=30)
    terms: Terms = field(default_factory=Terms)


class Nightly:
    """The work of each night; one that was missed is made up for."""

    def __init__(self, storage: Storage, clock: Clock, nights: Nights) -> None:
        self._storage = storage
        self._clock = clock
        self._nights = nights
        self._not_before: datetime | None = None

    async def run(self) -> bool:
        """Do what is due; return whether anything was."""
        now = self._clock.now()
        if await self._must_wait(now):
            return False
        night = _last_night(now, self._nights.zone)
        is_saved = _is_since(folder.age(self._nights.backups, now=now), night, now=now)
        if is_saved and await self._is_erased(night, now=now):
            return False
        if not is_saved and not await self._save(now):
            self._not_before = now + _TRY_AGAIN
        if not await self._is_erased(night, now=now):
            self._tidy(now)
            await retention.forget(self._storage, self._nights.terms, now=now)
            async with self._storage.transaction() as tx:
                await tx.facts.put(_DONE, now.isoformat())
        return True

    async def _must_wait(self, now: datetime) -> bool:
        """Return whether it failed just now, or nobody knows what time it is: what is too old
        could not be told."""
        if self._not_before is not None and timedelta(0) < self._not_before - now <= _TRY_AGAIN:
            return True
        async with self._storage.reading() as tx:
            return bool(await tx.facts.get(CLOCK_HELD))

    async def _save(self, now: datetime) -> bool:
        nights = self._nights
        try:
            await backup.backup(nights.url, self._storage.keyring, nights.backups, now=now)
        except (BadInput, OSError) as error:
            _log.error("no backup could be made", extra={"why": error})
            return False
        return True

    def _tidy(self, now: datetime) -> None:
        """Throw away what is too old, even where no backup could be made: who was erased was
        told until when something knows them."""
        nights = self._nights
        try:
            backup.tidy(nights.url, nights.backups, keep=nights.keep, now=now)
        except OSError as error:
            _log.error("old backups could not be thrown away", extra={"why": error})

    async def _is_erased(self, night: datetime, *, now: datetime) -> bool:
        """Return whether it was done since; by a clock that was ahead it was not."""
        async with self._storage.reading() as tx:
            done = await tx.facts.get(_DONE)
        return done is not None and night <= datetime.fromisoformat(done) <= now


def _last_night(now: datetime, zone: ZoneInfo) -> datetime:
    """Return when the last night's work was due."""
    here = now.astimezone(zone)
    due = datetime.combine(here.date(), _HOUR, zone)
    return due if due <= here else due - timedelta(days=1)


def _is_since(age: timedelta | None, night: datetime, *, now: datetime) -> bool:
    return age is not None and now - age >= night
