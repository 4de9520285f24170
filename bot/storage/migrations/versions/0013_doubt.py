"""Find what is in doubt while its time is not over."""

from __future__ import annotations

from bot.storage.migrations.first.parts import partial

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Order what is in doubt by when its time is over."""
    partial("ix_delivery_doubted", "delivery", "expires_at", where="state = 'unknown'")
