"""Keeps medications. All of a medication is sealed with the patient's key."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import Row, select

from bot.domain.ids import MedicationId, PersonId
from bot.domain.medications import Medication, Regimen
from bot.storage.remembering import remembered
from bot.storage.saving import Swap, swap
from bot.storage.sealing.json import MEDICATION
from bot.storage.sealing.seals import Place
from bot.storage.session import Session
from bot.storage.tables.doses import medications

_IN_ORDER: Final = select(
    medications.c.id, medications.c.patient_id, medications.c.content, medications.c.version
).order_by(medications.c.seq)


class Medications:
    """What patients take."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def regimen(self, patient: PersonId) -> Regimen:
        """Return all medications of a patient, in the order in which they were entered."""
        return (await self.regimens([patient]))[patient]

    @remembered
    async def regimens(self, patients: Collection[PersonId]) -> dict[PersonId, Regimen]:
        """Return the regimen of each patient; an empty one where there is nothing."""
        rows = await self._session.rows_among(_IN_ORDER, medications.c.patient_id, patients)
        await self._session.keys.load(patients)
        found: dict[PersonId, list[Medication]] = {patient: [] for patient in patients}
        for row in rows:
            found[row.patient_id].append(self._medication(row))
        return {patient: Regimen(patient, tuple(taken)) for patient, taken in found.items()}

    async def add(self, patient: PersonId, medication: Medication) -> None:
        """Put a new medication at the end of a patient's list."""
        row = {
            "id": medication.id,
            "patient_id": patient,
            "content": await self._sealed(patient, medication),
            "version": medication.version,
        }
        await self._session.insert(medications, row)

    async def replace(self, patient: PersonId, old: Medication, new: Medication) -> Medication:
        """Save `new` over `old`, unless somebody else changed the medication first."""
        content = await self._sealed(patient, new)
        await swap(self._session, medications, Swap(old.id, old.version, {"content": content}))
        return replace(new, version=old.version + 1)

    async def _sealed(self, patient: PersonId, medication: Medication) -> bytes:
        await self._session.keys.load([patient])
        key = self._session.keys.of(patient)
        return key.seal(_place(medication.id), MEDICATION.dump(medication))

    def _medication(self, row: Row[Any]) -> Medication:
        raw = self._session.keys.of(row.patient_id).open(_place(row.id), row.content)
        return replace(MEDICATION.load(raw), version=row.version)


def _place(id_: MedicationId) -> Place:
    return Place("medication", id_, "content")
