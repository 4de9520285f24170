"""Keep links that show a report, and mails that carry one."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.storage.migrations.first.parts import partial

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create both tables."""
    _shared_link()
    _mail()


def _shared_link() -> None:
    op.create_table(
        "shared_link",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["patient_id"], ["person.id"], name="fk_shared_link_patient_id"),
        sa.PrimaryKeyConstraint("id", name="pk_shared_link"),
        sa.UniqueConstraint("token_hash", name="uq_shared_link_token_hash"),
    )
    op.create_index("ix_shared_link_patient_id", "shared_link", ["patient_id"])


def _mail() -> None:
    op.create_table(
        "mail",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("wakes_at", sa.BigInteger(), nullable=True),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["patient_id"], ["person.id"], name="fk_mail_patient_id"),
        sa.PrimaryKeyConstraint("id", name="pk_mail"),
    )
    op.create_index("ix_mail_patient_id", "mail", ["patient_id"])
    partial("ix_mail_waking", "mail", "wakes_at", where="wakes_at IS NOT NULL")
