"""Table of lives that are not regular: pauses, trips, fewer reminders."""

from __future__ import annotations

from datetime import datetime
from typing import Final
from uuid import UUID

from sqlmodel import Field

from bot.storage.tables.columns import Instant, StoredRow, partial


class LifeRow(StoredRow, table=True):
    """One of each patient at most."""

    __tablename__ = "life"
    __table_args__ = (partial("ix_life_waking", "wakes_at", where="wakes_at IS NOT NULL"),)

    id: UUID = Field(primary_key=True, foreign_key="person.id")
    wakes_at: datetime | None = Field(default=None, sa_type=Instant)
    content: bytes  # sealed
    version: int


lives: Final = LifeRow.table()
