"""Keeps doses. What a dose is about (its label) is sealed with the patient's key; what became of it
is plain."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Select, bindparam, delete, func, select

from bot.domain.doses import Dose, DoseState
from bot.domain.errors import NotFound
from bot.domain.gaps import Intaken
from bot.domain.ids import DoseId, MedicationId, PersonId, RoundId
from bot.storage.remembering import remembered
from bot.storage.repositories.dose_rows import DoseRows, happened_at
from bot.storage.repositories.extras import Extras
from bot.storage.saving import Swap, swap, swap_many
from bot.storage.session import Session
from bot.storage.statements import everything
from bot.storage.tables.columns import fixed
from bot.storage.tables.doses import doses

_TAKEN: Final = everything(doses).where(doses.c.state == fixed(DoseState.TAKEN.value))
_TAKEN_SINCE: Final = _TAKEN.where(doses.c.happened_at >= bindparam("since"))


class Doses:
    """What is to be taken, and what became of it."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._rows = DoseRows(session)

    async def add(self, new: Iterable[Dose]) -> frozenset[DoseId]:
        """Keep the doses that are not there yet, and return their ids."""
        fresh = list(new)
        await self._session.keys.load(dose.patient for dose in fresh)
        rows = [{"id": dose.id, "version": dose.version, **self._rows.row(dose)} for dose in fresh]
        return await self._session.insert_new(doses, rows)

    async def get(self, id_: DoseId) -> Dose:
        """Return the dose; raise `NotFound` where there is none."""
        found = await self._list(select(doses).where(doses.c.id == id_))
        if not found:
            raise NotFound(f"there is no dose {id_}")
        return found[0]

    @remembered
    async def of_rounds(self, ids: Collection[RoundId]) -> dict[RoundId, tuple[Dose, ...]]:
        """Return the doses of each round that has any, in the order of the patient's list."""
        rows = await self._session.rows_among(everything(doses), doses.c.round_id, ids)
        found: dict[RoundId, list[Dose]] = {}
        for dose in sorted(await self._rows.opened(rows), key=_place_in_list):
            if dose.round is not None:
                found.setdefault(dose.round, []).append(dose)
        return {round_: tuple(of_round) for round_, of_round in found.items()}

    async def between(self, patient: PersonId, first_day: date, last_day: date) -> list[Dose]:
        """Return a patient's doses of these local dates, both included, by their due time."""
        mine = select(doses).where(
            doses.c.patient_id == patient, doses.c.local_date.between(first_day, last_day)
        )
        return sorted(await self._list(mine), key=_place_in_time)

    async def replace(self, old: Dose, new: Dose) -> Dose:
        """Save `new` over `old`, unless somebody else changed the dose first."""
        await self._session.keys.load([new.patient])
        await swap(self._session, doses, Swap(old.id, old.version, self._rows.row(new)))
        return replace(new, version=old.version + 1)

    async def replace_many(self, pairs: Sequence[tuple[Dose, Dose]]) -> list[Dose]:
        """Save many at once; return those that were saved, and leave out whose dose changed
        meanwhile."""
        await self._session.keys.load(new.patient for _, new in pairs)
        changes = [Swap(old.id, old.version, self._rows.row(new)) for old, new in pairs]
        won = await swap_many(self._session, doses, changes)
        return [replace(new, version=old.version + 1) for old, new in pairs if old.id in won]

    async def remove(self, ids: Collection[DoseId]) -> None:
        """Delete doses that will never be asked about."""
        gone = delete(doses).where(doses.c.id == bindparam("this_id"))
        await self._session.run_many(gone, [{"this_id": id_} for id_ in ids])

    async def intakes(
        self, medications: Collection[MedicationId], since: datetime
    ) -> list[Intaken]:
        """Return what was really taken since: doses and extras, by the time said, else by when we
        heard."""
        which = doses.c.medication_id
        rows = await self._session.rows_among(_TAKEN_SINCE, which, medications, {"since": since})
        told = [_intaken(dose) for dose in await self._rows.opened(rows)]
        extra = await Extras(self._session).intakes(medications, since)
        return sorted([*(t for t in told if t), *extra], key=lambda intake: intake.at)

    async def last_taken(self, medication: MedicationId) -> Dose | None:
        """Return the dose of a medication that was really taken last."""
        mine = _TAKEN.where(doses.c.medication_id == medication)
        found = await self._list(mine.order_by(doses.c.happened_at.desc()).limit(1))
        return found[0] if found else None

    async def next_nth(self, medication: MedicationId, day: date) -> int:
        """Return the number that a further dose of that day would have."""
        row = await self._session.row(
            select(func.max(doses.c.nth).label("last")).where(
                doses.c.medication_id == medication, doses.c.local_date == day
            )
        )
        return int(row.last or 0) + 1 if row else 1

    async def existing(
        self, patient: PersonId, since_day: date
    ) -> set[tuple[MedicationId, date, int]]:
        """Return which doses a patient has from a local date on: medication, date, and which of
        that day."""
        cells = doses.c
        rows = await self._session.rows(
            select(cells.medication_id, cells.local_date, cells.nth).where(
                cells.patient_id == patient, cells.local_date >= since_day
            )
        )
        return {(row.medication_id, row.local_date, row.nth) for row in rows}

    async def _list(self, statement: Select[Any]) -> list[Dose]:
        return await self._rows.opened(await self._session.rows(statement))


def _intaken(dose: Dose) -> Intaken | None:
    at = happened_at(dose)
    return Intaken(dose.medication, at, dose.label.amount) if at else None


def _place_in_list(dose: Dose) -> tuple[int, int]:
    return dose.label.position, dose.nth


def _place_in_time(dose: Dose) -> tuple[datetime, int, int]:
    return dose.due_at, dose.label.position, dose.nth
