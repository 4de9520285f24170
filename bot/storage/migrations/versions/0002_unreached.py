"""Count the reports in a row that nothing arrives at an address."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the count; none yet."""
    op.add_column("address", sa.Column("unreached", sa.Integer()))
