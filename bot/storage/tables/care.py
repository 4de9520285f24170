"""Tables of caregivers: links, what was agreed to, invitations, what was told, ends of care."""

from __future__ import annotations

from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field

from bot.storage.tables.columns import Instant, StoredRow, counted, partial

_STANDS = "state <> 'ended'"


class CareLinkRow(StoredRow, table=True):
    __tablename__ = "care_link"
    __table_args__ = (
        # One person is one caregiver to one patient, however many codes they redeem.
        partial("uq_care_link_standing", "patient_id", "caregiver_id", where=_STANDS, unique=True),
        partial("ix_care_link_of_caregiver", "caregiver_id", where=_STANDS),
        Index("ix_care_link_patient_id", "patient_id"),
    )

    id: UUID = Field(primary_key=True)
    patient_id: UUID = Field(foreign_key="person.id")
    caregiver_id: UUID = Field(foreign_key="person.id")
    state: str
    content: bytes  # sealed
    version: int


class CareConsentRow(StoredRow, table=True):
    """Append-only: triggers refuse to change or delete a step."""

    __tablename__ = "care_consent"

    seq: int | None = Field(default=None, sa_column=counted())
    id: UUID = Field(unique=True)
    link_id: UUID = Field(foreign_key="care_link.id", index=True)
    content: bytes  # sealed


class InvitationRow(StoredRow, table=True):
    __tablename__ = "invitation"

    id: UUID = Field(primary_key=True)
    patient_id: UUID = Field(foreign_key="person.id", index=True)
    code_hash: bytes = Field(unique=True)
    expires_at: datetime | None = Field(sa_type=Instant, index=True)
    content: bytes  # sealed
    version: int


class WrongCodesRow(StoredRow, table=True):
    __tablename__ = "wrong_codes"

    address_id: UUID = Field(primary_key=True, foreign_key="address.id")
    tries: int
    last_at: datetime = Field(sa_type=Instant)


class CareWatchRow(StoredRow, table=True):
    """One for each patient; the heartbeat looks at those that wake."""

    __tablename__ = "care_watch"
    __table_args__ = (partial("ix_care_watch_due", "wakes_at", where="wakes_at IS NOT NULL"),)

    id: UUID = Field(primary_key=True, foreign_key="person.id")  # the patient
    content: bytes  # sealed
    wakes_at: datetime | None = Field(default=None, sa_type=Instant)
    version: int


class TellingRow(StoredRow, table=True):
    """Counted, because the patient may read what was told in the order in which it was."""

    __tablename__ = "telling"
    __table_args__ = (Index("ix_telling_of_patient", "patient_id", "seq"),)

    seq: int | None = Field(default=None, sa_column=counted())
    id: UUID = Field(unique=True)  # the same facts give the same: nobody is told twice
    patient_id: UUID = Field(foreign_key="person.id")
    link_id: UUID = Field(foreign_key="care_link.id", index=True)
    delivery_id: UUID | None = Field(default=None, foreign_key="delivery.id", index=True)
    content: bytes  # sealed


class EndingRow(StoredRow, table=True):
    __tablename__ = "ending"
    __table_args__ = (
        partial("uq_ending_standing", "patient_id", where="undone_at IS NULL", unique=True),
    )

    id: UUID = Field(primary_key=True)
    patient_id: UUID = Field(foreign_key="person.id", index=True)
    undone_at: datetime | None = Field(default=None, sa_type=Instant)
    content: bytes  # sealed


care_links: Final = CareLinkRow.table()
care_consents: Final = CareConsentRow.table()
invitations: Final = InvitationRow.table()
wrong_codes: Final = WrongCodesRow.table()
care_watches: Final = CareWatchRow.table()
tellings: Final = TellingRow.table()
endings: Final = EndingRow.table()
