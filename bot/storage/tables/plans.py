"""Tables of what is proposed to patients, and of what they have agreed to."""

from __future__ import annotations

from datetime import datetime
from typing import Final
from uuid import UUID

from sqlmodel import Field

from bot.storage.tables.columns import Instant, StoredRow, partial


class ProposalRow(StoredRow, table=True):
    """One of each patient at most."""

    __tablename__ = "proposal"
    __table_args__ = (partial("ix_proposal_wanted", "not_before", where="state = 'wanted'"),)

    patient_id: UUID = Field(primary_key=True, foreign_key="person.id")
    state: str
    at: datetime = Field(sa_type=Instant)
    not_before: datetime | None = Field(default=None, sa_type=Instant)
    content: bytes  # sealed
    version: int


class AgreementRow(StoredRow, table=True):
    """One of each patient at most."""

    __tablename__ = "agreement"

    patient_id: UUID = Field(primary_key=True, foreign_key="person.id")
    content: bytes  # sealed


proposals: Final = ProposalRow.table()
agreements: Final = AgreementRow.table()
