"""Looks at the patients of clinics, hour by hour, and at appointments when their time comes.

What is found of a patient is read without the right to write, and saved in one short transaction:
a clinic with ten thousand patients is looked at in small pieces, between everything else. A patient
who cannot be looked at is left alone for a while; the others go on.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from bot.actions.clinic import looking, visit_steps
from bot.clock import Clock
from bot.domain.clinic.appointments import Appointment
from bot.domain.errors import ChangedMeanwhile
from bot.domain.ids import ClinicId, RosterId
from bot.scheduling.rows import apart
from bot.storage import Storage, Transaction

_AT_ONCE: Final = 25
_AFTER_A_FAILURE: Final = timedelta(hours=1)
_log = logging.getLogger(__name__)


class Clinics:
    """What clinics are told, and what their patients are reminded of."""

    def __init__(self, storage: Storage, clock: Clock) -> None:
        self._storage = storage
        self._clock = clock

    async def run(self) -> bool:
        """Do some of what is due; return whether there was anything."""
        now = self._clock.now()
        async with self._storage.reading() as tx:
            due = await tx.rosters.due(now, _AT_ONCE)
            waking = await tx.appointments.waking_by(now, _AT_ONCE)
        by_clinic: defaultdict[ClinicId, list[RosterId]] = defaultdict(list)
        for clinic, entry in due:
            by_clinic[clinic].append(entry)
        for clinic, entries in by_clinic.items():
            await self._look(clinic, entries)
        for appointment in waking:
            await apart([appointment], self._take_steps, self._put_off)
        return bool(due or waking)

    async def next_in(self, tx: Transaction) -> datetime | None:
        """Return when something is due next."""
        known = (await tx.rosters.next_look(), await tx.appointments.next_wake())
        return min((at for at in known if at is not None), default=None)

    async def _look(self, clinic: ClinicId, entries: Sequence[RosterId]) -> None:
        async def look(ids: Sequence[RosterId]) -> None:
            now = self._clock.now()
            async with self._storage.reading() as tx:
                known = await tx.clinics.get(clinic)
                looks = await looking.gather(tx, known, ids, now=now)
            try:
                async with self._storage.transaction() as tx:
                    await looking.apply(tx, looks, now=now)
            except ChangedMeanwhile:
                return  # there is another look at once

        async def leave_alone(id_: RosterId) -> None:
            now = self._clock.now()
            async with self._storage.transaction() as tx:
                await tx.rosters.look_again([id_], now + _AFTER_A_FAILURE)
                await tx.setbacks.note("clinic", id_, now)
            _log.error("a patient cannot be looked at for their clinic", extra={"entry": str(id_)})

        await apart(entries, look, leave_alone)

    async def _take_steps(self, waking: Sequence[Appointment]) -> None:
        try:
            async with self._storage.transaction() as tx:
                for appointment in waking:
                    await visit_steps.take(tx, appointment, now=self._clock.now())
        except ChangedMeanwhile:
            return  # there is another turn at once

    async def _put_off(self, appointment: Appointment) -> None:
        async with self._storage.transaction() as tx:
            now = self._clock.now()
            await tx.appointments.put_off(appointment.id, now + _AFTER_A_FAILURE)
            await tx.setbacks.note("appointment", appointment.id, now)
        _log.error("an appointment cannot be seen to", extra={"entry": str(appointment.entry)})
