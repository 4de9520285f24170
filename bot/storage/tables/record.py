"""Tables of who changed what: changes that can be undone, the audit, and facts about this
installation."""

from __future__ import annotations

from datetime import datetime
from typing import Final
from uuid import UUID

from sqlmodel import Field

from bot.storage.tables.columns import Instant, StoredRow, counted, partial


class ChangeRow(StoredRow, table=True):
    __tablename__ = "change"
    __table_args__ = (partial("ix_change_last", "person_id", "seq", where="undone_at IS NULL"),)

    seq: int | None = Field(default=None, sa_column=counted())
    id: UUID = Field(unique=True)
    person_id: UUID = Field(foreign_key="person.id")
    patient_id: UUID = Field(foreign_key="person.id", index=True)
    content: bytes  # sealed
    undone_at: datetime | None = Field(default=None, sa_type=Instant)


class AuditRow(StoredRow, table=True):
    """Append-only: triggers refuse to change or delete an entry. Each carries on the chain of its
    patient."""

    __tablename__ = "audit"

    patient_id: UUID = Field(primary_key=True, foreign_key="person.id")
    seq: int = Field(primary_key=True)
    at: datetime = Field(sa_type=Instant)
    actor_id: UUID | None = None
    action: str
    subject: str
    details: bytes  # sealed
    chain: bytes


class AuditHeadRow(StoredRow, table=True):
    """Where a patient's chain ends, so that an end cut off is noticed."""

    __tablename__ = "audit_head"

    patient_id: UUID = Field(primary_key=True, foreign_key="person.id")
    seq: int
    chain: bytes
    proof: bytes


class FactRow(StoredRow, table=True):
    __tablename__ = "fact"

    name: str = Field(primary_key=True)
    value: str


changes: Final = ChangeRow.table()
audits: Final = AuditRow.table()
audit_heads: Final = AuditHeadRow.table()
facts: Final = FactRow.table()
