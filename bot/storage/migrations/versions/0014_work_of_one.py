"""Find what a clinic was to do for one patient, so that it can go with them."""

from __future__ import annotations

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Order the work-lists by patient as well."""
    op.create_index("ix_work_item_of_patient", "work_item", ["patient_id"])
