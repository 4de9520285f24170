"""A bot of its own for the try-out chat: a database, an engine, two phones, and a clock that moves.

One person holds one phone at a time, as when somebody loses the app and goes on by text: what the
bot says goes to the phone in hand, and what was said on the other stays there. The clock steps
through every instant at which something happens, in order; nothing is left out.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.actions.reached import first_at
from bot.channels.try_out import TryOutChannel
from bot.domain.channels import Incoming
from bot.domain.people import Person
from bot.planner.calendar import instant, local_date
from bot.web.try_out.parts import Carer, Held, Parts

IN_HAND: Final = "try-out phone in hand"
CLOCK: Final = "try-out clock"  #: where it stood last; it never goes back
_DAY: Final = timedelta(days=1)
_WEEK: Final = timedelta(days=7)
_TYPING: Final = timedelta(seconds=7)  #: what a message takes; a talk is no burst of one instant
_LONGEST_WAIT: Final = timedelta(days=14)
_STEPS: Final = 20_000


class To(StrEnum):
    """Where the clock may be moved to."""

    REMINDER = "reminder"  #: the next time the bot says something by itself
    DAY = "day"  #: the same time tomorrow
    WEEK = "week"  #: the end of the week, which brings its summary


Join = Callable[[], Awaitable[Parts]]


class World:
    """Everything behind the try-out page; one press at a time."""

    def __init__(self, join: Join, *, wipe: Callable[[], None]) -> None:
        self._join = join
        self._wipe = wipe
        self._lock = asyncio.Lock()
        self._parts: Parts | None = None
        self.goes_on = False  #: after an answer the clock moves to the next reminder by itself
        self.held = Held.APP

    @property
    def parts(self) -> Parts:
        """The parts, once it was opened."""
        if self._parts is None:
            raise RuntimeError("the try-out world was not opened")
        return self._parts

    @property
    def phone(self) -> TryOutChannel:
        """The phone in hand."""
        return self.parts.phones[self.held].channel

    async def open(self) -> None:
        """Join the parts, and do what is due."""
        self._parts = await self._join()
        async with self.parts.storage.reading() as tx:
            self.held = Held(await tx.facts.get(IN_HAND) or Held.APP)
        await self.parts.engine.run_due()

    async def close(self) -> None:
        """Let go of the database."""
        if self._parts is not None:
            await self._parts.close()
            self._parts = None

    async def afresh(self) -> None:
        """Throw everything away and begin again."""
        async with self._lock:
            await self.close()
            self._wipe()
            self.goes_on = False
            await self.open()

    async def take(self, held: Held) -> None:
        """Take a phone into the hand. Whom the bot knows it writes to there from now on."""
        async with self._lock:
            phone, now = self.parts.phones[held], self.parts.clock.now()
            async with self.parts.storage.transaction() as tx:
                if person := await self.parts.patient(tx):
                    await first_at(tx, person, phone.sender, phone.channel.address, now=now)
                await tx.facts.put(IN_HAND, held)
            self.held = held
            await self.parts.engine.run_due()

    async def hear(
        self, say: Callable[[TryOutChannel], Incoming], *, carer: Carer | None = None
    ) -> None:
        """Let the bot hear what was typed or pressed on the phone in hand, or on a caregiver's, and
        everything that follows from it."""
        async with self._lock:
            waited = await self._waits_for_an_answer()
            await self._step_until(self.parts.clock.now() + _TYPING)
            phone = self.parts.carers[carer].channel if carer else self.phone
            await self.parts.keep(say(phone))
            await self.parts.engine.run_due()
            if self.goes_on and waited and not await self._waits_for_an_answer():
                await self._to_reminder()
            await self._note_the_time()

    async def catch_up(self) -> None:
        """Do what is due: a clinic's page or a command may have given the bot something to say."""
        async with self._lock:
            await self.parts.engine.run_due()

    async def move(self, to: To) -> bool:
        """Move the clock; return whether there was anything to move it for."""
        async with self._lock:
            moved = await self._move(to)
            await self._note_the_time()
            return moved

    async def _note_the_time(self) -> None:
        async with self.parts.storage.transaction() as tx:
            await tx.facts.put(CLOCK, self.parts.clock.now().isoformat())

    async def _move(self, to: To) -> bool:
        if to is To.REMINDER:
            return await self._to_reminder()
        async with self.parts.storage.reading() as tx:
            person = await self.parts.patient(tx)
        now = self.parts.clock.now()
        await self._step_until(now + _DAY if to is To.DAY else _monday(now, person))
        return True

    async def _to_reminder(self) -> bool:
        """Move to the next thing the bot says; stay where it would be silent for long."""
        clock, engine = self.parts.clock, self.parts.engine
        heard, last = self.parts.heard, clock.now() + _LONGEST_WAIT
        for _ in range(_STEPS):
            at = await engine.next_wake()
            if at is None or at > last:
                break
            await self._step_to(at)
            if self.parts.heard > heard:
                return True
        return False

    async def _step_until(self, last: datetime) -> None:
        for _ in range(_STEPS):
            at = await self.parts.engine.next_wake()
            if at is None or at > last:
                break
            await self._step_to(at)
        if self.parts.clock.now() < last:
            await self._step_to(last)

    async def _step_to(self, at: datetime) -> None:
        """Move to `at`, or by a second where it has come already: the clock never stands still."""
        clock = self.parts.clock
        clock.move_to(at if at > clock.now() else clock.now() + timedelta(seconds=1))
        await self.parts.engine.run_due()

    async def _waits_for_an_answer(self) -> bool:
        async with self.parts.storage.reading() as tx:
            person = await self.parts.patient(tx)
            since = self.parts.clock.now() - _DAY
            rounds = await tx.rounds.since(person.id, since) if person else []
        return any(round_.asks and round_.waits_for_an_answer for round_ in rounds)


def _monday(now: datetime, person: Person | None) -> datetime:
    """Return when the patient gets up after the end of the week, which is when it is summed up."""
    if person is None:
        return now + timedelta(days=7 - now.weekday())
    day = local_date(now, person.tz)
    monday = day + timedelta(days=-day.weekday() % 7)
    up = instant(monday, person.routine.wake, person.tz)
    return up if up > now else instant(monday + _WEEK, person.routine.wake, person.tz)
