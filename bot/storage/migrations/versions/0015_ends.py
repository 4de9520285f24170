"""Note when links and invitations end, so that they need not be kept for ever."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op

from bot.clock import SystemClock

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

_TABLES: Final = ("shared_link", "invitation")


def upgrade() -> None:
    """Add the instants; what is there already counts as ended today, for its own end is sealed."""
    today = int(SystemClock().now().timestamp() * 1000)
    for name in _TABLES:
        op.add_column(name, sa.Column("expires_at", sa.BigInteger()))
        op.create_index(f"ix_{name}_expires_at", name, ["expires_at"])
        table = sa.table(name, sa.column("expires_at", sa.BigInteger))
        op.execute(table.update().values(expires_at=today))
