"""Keep clinics: who works there, whom they see and when, and what needs a person."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.storage.migrations.first.parts import partial

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables; nobody works at a clinic yet."""
    _clinic_setting()
    _clinic_staff()
    _clinic_desk()
    _roster()
    _appointment()
    _work_item()


def _clinic_setting() -> None:
    op.create_table(
        "clinic_setting",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        _to("clinic_setting", "id", "clinic"),
        sa.PrimaryKeyConstraint("id", name="pk_clinic_setting"),
    )


def _clinic_staff() -> None:
    op.create_table(
        "clinic_staff",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("clinic_id", sa.Uuid(), nullable=False),
        sa.Column("login_hash", sa.LargeBinary(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        _to("clinic_staff", "id", "person"),
        _to("clinic_staff", "clinic_id", "clinic"),
        sa.PrimaryKeyConstraint("id", name="pk_clinic_staff"),
        sa.UniqueConstraint("login_hash", name="uq_clinic_staff_login_hash"),
    )
    op.create_index("ix_clinic_staff_clinic_id", "clinic_staff", ["clinic_id"])


def _clinic_desk() -> None:
    op.create_table(
        "clinic_desk",
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("began_at", sa.BigInteger(), nullable=False),
        sa.Column("seen_at", sa.BigInteger(), nullable=False),
        _to("clinic_desk", "staff_id", "person"),
        sa.PrimaryKeyConstraint("token_hash", name="pk_clinic_desk"),
    )
    op.create_index("ix_clinic_desk_staff_id", "clinic_desk", ["staff_id"])


def _roster() -> None:
    op.create_table(
        "roster",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("clinic_id", sa.Uuid(), nullable=False),
        sa.Column("reference_hash", sa.LargeBinary(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=True),
        sa.Column("code_hash", sa.LargeBinary(), nullable=True),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("lowest", sa.Integer(), nullable=True),
        sa.Column("highest", sa.Integer(), nullable=True),
        sa.Column("falls", sa.Boolean(), nullable=False),
        sa.Column("counted_on", sa.Date(), nullable=True),
        sa.Column("looks_at", sa.BigInteger(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        _to("roster", "clinic_id", "clinic"),
        _to("roster", "patient_id", "person"),
        sa.PrimaryKeyConstraint("id", name="pk_roster"),
        sa.UniqueConstraint("clinic_id", "reference_hash", name="uq_roster_reference"),
        sa.UniqueConstraint("code_hash", name="uq_roster_code_hash"),
    )
    joined, pair = "patient_id IS NOT NULL", ("clinic_id", "patient_id")
    partial("uq_roster_patient", "roster", *pair, where=joined, unique=True)
    op.create_index("ix_roster_patient_id", "roster", ["patient_id"])
    op.create_index("ix_roster_lowest", "roster", ["clinic_id", "lowest"])
    partial("ix_roster_looks", "roster", "looks_at", where="looks_at IS NOT NULL")


def _appointment() -> None:
    op.create_table(
        "appointment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("clinic_id", sa.Uuid(), nullable=False),
        sa.Column("roster_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("wakes_at", sa.BigInteger(), nullable=True),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        _to("appointment", "clinic_id", "clinic"),
        _to("appointment", "roster_id", "roster"),
        sa.PrimaryKeyConstraint("id", name="pk_appointment"),
    )
    op.create_index("ix_appointment_of_clinic", "appointment", ["clinic_id", "at"])
    op.create_index("ix_appointment_roster_id", "appointment", ["roster_id"])
    partial("ix_appointment_waking", "appointment", "wakes_at", where="wakes_at IS NOT NULL")


def _work_item() -> None:
    op.create_table(
        "work_item",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("clinic_id", sa.Uuid(), nullable=False),
        sa.Column("roster_id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("need", sa.String(), nullable=False),
        sa.Column("urgency", sa.Integer(), nullable=False),
        sa.Column("cause", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("opened_at", sa.BigInteger(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        _to("work_item", "clinic_id", "clinic"),
        _to("work_item", "roster_id", "roster"),
        _to("work_item", "patient_id", "person"),
        sa.PrimaryKeyConstraint("id", name="pk_work_item"),
        sa.UniqueConstraint("roster_id", "need", "cause", name="uq_work_item_cause"),
    )
    order = ("clinic_id", "urgency", "opened_at", "id")
    partial("ix_work_item_open", "work_item", *order, where="state = 'open'")
    op.create_index("ix_work_item_of_entry", "work_item", ["roster_id", "opened_at"])


def _to(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=f"fk_{table}_{column}")
