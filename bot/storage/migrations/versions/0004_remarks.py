"""Keep remarks: what people tell us in their own words for the visit report."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.storage.migrations.first.parts import counted

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create their table."""
    op.create_table(
        "remark",
        counted("seq"),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("heard_at", sa.BigInteger(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["patient_id"], ["person.id"], name="fk_remark_patient_id"),
        sa.PrimaryKeyConstraint("seq", name="pk_remark"),
        sa.UniqueConstraint("id", name="uq_remark_id"),
    )
    op.create_index("ix_remark_of_patient", "remark", ["patient_id", "heard_at", "seq"])
