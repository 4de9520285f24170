"""Note when each patient is to be looked at for what is said once a week."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.storage.migrations.first.parts import partial

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the instant; everybody is looked at soon."""
    op.add_column("person", sa.Column("weekly_at", sa.BigInteger()))
    partial("ix_person_weekly", "person", "weekly_at", where="role = 'patient'")
