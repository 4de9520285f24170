"""The table of remarks: what is kept in a patient's own words for the visit report."""

from __future__ import annotations

from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field

from bot.storage.tables.columns import Instant, StoredRow, counted


class RemarkRow(StoredRow, table=True):
    """Counted, because two that were heard in the same instant keep their order."""

    __tablename__ = "remark"
    __table_args__ = (Index("ix_remark_of_patient", "patient_id", "heard_at", "seq"),)

    seq: int | None = Field(default=None, sa_column=counted())
    id: UUID = Field(unique=True)
    patient_id: UUID = Field(foreign_key="person.id")
    heard_at: datetime = Field(sa_type=Instant)
    content: bytes  # sealed


remarks: Final = RemarkRow.table()
