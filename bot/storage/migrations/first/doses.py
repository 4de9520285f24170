"""The first tables of what is taken, and when."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.storage.migrations.first.parts import counted, partial


def create() -> None:
    """Create them."""
    _medication()
    _medication_indexes()
    _round()
    _round_indexes()
    _slot_plan()
    _dose()
    _dose_indexes()
    _extra()
    _extra_indexes()


def _medication() -> None:
    op.create_table(
        "medication",
        counted("seq"),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("clinic_id", sa.Uuid()),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["clinic_id"], ["clinic.id"], name="fk_medication_clinic_id"),
        sa.ForeignKeyConstraint(["patient_id"], ["person.id"], name="fk_medication_patient_id"),
        sa.PrimaryKeyConstraint("seq", name="pk_medication"),
        sa.UniqueConstraint("id", name="uq_medication_id"),
    )


def _medication_indexes() -> None:
    op.create_index("ix_medication_patient_id", "medication", ["patient_id"])


def _round() -> None:
    op.create_table(
        "round",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("slot_id", sa.Uuid(), nullable=False),
        sa.Column("local_date", sa.Date(), nullable=False),
        sa.Column("wall_time", sa.Time(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("closes_at", sa.BigInteger(), nullable=False),
        sa.Column("wakes_at", sa.BigInteger()),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("asks", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.BigInteger()),
        sa.Column("later_until", sa.BigInteger()),
        sa.Column("practice", sa.Boolean(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("set_aside", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["patient_id"], ["person.id"], name="fk_round_patient_id"),
        sa.PrimaryKeyConstraint("id", name="pk_round"),
        sa.UniqueConstraint(
            "patient_id", "slot_id", "local_date", name="uq_round_patient_id_slot_id_local_date"
        ),
    )


def _round_indexes() -> None:
    partial("ix_round_due", "round", "wakes_at", where="wakes_at IS NOT NULL AND NOT set_aside")
    op.create_index("ix_round_of_patient", "round", ["patient_id", "due_at"])
    partial("ix_round_set_aside", "round", "id", where="set_aside")


def _slot_plan() -> None:
    op.create_table(
        "slot_plan",
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("starts", sa.Date(), nullable=False),
        sa.Column("slots", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["patient_id"], ["person.id"], name="fk_slot_plan_patient_id"),
        sa.PrimaryKeyConstraint("patient_id", "starts", name="pk_slot_plan"),
    )


def _dose() -> None:
    op.create_table(
        "dose",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("round_id", sa.Uuid()),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("medication_id", sa.Uuid(), nullable=False),
        sa.Column("local_date", sa.Date(), nullable=False),
        sa.Column("nth", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("window_ends_at", sa.BigInteger(), nullable=False),
        sa.Column("label", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("on_elapsed_time", sa.Boolean(), nullable=False),
        sa.Column("min_gap", sa.BigInteger()),
        sa.Column("taken_at", sa.BigInteger()),
        sa.Column("heard_at", sa.BigInteger()),
        sa.Column("happened_at", sa.BigInteger()),
        sa.Column("reported_by", sa.Uuid()),
        sa.Column("channel", sa.String()),
        sa.Column("reason", sa.String()),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["medication_id"], ["medication.id"], name="fk_dose_medication_id"),
        sa.ForeignKeyConstraint(["patient_id"], ["person.id"], name="fk_dose_patient_id"),
        sa.ForeignKeyConstraint(["reported_by"], ["person.id"], name="fk_dose_reported_by"),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name="fk_dose_round_id"),
        sa.PrimaryKeyConstraint("id", name="pk_dose"),
    )


def _dose_indexes() -> None:
    op.create_index("ix_dose_of_patient", "dose", ["patient_id", "local_date"])
    op.create_index("ix_dose_round_id", "dose", ["round_id"])
    partial("ix_dose_taken", "dose", "medication_id", "happened_at", where="state = 'taken'")
    partial(
        "uq_dose_in_slot",
        "dose",
        "medication_id",
        "local_date",
        "nth",
        where="NOT on_elapsed_time",
        unique=True,
    )
    partial(
        "uq_dose_on_elapsed_time",
        "dose",
        "medication_id",
        "due_at",
        where="on_elapsed_time",
        unique=True,
    )


def _extra() -> None:
    op.create_table(
        "extra",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("medication_id", sa.Uuid()),
        sa.Column("happened_at", sa.BigInteger(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("undone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["medication_id"], ["medication.id"], name="fk_extra_medication_id"
        ),
        sa.ForeignKeyConstraint(["patient_id"], ["person.id"], name="fk_extra_patient_id"),
        sa.PrimaryKeyConstraint("id", name="pk_extra"),
    )


def _extra_indexes() -> None:
    op.create_index("ix_extra_of_medication", "extra", ["medication_id", "happened_at"])
    op.create_index("ix_extra_of_patient", "extra", ["patient_id", "happened_at"])
