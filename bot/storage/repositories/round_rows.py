"""A round as a row, and as a value again."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row

from bot.domain.rounds import Round, RoundState
from bot.storage.session import Values


def row_of(round_: Round) -> Values:
    """Return the columns of a round, but for its id and version."""
    return {
        "patient_id": round_.patient,
        "slot_id": round_.slot,
        "local_date": round_.local_date,
        "wall_time": round_.wall_time,
        "zone": round_.zone,
        "due_at": round_.due_at,
        "closes_at": round_.closes_at,
        "wakes_at": round_.wakes_at,
        "state": round_.state.value,
        "asks": round_.asks,
        "asked_at": round_.asked_at,
        "later_until": round_.later_until,
        "practice": round_.practice,
        "tries": 0,  # whoever saves it has succeeded
        "set_aside": False,
    }


def round_of(row: Row[Any]) -> Round:
    """Return the round in a row."""
    return Round(
        id=row.id,
        patient=row.patient_id,
        slot=row.slot_id,
        local_date=row.local_date,
        wall_time=row.wall_time,
        zone=row.zone,
        due_at=row.due_at,
        closes_at=row.closes_at,
        wakes_at=row.wakes_at,
        state=RoundState(row.state),
        asks=row.asks,
        asked_at=row.asked_at,
        later_until=row.later_until,
        practice=row.practice,
        version=row.version,
    )
