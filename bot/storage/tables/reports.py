"""Tables of reports on their way: links that show one, and mails that carry one."""

from __future__ import annotations

from datetime import datetime
from typing import Final
from uuid import UUID

from sqlmodel import Field

from bot.storage.tables.columns import Instant, StoredRow, partial


class SharedLinkRow(StoredRow, table=True):
    __tablename__ = "shared_link"

    id: UUID = Field(primary_key=True)
    patient_id: UUID = Field(foreign_key="person.id", index=True)
    token_hash: bytes = Field(unique=True)
    expires_at: datetime | None = Field(sa_type=Instant, index=True)
    content: bytes  # sealed
    version: int


class MailRow(StoredRow, table=True):
    """A claim is a new `wakes_at`: it is looked at again when whoever sends it must have died."""

    __tablename__ = "mail"
    __table_args__ = (partial("ix_mail_waking", "wakes_at", where="wakes_at IS NOT NULL"),)

    id: UUID = Field(primary_key=True)
    patient_id: UUID = Field(foreign_key="person.id", index=True)
    wakes_at: datetime | None = Field(default=None, sa_type=Instant)
    content: bytes  # sealed
    version: int


shared_links: Final = SharedLinkRow.table()
mails: Final = MailRow.table()
