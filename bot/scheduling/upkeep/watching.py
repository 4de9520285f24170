"""Looks once a minute whether people may rely on being reminded. The operator hears of each trouble
once, and when it is over; somebody outside is called only while all is well.

What is told goes straight to a channel, not through the outbox: the outbox may be what is broken.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final, Protocol

from sqlalchemy.exc import SQLAlchemyError

from bot.clock import Clock
from bot.domain.troubles import Found, News, Standing, Trouble, Watch
from bot.scheduling.pulse import feel
from bot.scheduling.upkeep import checks
from bot.scheduling.upkeep.nightly import ERASED
from bot.storage import Storage

_TOLD: Final = "troubles told"
#: Some machines are kept right by others, and say so to nobody; and nobody outside takes a call
#: that does not come.
_HARMLESS: Final = frozenset({Trouble.UNSYNCHRONISED, Trouble.UNCALLED})
#: Of these some suffer and everybody else is reminded: to have told the operator is enough.
_SINGLE: Final = frozenset({Trouble.POISON, Trouble.UNPLANNED, Trouble.UNERASED})
_log = logging.getLogger(__name__)

Look = Callable[[datetime], Awaitable[Sequence[Found]]]
"""Says what is wrong somewhere else: at a provider, on the way to us."""

Call = Callable[[], Awaitable[bool]]
"""Tells everybody outside that all is well; returns whether they all took it."""


class Operator(Protocol):
    """Whoever keeps the bot running."""

    @property
    def hears(self) -> bool:
        """Whether there is anywhere to tell them."""
        ...

    async def tell(self, news: News) -> bool:
        """Tell them; return whether it was accepted somewhere."""
        ...


@dataclass(frozen=True, slots=True)
class Outside:
    """Who is looked at, told and called."""

    operator: Operator
    looks: Sequence[Look] = ()
    call: Call | None = None


@dataclass(frozen=True, slots=True)
class Disks:
    """Where something must always be written."""

    data: Path | None
    backups: Path

    def __iter__(self) -> Iterator[Path]:
        yield from (place for place in (self.data, self.backups) if place is not None)


class Watching:
    """The one who watches."""

    def __init__(self, storage: Storage, clock: Clock, disks: Disks, outside: Outside) -> None:
        self._storage = storage
        self._clock = clock
        self._disks = disks
        self._outside = outside
        self._watch: Watch | None = None
        self._is_taken = self._is_called = True  #: the call outside, a minute ago
        ours = (self._at_disks, self._at_backups, self._at_erasing, self._at_pulse)
        self._looks = (*ours, self._at_the_call, *outside.looks)
        self._seen: list[Sequence[Found]] = [()] * len(self._looks)

    async def run(self) -> bool:
        """Look once; return whether all is well."""
        now = self._clock.now()
        failed, found = await self._found(now)
        watch = self._watch or await self._remembered(now)
        watch = watch.after(found, now=now)
        for news in list(watch.news(now=now)):
            if await self._outside.operator.tell(news):
                watch = watch.told(news)
                await self._remember(watch)
        self._watch = watch
        told = watch.known if self._outside.operator.hears else frozenset()
        enough = _HARMLESS | (_SINGLE & told)
        is_well = not failed and all(each.trouble in enough for each in found)
        self._is_called = is_well
        if is_well and self._outside.call is not None:
            self._is_taken = await self._outside.call()
        return is_well

    async def _found(self, now: datetime) -> tuple[bool, list[Found]]:
        """Return whether any look failed, and what all have found.

        Each is guarded by itself, so that what one cannot see hides nothing that others see. What
        it saw last still counts: nobody knows that it is over.
        """
        failed, is_away = False, False
        for number, look in enumerate(self._looks):
            try:
                self._seen[number] = await look(now)
            except Exception as error:  # around one look: the others are taken all the same
                _log.exception("a look has failed")
                failed, is_away = True, is_away or isinstance(error, SQLAlchemyError)
        found = [each for seen in self._seen for each in seen]
        return failed, [*found, *([Found(Trouble.DATABASE)] if is_away else [])]

    async def _at_disks(self, _now: datetime) -> Sequence[Found]:
        return list(checks.of_disks(self._disks))

    async def _at_backups(self, now: datetime) -> Sequence[Found]:
        return list(checks.of_backups(self._disks.backups, now=now))

    async def _at_erasing(self, now: datetime) -> Sequence[Found]:
        async with self._storage.reading() as tx:
            return list(checks.of_erasing(await tx.facts.get(ERASED), now=now))

    async def _at_pulse(self, now: datetime) -> Sequence[Found]:
        return list(checks.of_pulse(await feel(self._storage, now=now)))

    async def _at_the_call(self, _now: datetime) -> Sequence[Found]:
        """Say whether the last call was taken: whoever mistyped an address is never called back.

        Where none was made, nobody knows: only what was told of it goes on.
        """
        is_told = self._watch is not None and Trouble.UNCALLED in self._watch.known
        is_known = self._is_called or is_told
        return [Found(Trouble.UNCALLED)] if is_known and not self._is_taken else []

    async def _remembered(self, now: datetime) -> Watch:
        """Return what was told before a restart, so that it is not told again."""
        try:
            async with self._storage.reading() as tx:
                told = json.loads(await tx.facts.get(_TOLD) or "[]")
        except (SQLAlchemyError, OSError):
            return Watch()
        found = (Found(Trouble(trouble), about) for trouble, about in told)
        return Watch(tuple(Standing(each, now, told=True) for each in found))

    async def _remember(self, watch: Watch) -> None:
        told = [(e.found.trouble, e.found.about) for e in watch.standing if e.told]
        try:
            async with self._storage.transaction() as tx:
                await tx.facts.put(_TOLD, json.dumps(told))
        except (SQLAlchemyError, OSError) as error:
            _log.error("what was told cannot be kept", extra={"error": error})
