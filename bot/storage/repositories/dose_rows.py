"""A dose as a row, and as a value again. Its label is sealed with the patient's key."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row

from bot.domain.doses import Basis, Dose, DoseState, SkipReason
from bot.domain.ids import DoseId
from bot.domain.people import ChannelName
from bot.storage.sealing.json import LABEL
from bot.storage.sealing.seals import Place
from bot.storage.session import Session, Values


class DoseRows:
    """Turns doses into rows and back, with the keys of the transaction at hand."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def opened(self, rows: Sequence[Row[Any]]) -> list[Dose]:
        """Return the doses in these rows."""
        await self._session.keys.load(row.patient_id for row in rows)
        return [self._dose(row) for row in rows]

    def row(self, dose: Dose) -> Values:
        """Return the columns of a dose, but for its id and version; its patient's key is loaded."""
        key = self._session.keys.of(dose.patient)
        return {
            "round_id": dose.round,
            "patient_id": dose.patient,
            "medication_id": dose.medication,
            "local_date": dose.local_date,
            "nth": dose.nth,
            "due_at": dose.due_at,
            "window_ends_at": dose.window_ends_at,
            "label": key.seal(_place(dose.id), LABEL.dump(dose.label)),
            "state": dose.state.value,
            "on_elapsed_time": dose.on_elapsed_time,
            "min_gap": dose.min_gap,
            "taken_at": dose.taken_at,
            "heard_at": dose.heard_at,
            "happened_at": happened_at(dose),
            "reported_by": dose.reported_by,
            "channel": dose.channel.value if dose.channel else None,
            "reason": dose.reason.value if dose.reason else None,
            "basis": dose.basis.value if dose.basis else None,
        }

    def _dose(self, row: Row[Any]) -> Dose:
        raw = self._session.keys.of(row.patient_id).open(_place(row.id), row.label)
        return Dose(
            id=row.id,
            round=row.round_id,
            patient=row.patient_id,
            medication=row.medication_id,
            local_date=row.local_date,
            nth=row.nth,
            due_at=row.due_at,
            window_ends_at=row.window_ends_at,
            label=LABEL.load(raw),
            state=DoseState(row.state),
            on_elapsed_time=row.on_elapsed_time,
            min_gap=row.min_gap,
            taken_at=row.taken_at,
            heard_at=row.heard_at,
            reported_by=row.reported_by,
            channel=ChannelName(row.channel) if row.channel else None,
            reason=SkipReason(row.reason) if row.reason else None,
            basis=Basis(row.basis) if row.basis else None,
            version=row.version,
        )


def happened_at(dose: Dose) -> datetime | None:
    """Return when a dose was taken: as it was said, else when we heard of it."""
    return (dose.taken_at or dose.heard_at) if dose.state is DoseState.TAKEN else None


def _place(id_: DoseId) -> Place:
    return Place("dose", id_, "label")
