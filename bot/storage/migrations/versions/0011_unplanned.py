"""Note who cannot be planned."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.storage.migrations.first.parts import partial

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the instant; who cannot be planned is found within the hour."""
    op.add_column("person", sa.Column("unplanned_from", sa.BigInteger()))
    there = "unplanned_from IS NOT NULL"
    partial("ix_person_unplanned", "person", "unplanned_from", where=there)
