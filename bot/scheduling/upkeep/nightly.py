"""Once each night: a backup, then everything is erased whose time is over."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy.exc import SQLAlchemyError

from bot.actions import backup, retention
from bot.actions.retention import Terms
from bot.clock import Clock
from bot.domain.errors import BadInput
from bot.scheduling.trust import CLOCK_HELD
from bot.storage import Storage
from bot.storage.backup import folder

ERASED: Final = "nightly erasing"  #: when it was last done to its end
_HOUR: Final = time(3)
_TRY_AGAIN: Final = timedelta(minutes=15)
_ERASE_AGAIN: Final = timedelta(hours=1)  #: it reads much, and what fails once fails again
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
        self._save_after: datetime | None = None
        self._erase_after: datetime | None = None

    async def run(self) -> bool:
        """Do what is due; return whether anything was."""
        now = self._clock.now()
        if await self._must_wait():
            return False
        night = _last_night(now, self._nights.zone)
        is_due = not _is_ahead(self._save_after, _TRY_AGAIN, now=now)
        saved = is_due and await self._save(night, now=now)
        return await self._erase(night, now=now) or saved

    async def _must_wait(self) -> bool:
        """Return whether nobody knows what time it is: what is too old could not be told."""
        async with self._storage.reading() as tx:
            return bool(await tx.facts.get(CLOCK_HELD))

    async def _save(self, night: datetime, *, now: datetime) -> bool:
        """Make the backup of this night, and see to the ledger beside it; return whether either
        was due."""
        nights = self._nights
        try:
            if _is_since(folder.age(nights.backups, now=now), night, now=now):
                return await backup.have_ledger(nights.url, nights.backups, now=now)
            await backup.backup(nights.url, self._storage.keyring, nights.backups, now=now)
        except (BadInput, OSError, SQLAlchemyError) as error:
            _log.error("no backup could be made", extra={"why": error})
            self._save_after = now + _TRY_AGAIN
        return True

    async def _erase(self, night: datetime, *, now: datetime) -> bool:
        """Erase what has had its time; return whether that was due. Where it fails it is tried
        again, but not each minute."""
        is_early = _is_ahead(self._erase_after, _ERASE_AGAIN, now=now)
        if is_early or await self._is_erased(night, now=now):
            return False
        self._erase_after = now + _ERASE_AGAIN
        self._tidy(now)
        await retention.forget(self._storage, self._nights.terms, now=now)
        async with self._storage.transaction() as tx:
            await tx.facts.put(ERASED, now.isoformat())
        self._erase_after = None
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
            done = await tx.facts.get(ERASED)
        return done is not None and night <= datetime.fromisoformat(done) <= now


def _last_night(now: datetime, zone: ZoneInfo) -> datetime:
    """Return when the last night's work was due."""
    here = now.astimezone(zone)
    due = datetime.combine(here.date(), _HOUR, zone)
    return due if due <= here else due - timedelta(days=1)


def _is_ahead(after: datetime | None, wait: timedelta, *, now: datetime) -> bool:
    """Return whether something is still to be waited for; a clock that was ahead keeps nobody."""
    return after is not None and timedelta(0) < after - now <= wait


def _is_since(age: timedelta | None, night: datetime, *, now: datetime) -> bool:
    return age is not None and now - age >= night
