"""Find what is due, and what is in doubt, for each sender by itself: there are several now."""

from __future__ import annotations

from alembic import op

from bot.storage.migrations.first.parts import partial

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Index both by their sender."""
    op.drop_index("ix_delivery_not_before", "delivery")
    partial("ix_delivery_due", "delivery", "not_before", "sender_id", where="state = 'waiting'")
    partial(
        "ix_delivery_in_doubt", "delivery", "sender_id", "not_before", where="state = 'unknown'"
    )
