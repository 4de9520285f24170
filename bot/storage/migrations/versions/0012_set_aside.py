"""Find what was set aside by when that was."""

from __future__ import annotations

from alembic import op

from bot.storage.migrations.first.parts import partial

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Order both indexes by the instant that the last failure has left."""
    for table, instant in (("round", "wakes_at"), ("inbox", "retry_at")):
        name = f"ix_{table}_set_aside"
        op.drop_index(name, table)
        partial(name, table, instant, where="set_aside")
