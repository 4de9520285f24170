"""The first tables of who changed what."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.storage.migrations.first.parts import counted, partial


def create() -> None:
    """Create them."""
    _fact()
    _audit()
    _audit_head()
    _change()
    _change_indexes()


def _fact() -> None:
    op.create_table(
        "fact",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_fact"),
    )


def _audit() -> None:
    op.create_table(
        "audit",
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("actor_id", sa.Uuid()),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("details", sa.LargeBinary(), nullable=False),
        sa.Column("chain", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["patient_id"], ["person.id"], name="fk_audit_patient_id"),
        sa.PrimaryKeyConstraint("patient_id", "seq", name="pk_audit"),
    )


def _audit_head() -> None:
    op.create_table(
        "audit_head",
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("chain", sa.LargeBinary(), nullable=False),
        sa.Column("proof", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["patient_id"], ["person.id"], name="fk_audit_head_patient_id"),
        sa.PrimaryKeyConstraint("patient_id", name="pk_audit_head"),
    )


def _change() -> None:
    op.create_table(
        "change",
        counted("seq"),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("undone_at", sa.BigInteger()),
        sa.ForeignKeyConstraint(["patient_id"], ["person.id"], name="fk_change_patient_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_change_person_id"),
        sa.PrimaryKeyConstraint("seq", name="pk_change"),
        sa.UniqueConstraint("id", name="uq_change_id"),
    )


def _change_indexes() -> None:
    partial("ix_change_last", "change", "person_id", "seq", where="undone_at IS NULL")
    op.create_index("ix_change_patient_id", "change", ["patient_id"])
