"""Keep caregivers: links, what was agreed to, invitations, what was told, ends of care."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.storage.migrations.first.parts import counted, partial

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create their tables, and say of a dose how whoever reported it knows."""
    op.add_column("dose", sa.Column("basis", sa.String()))
    _care_link()
    _care_consent()
    _invitation()
    _wrong_codes()
    _care_watch()
    _telling()
    _ending()
    _guard("care_consent")


def _care_link() -> None:
    op.create_table(
        "care_link",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("caregiver_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        _to_person("care_link", "patient_id"),
        _to_person("care_link", "caregiver_id"),
        sa.PrimaryKeyConstraint("id", name="pk_care_link"),
    )
    stands, pair = "state <> 'ended'", ("patient_id", "caregiver_id")
    partial("uq_care_link_standing", "care_link", *pair, where=stands, unique=True)
    partial("ix_care_link_of_caregiver", "care_link", "caregiver_id", where=stands)
    op.create_index("ix_care_link_patient_id", "care_link", ["patient_id"])


def _care_consent() -> None:
    op.create_table(
        "care_consent",
        counted("seq"),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("link_id", sa.Uuid(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["link_id"], ["care_link.id"], name="fk_care_consent_link_id"),
        sa.PrimaryKeyConstraint("seq", name="pk_care_consent"),
        sa.UniqueConstraint("id", name="uq_care_consent_id"),
    )
    op.create_index("ix_care_consent_link_id", "care_consent", ["link_id"])


def _invitation() -> None:
    op.create_table(
        "invitation",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("code_hash", sa.LargeBinary(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        _to_person("invitation", "patient_id"),
        sa.PrimaryKeyConstraint("id", name="pk_invitation"),
        sa.UniqueConstraint("code_hash", name="uq_invitation_code_hash"),
    )
    op.create_index("ix_invitation_patient_id", "invitation", ["patient_id"])


def _wrong_codes() -> None:
    op.create_table(
        "wrong_codes",
        sa.Column("address_id", sa.Uuid(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("last_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["address_id"], ["address.id"], name="fk_wrong_codes_address_id"),
        sa.PrimaryKeyConstraint("address_id", name="pk_wrong_codes"),
    )


def _care_watch() -> None:
    op.create_table(
        "care_watch",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("wakes_at", sa.BigInteger()),
        sa.Column("version", sa.Integer(), nullable=False),
        _to_person("care_watch", "id"),
        sa.PrimaryKeyConstraint("id", name="pk_care_watch"),
    )
    partial("ix_care_watch_due", "care_watch", "wakes_at", where="wakes_at IS NOT NULL")


def _telling() -> None:
    op.create_table(
        "telling",
        counted("seq"),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("link_id", sa.Uuid(), nullable=False),
        sa.Column("delivery_id", sa.Uuid()),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        _to_person("telling", "patient_id"),
        sa.ForeignKeyConstraint(["link_id"], ["care_link.id"], name="fk_telling_link_id"),
        sa.ForeignKeyConstraint(["delivery_id"], ["delivery.id"], name="fk_telling_delivery_id"),
        sa.PrimaryKeyConstraint("seq", name="pk_telling"),
        sa.UniqueConstraint("id", name="uq_telling_id"),
    )
    op.create_index("ix_telling_of_patient", "telling", ["patient_id", "seq"])
    op.create_index("ix_telling_link_id", "telling", ["link_id"])
    op.create_index("ix_telling_delivery_id", "telling", ["delivery_id"])


def _ending() -> None:
    op.create_table(
        "ending",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("undone_at", sa.BigInteger()),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        _to_person("ending", "patient_id"),
        sa.PrimaryKeyConstraint("id", name="pk_ending"),
    )
    partial("uq_ending_standing", "ending", "patient_id", where="undone_at IS NULL", unique=True)
    op.create_index("ix_ending_patient_id", "ending", ["patient_id"])


def _guard(table: str) -> None:
    """Let nobody change or delete a row; PostgreSQL has the function since the first migration."""
    if op.get_bind().dialect.name == "sqlite":
        for step in ("update", "delete"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{step} BEFORE {step.upper()} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )
        return
    op.execute(
        f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        "EXECUTE FUNCTION dosebell_append_only()"
    )


def _to_person(table: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], ["person.id"], name=f"fk_{table}_{column}")
