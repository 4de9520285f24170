"""Tables of people: who they are, where they can be reached, through whom, and what they agreed
to."""

from __future__ import annotations

from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from bot.storage.tables.columns import Instant, StoredRow, counted, partial


class DataKeyRow(StoredRow, table=True):
    """A key under which values are sealed, itself sealed by the master key. Erasing a person
    deletes theirs."""

    __tablename__ = "data_key"

    owner: UUID = Field(primary_key=True)  # a person, or the house
    sealed: bytes


class ClinicRow(StoredRow, table=True):
    __tablename__ = "clinic"

    id: UUID = Field(primary_key=True)
    name: bytes  # sealed


class PersonRow(StoredRow, table=True):
    __tablename__ = "person"
    __table_args__ = (
        partial("ix_person_to_plan", "planned_until", where="role = 'patient'"),
        partial("ix_person_weekly", "weekly_at", where="role = 'patient'"),
        partial("ix_person_unplanned", "unplanned_from", where="unplanned_from IS NOT NULL"),
    )

    id: UUID = Field(primary_key=True)
    role: str
    clinic_id: UUID | None = Field(default=None, foreign_key="clinic.id")
    profile: bytes  # sealed
    planned_until: datetime | None = Field(default=None, sa_type=Instant)
    weekly_at: datetime | None = Field(default=None, sa_type=Instant)  # a column that came later
    # From when on nothing is planned, because it cannot be; then `planned_until` only says when it
    # is tried again. A column that came later.
    unplanned_from: datetime | None = Field(default=None, sa_type=Instant)
    version: int


class SenderRow(StoredRow, table=True):
    __tablename__ = "sender"
    __table_args__ = (UniqueConstraint("channel", "name_hash"),)

    id: UUID = Field(primary_key=True)
    channel: str
    name: bytes  # sealed
    name_hash: bytes
    clinic_id: UUID | None = Field(default=None, foreign_key="clinic.id")


class AddressRow(StoredRow, table=True):
    """The opt-out is the address's own: on a shared phone it holds for everybody."""

    __tablename__ = "address"
    __table_args__ = (UniqueConstraint("sender_id", "value_hash"),)

    id: UUID = Field(primary_key=True)
    channel: str
    sender_id: UUID = Field(foreign_key="sender.id")
    value: bytes  # sealed
    value_hash: bytes
    verified_at: datetime | None = Field(default=None, sa_type=Instant)
    opted_out_at: datetime | None = Field(default=None, sa_type=Instant)
    opted_out_how: str
    unreached: int | None = None  # NULL: none; a column that came later
    version: int


class PersonAddressRow(StoredRow, table=True):
    """A phone may be shared, and a person may have several, in order."""

    __tablename__ = "person_address"

    person_id: UUID = Field(primary_key=True, foreign_key="person.id")
    address_id: UUID = Field(primary_key=True, foreign_key="address.id", index=True)
    position: int


class ConsentRow(StoredRow, table=True):
    """Append-only: triggers refuse to change or delete a step."""

    __tablename__ = "consent"

    seq: int | None = Field(default=None, sa_column=counted())
    id: UUID = Field(unique=True)
    person_id: UUID = Field(foreign_key="person.id", index=True)
    step: str
    text_version: str
    text_hash: str
    language: str
    channel: str
    how: str
    at: datetime = Field(sa_type=Instant)


data_keys: Final = DataKeyRow.table()
clinics: Final = ClinicRow.table()
people: Final = PersonRow.table()
senders: Final = SenderRow.table()
addresses: Final = AddressRow.table()
person_addresses: Final = PersonAddressRow.table()
consents: Final = ConsentRow.table()
