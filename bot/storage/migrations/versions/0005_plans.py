"""Keep what is proposed to patients, and what they have agreed to."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.storage.migrations.first.parts import partial

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create their tables."""
    op.create_table(
        "proposal",
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("not_before", sa.BigInteger(), nullable=True),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["patient_id"], ["person.id"], name="fk_proposal_patient_id"),
        sa.PrimaryKeyConstraint("patient_id", name="pk_proposal"),
    )
    partial("ix_proposal_wanted", "proposal", "not_before", where="state = 'wanted'")
    op.create_table(
        "agreement",
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["patient_id"], ["person.id"], name="fk_agreement_patient_id"),
        sa.PrimaryKeyConstraint("patient_id", name="pk_agreement"),
    )
