"""Tables of what is taken: medications, slot plans, rounds, doses and extras."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from bot.storage.tables.columns import Instant, Span, StoredRow, counted, partial


class MedicationRow(StoredRow, table=True):
    """Counted, because a regimen keeps the order in which it was entered."""

    __tablename__ = "medication"

    seq: int | None = Field(default=None, sa_column=counted())
    id: UUID = Field(unique=True)
    patient_id: UUID = Field(foreign_key="person.id", index=True)
    clinic_id: UUID | None = Field(default=None, foreign_key="clinic.id")
    content: bytes  # sealed
    version: int


class SlotPlanRow(StoredRow, table=True):
    __tablename__ = "slot_plan"

    patient_id: UUID = Field(primary_key=True, foreign_key="person.id")
    starts: date = Field(primary_key=True)
    slots: bytes  # sealed


class RoundRow(StoredRow, table=True):
    __tablename__ = "round"
    __table_args__ = (
        # A slot keeps its id when its time moves, so planning again finds the rounds it already
        # made.
        UniqueConstraint("patient_id", "slot_id", "local_date"),
        Index("ix_round_of_patient", "patient_id", "due_at"),
        partial("ix_round_due", "wakes_at", where="wakes_at IS NOT NULL AND NOT set_aside"),
        partial("ix_round_set_aside", "wakes_at", where="set_aside"),
    )

    id: UUID = Field(primary_key=True)
    patient_id: UUID = Field(foreign_key="person.id")
    slot_id: UUID
    local_date: date
    wall_time: time
    zone: str
    due_at: datetime = Field(sa_type=Instant)
    closes_at: datetime = Field(sa_type=Instant)
    wakes_at: datetime | None = Field(default=None, sa_type=Instant)
    state: str
    asks: int
    asked_at: datetime | None = Field(default=None, sa_type=Instant)
    later_until: datetime | None = Field(default=None, sa_type=Instant)
    practice: bool
    tries: int  # how often working on it has failed since it last succeeded
    set_aside: bool  # failed too often; nobody works on it until it is saved again
    version: int


_TAKEN = "state = 'taken'"


class DoseRow(StoredRow, table=True):
    __tablename__ = "dose"
    __table_args__ = (
        # Planning again after a restart or a change of zone finds the doses it already made.
        partial(
            "uq_dose_in_slot",
            "medication_id",
            "local_date",
            "nth",
            where="NOT on_elapsed_time",
            unique=True,
        ),
        # On elapsed time there is no "nth of the day": the instant itself tells two doses apart.
        partial(
            "uq_dose_on_elapsed_time",
            "medication_id",
            "due_at",
            where="on_elapsed_time",
            unique=True,
        ),
        Index("ix_dose_of_patient", "patient_id", "local_date"),
        partial("ix_dose_taken", "medication_id", "happened_at", where=_TAKEN),
    )

    id: UUID = Field(primary_key=True)
    round_id: UUID | None = Field(default=None, foreign_key="round.id", index=True)
    patient_id: UUID = Field(foreign_key="person.id")
    medication_id: UUID = Field(foreign_key="medication.id")
    local_date: date
    nth: int
    due_at: datetime = Field(sa_type=Instant)
    window_ends_at: datetime = Field(sa_type=Instant)
    label: bytes  # sealed
    state: str
    on_elapsed_time: bool
    min_gap: timedelta | None = Field(default=None, sa_type=Span)
    taken_at: datetime | None = Field(default=None, sa_type=Instant)
    heard_at: datetime | None = Field(default=None, sa_type=Instant)
    happened_at: datetime | None = Field(default=None, sa_type=Instant)  # taken at, else heard at
    reported_by: UUID | None = Field(default=None, foreign_key="person.id")
    channel: str | None = None
    reason: str | None = None
    basis: str | None = None  # how a caregiver knows; a column that came later
    version: int


class ExtraRow(StoredRow, table=True):
    __tablename__ = "extra"
    __table_args__ = (
        Index("ix_extra_of_patient", "patient_id", "happened_at"),
        Index("ix_extra_of_medication", "medication_id", "happened_at"),
    )

    id: UUID = Field(primary_key=True)
    patient_id: UUID = Field(foreign_key="person.id")
    medication_id: UUID | None = Field(default=None, foreign_key="medication.id")
    happened_at: datetime = Field(sa_type=Instant)  # taken at, else heard at
    content: bytes  # sealed
    undone: bool


medications: Final = MedicationRow.table()
slot_plans: Final = SlotPlanRow.table()
rounds: Final = RoundRow.table()
doses: Final = DoseRow.table()
extras: Final = ExtraRow.table()
