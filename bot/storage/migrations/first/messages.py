"""The first tables of what is said."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.storage.migrations.first.parts import counted, partial


def create() -> None:
    """Create them."""
    _bucket()
    _inbox()
    _inbox_indexes()
    _delivery()
    _delivery_indexes()
    _dialog()
    _dialog_indexes()


def _bucket() -> None:
    op.create_table(
        "bucket",
        sa.Column("owner", sa.Uuid(), nullable=False),
        sa.Column("tokens", sa.Float(), nullable=False),
        sa.Column("counted_at", sa.BigInteger(), nullable=False),
        sa.Column("held_until", sa.BigInteger()),
        sa.PrimaryKeyConstraint("owner", name="pk_bucket"),
    )


def _inbox() -> None:
    op.create_table(
        "inbox",
        counted("seq"),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("sender_id", sa.Uuid(), nullable=False),
        sa.Column("provider_id", sa.String(), nullable=False),
        sa.Column("address_hash", sa.LargeBinary(), nullable=False),
        sa.Column("payload", sa.LargeBinary(), nullable=False),
        sa.Column("received_at", sa.BigInteger(), nullable=False),
        sa.Column("retry_at", sa.BigInteger(), nullable=False),
        sa.Column("done_at", sa.BigInteger()),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("set_aside", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["sender_id"], ["sender.id"], name="fk_inbox_sender_id"),
        sa.PrimaryKeyConstraint("seq", name="pk_inbox"),
        sa.UniqueConstraint(
            "channel", "sender_id", "provider_id", name="uq_inbox_channel_sender_id_provider_id"
        ),
        sa.UniqueConstraint("id", name="uq_inbox_id"),
    )


def _inbox_indexes() -> None:
    partial(
        "ix_inbox_of_address",
        "inbox",
        "address_hash",
        "seq",
        where="done_at IS NULL AND NOT set_aside",
    )
    partial("ix_inbox_open", "inbox", "seq", where="done_at IS NULL AND NOT set_aside")
    partial("ix_inbox_set_aside", "inbox", "seq", where="set_aside")


def _delivery() -> None:
    op.create_table(
        "delivery",
        counted("seq"),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("address_id", sa.Uuid(), nullable=False),
        sa.Column("sender_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid()),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("utterance", sa.LargeBinary()),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("not_before", sa.BigInteger(), nullable=False),
        sa.Column("round_id", sa.Uuid()),
        sa.Column("target_id", sa.Uuid()),
        sa.Column("repeats_id", sa.Uuid()),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("lease_until", sa.BigInteger()),
        sa.Column("worker", sa.String(), nullable=False),
        sa.Column("provider_id", sa.String(), nullable=False),
        sa.Column("words", sa.LargeBinary()),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["address_id"], ["address.id"], name="fk_delivery_address_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_delivery_person_id"),
        sa.ForeignKeyConstraint(
            ["round_id"], ["round.id"], name="fk_delivery_round_id", ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["sender_id"], ["sender.id"], name="fk_delivery_sender_id"),
        sa.PrimaryKeyConstraint("seq", name="pk_delivery"),
        sa.UniqueConstraint("id", name="uq_delivery_id"),
    )


def _delivery_indexes() -> None:
    partial(
        "ix_delivery_known_to_provider",
        "delivery",
        "address_id",
        "provider_id",
        where="provider_id <> ''",
    )
    partial("ix_delivery_expiring", "delivery", "expires_at", where="state = 'waiting'")
    partial("ix_delivery_leased", "delivery", "lease_until", where="state = 'claimed'")
    partial("ix_delivery_next", "delivery", "rank", "expires_at", "seq", where="state = 'waiting'")
    partial("ix_delivery_not_before", "delivery", "not_before", where="state = 'waiting'")
    partial("ix_delivery_of_address", "delivery", "address_id", "seq", where="state = 'waiting'")
    op.create_index("ix_delivery_person_id", "delivery", ["person_id"])
    op.create_index("ix_delivery_round_id", "delivery", ["round_id"])
    partial(
        "uq_delivery_in_flight", "delivery", "address_id", where="state = 'claimed'", unique=True
    )


def _dialog() -> None:
    op.create_table(
        "dialog",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("address_id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid()),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("expires_at", sa.BigInteger()),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["address_id"], ["address.id"], name="fk_dialog_address_id"),
        sa.ForeignKeyConstraint(["patient_id"], ["person.id"], name="fk_dialog_patient_id"),
        sa.PrimaryKeyConstraint("id", name="pk_dialog"),
    )


def _dialog_indexes() -> None:
    op.create_index("ix_dialog_address_id", "dialog", ["address_id"])
    op.create_index("ix_dialog_patient_id", "dialog", ["patient_id"])
