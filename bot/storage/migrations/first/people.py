"""The first tables of people, where they can be reached, and what they agreed to."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.storage.migrations.first.parts import counted, partial


def create() -> None:
    """Create them."""
    _clinic()
    _data_key()
    _person()
    _person_indexes()
    _sender()
    _address()
    _consent()
    _consent_indexes()
    _person_address()
    _person_address_indexes()


def _clinic() -> None:
    op.create_table(
        "clinic",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_clinic"),
    )


def _data_key() -> None:
    op.create_table(
        "data_key",
        sa.Column("owner", sa.Uuid(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("owner", name="pk_data_key"),
    )


def _person() -> None:
    op.create_table(
        "person",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("clinic_id", sa.Uuid()),
        sa.Column("profile", sa.LargeBinary(), nullable=False),
        sa.Column("planned_until", sa.BigInteger()),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["clinic_id"], ["clinic.id"], name="fk_person_clinic_id"),
        sa.PrimaryKeyConstraint("id", name="pk_person"),
    )


def _person_indexes() -> None:
    partial("ix_person_to_plan", "person", "planned_until", where="role = 'patient'")


def _sender() -> None:
    op.create_table(
        "sender",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("name", sa.LargeBinary(), nullable=False),
        sa.Column("name_hash", sa.LargeBinary(), nullable=False),
        sa.Column("clinic_id", sa.Uuid()),
        sa.ForeignKeyConstraint(["clinic_id"], ["clinic.id"], name="fk_sender_clinic_id"),
        sa.PrimaryKeyConstraint("id", name="pk_sender"),
        sa.UniqueConstraint("channel", "name_hash", name="uq_sender_channel_name_hash"),
    )


def _address() -> None:
    op.create_table(
        "address",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("sender_id", sa.Uuid(), nullable=False),
        sa.Column("value", sa.LargeBinary(), nullable=False),
        sa.Column("value_hash", sa.LargeBinary(), nullable=False),
        sa.Column("verified_at", sa.BigInteger()),
        sa.Column("opted_out_at", sa.BigInteger()),
        sa.Column("opted_out_how", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["sender_id"], ["sender.id"], name="fk_address_sender_id"),
        sa.PrimaryKeyConstraint("id", name="pk_address"),
        sa.UniqueConstraint("sender_id", "value_hash", name="uq_address_sender_id_value_hash"),
    )


def _consent() -> None:
    op.create_table(
        "consent",
        counted("seq"),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("text_version", sa.String(), nullable=False),
        sa.Column("text_hash", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("how", sa.String(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_consent_person_id"),
        sa.PrimaryKeyConstraint("seq", name="pk_consent"),
        sa.UniqueConstraint("id", name="uq_consent_id"),
    )


def _consent_indexes() -> None:
    op.create_index("ix_consent_person_id", "consent", ["person_id"])


def _person_address() -> None:
    op.create_table(
        "person_address",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("address_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["address_id"], ["address.id"], name="fk_person_address_address_id"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_person_address_person_id"),
        sa.PrimaryKeyConstraint("person_id", "address_id", name="pk_person_address"),
    )


def _person_address_indexes() -> None:
    op.create_index("ix_person_address_address_id", "person_address", ["address_id"])
