"""Reads what became of the doses of many patients at once, for what a clinic measures. Nothing
sealed is opened."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlalchemy import func, select

from bot.domain.doses import DUE, DoseState
from bot.domain.ids import MedicationId, PersonId
from bot.storage.session import Session
from bot.storage.tables.doses import doses

_STATES: Final = sorted(state.value for state in DUE)


@dataclass(frozen=True, slots=True)
class OfDay:
    """How many doses of one medication on one day came to one state."""

    medication: MedicationId
    day: date
    state: DoseState
    count: int
    due_at: datetime  #: the first of them
    heard_at: datetime | None  #: when the last of them was heard of


class Outcomes:
    """What became of doses that patients could answer for."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def since(
        self, patients: Collection[PersonId], first: date
    ) -> dict[PersonId, list[OfDay]]:
        """Return what became of everybody's planned doses from a local date on."""
        cells = doses.c
        which = (cells.patient_id, cells.medication_id, cells.local_date, cells.state)
        wanted = (
            select(
                *which,
                func.count().label("many"),
                func.min(cells.due_at).label("due_at"),
                func.max(cells.heard_at).label("heard_at"),
            )
            .where(
                cells.local_date >= first,
                cells.state.in_(_STATES),
                cells.round_id.is_not(None),
            )
            .group_by(*which)
        )
        found: dict[PersonId, list[OfDay]] = {patient: [] for patient in patients}
        for row in await self._session.rows_among(wanted, cells.patient_id, patients):
            state = DoseState(row.state)
            of_day = OfDay(
                row.medication_id, row.local_date, state, row.many, row.due_at, row.heard_at
            )
            found[row.patient_id].append(of_day)
        return found
