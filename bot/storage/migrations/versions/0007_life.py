"""Keep pauses, trips and fewer reminders, and of a message for which other one it stands in."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.storage.migrations.first.parts import partial

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table, and add the column; nothing stands in for anything yet."""
    op.create_table(
        "life",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("wakes_at", sa.BigInteger(), nullable=True),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["person.id"], name="fk_life_id"),
        sa.PrimaryKeyConstraint("id", name="pk_life"),
    )
    partial("ix_life_waking", "life", "wakes_at", where="wakes_at IS NOT NULL")
    op.add_column("delivery", sa.Column("stands_in_for_id", sa.Uuid()))
