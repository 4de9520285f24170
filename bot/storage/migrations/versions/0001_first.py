"""Create the first tables."""

from __future__ import annotations

from bot.storage.migrations.first import doses, messages, people, record, triggers

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables in the order in which they refer to each other, then their triggers."""
    people.create()
    doses.create()
    messages.create()
    record.create()
    triggers.create()
