"""Tables of clinics: who works there, whom they see and when, and what needs a person."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from bot.storage.tables.columns import Instant, StoredRow, partial

_OPEN = "state = 'open'"


class ClinicSettingRow(StoredRow, table=True):
    __tablename__ = "clinic_setting"

    id: UUID = Field(primary_key=True, foreign_key="clinic.id")
    content: bytes  # sealed
    version: int


class ClinicStaffRow(StoredRow, table=True):
    __tablename__ = "clinic_staff"

    id: UUID = Field(primary_key=True, foreign_key="person.id")
    clinic_id: UUID = Field(foreign_key="clinic.id", index=True)
    login_hash: bytes = Field(unique=True)
    content: bytes  # sealed
    version: int


class ClinicDeskRow(StoredRow, table=True):
    """A browser in which somebody has signed in; its token is kept nowhere."""

    __tablename__ = "clinic_desk"

    token_hash: bytes = Field(primary_key=True)
    staff_id: UUID = Field(foreign_key="person.id", index=True)
    began_at: datetime = Field(sa_type=Instant)
    seen_at: datetime = Field(sa_type=Instant)


class RosterRow(StoredRow, table=True):
    """What a clinic knows of a patient. What was measured is plain, as what became of a dose is."""

    __tablename__ = "roster"
    __table_args__ = (
        # Whoever imports a roster twice finds the same patients.
        UniqueConstraint("clinic_id", "reference_hash", name="uq_roster_reference"),
        partial(
            "uq_roster_patient",
            *("clinic_id", "patient_id"),
            where="patient_id IS NOT NULL",
            unique=True,
        ),
        Index("ix_roster_patient_id", "patient_id"),
        Index("ix_roster_lowest", "clinic_id", "lowest"),
        partial("ix_roster_looks", "looks_at", where="looks_at IS NOT NULL"),
    )

    id: UUID = Field(primary_key=True)
    clinic_id: UUID = Field(foreign_key="clinic.id")
    reference_hash: bytes
    patient_id: UUID | None = Field(default=None, foreign_key="person.id")
    code_hash: bytes | None = Field(default=None, unique=True)
    content: bytes  # sealed
    lowest: int | None = None  # percent taken of what was due, silence counted as missed
    highest: int | None = None  # ... of what was answered
    falls: bool = False
    counted_on: date | None = None
    looks_at: datetime | None = Field(default=None, sa_type=Instant)
    version: int


class AppointmentRow(StoredRow, table=True):
    __tablename__ = "appointment"
    __table_args__ = (
        Index("ix_appointment_of_clinic", "clinic_id", "at"),
        partial("ix_appointment_waking", "wakes_at", where="wakes_at IS NOT NULL"),
    )

    id: UUID = Field(primary_key=True)
    clinic_id: UUID = Field(foreign_key="clinic.id")
    roster_id: UUID = Field(foreign_key="roster.id", index=True)
    at: datetime = Field(sa_type=Instant)
    wakes_at: datetime | None = Field(default=None, sa_type=Instant)
    content: bytes  # sealed
    version: int


class WorkItemRow(StoredRow, table=True):
    __tablename__ = "work_item"
    __table_args__ = (
        # Looking twice at the same cause opens one item.
        UniqueConstraint("roster_id", "need", "cause", name="uq_work_item_cause"),
        partial("ix_work_item_open", *("clinic_id", "urgency", "opened_at", "id"), where=_OPEN),
        Index("ix_work_item_of_entry", "roster_id", "opened_at"),
        Index("ix_work_item_of_patient", "patient_id"),
    )

    id: UUID = Field(primary_key=True)
    clinic_id: UUID = Field(foreign_key="clinic.id")
    roster_id: UUID = Field(foreign_key="roster.id")
    patient_id: UUID = Field(foreign_key="person.id")  # the clinic, where nobody has joined
    need: str
    urgency: int  # the place of the need among all
    cause: str
    state: str
    opened_at: datetime = Field(sa_type=Instant)
    content: bytes  # sealed
    version: int


clinic_settings: Final = ClinicSettingRow.table()
clinic_staff: Final = ClinicStaffRow.table()
clinic_desks: Final = ClinicDeskRow.table()
rosters: Final = RosterRow.table()
appointments: Final = AppointmentRow.table()
work_items: Final = WorkItemRow.table()
