"""Tables of what is said: the outbox, the inbox, open dialogs, and how much may be said."""

from __future__ import annotations

from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from bot.storage.tables.columns import Instant, StoredRow, counted, partial

_WAITING = "state = 'waiting'"
_CLAIMED = "state = 'claimed'"
_UNKNOWN = "state = 'unknown'"
_OPEN = "done_at IS NULL AND NOT set_aside"


class DeliveryRow(StoredRow, table=True):
    """Counted, because an address gets its messages in the order in which they were written."""

    __tablename__ = "delivery"
    __table_args__ = (
        # What is claimed next: in this order, so that a claim stops as soon as it has enough.
        partial("ix_delivery_next", "rank", "expires_at", "seq", where=_WAITING),
        partial("ix_delivery_of_address", "address_id", "seq", where=_WAITING),
        # With its sender: each has a pace of its own, and some have nothing to say.
        partial("ix_delivery_due", "not_before", "sender_id", where=_WAITING),
        partial("ix_delivery_expiring", "expires_at", where=_WAITING),
        # Never two on their way to one address, whatever two workers believe.
        partial("uq_delivery_in_flight", "address_id", where=_CLAIMED, unique=True),
        partial("ix_delivery_leased", "lease_until", where=_CLAIMED),
        # By its sender: only some of their providers can be asked.
        partial("ix_delivery_in_doubt", "sender_id", "not_before", where=_UNKNOWN),
        partial("ix_delivery_doubted", "expires_at", where=_UNKNOWN),
        partial(
            "ix_delivery_known_to_provider", "address_id", "provider_id", where="provider_id <> ''"
        ),
    )

    seq: int | None = Field(default=None, sa_column=counted())
    id: UUID = Field(unique=True)
    address_id: UUID = Field(foreign_key="address.id")
    sender_id: UUID = Field(foreign_key="sender.id")  # the address's own; a claim asks by it
    person_id: UUID | None = Field(default=None, foreign_key="person.id", index=True)
    reason: str
    rank: int
    utterance: bytes | None = None  # sealed
    language: str
    created_at: datetime = Field(sa_type=Instant)
    expires_at: datetime = Field(sa_type=Instant)
    not_before: datetime = Field(sa_type=Instant)
    round_id: UUID | None = Field(
        default=None, foreign_key="round.id", index=True, ondelete="SET NULL"
    )
    target_id: UUID | None = None
    repeats_id: UUID | None = None
    stands_in_for_id: UUID | None = None  # a column that came later
    state: str
    attempts: int
    lease_until: datetime | None = Field(default=None, sa_type=Instant)
    worker: str
    provider_id: str
    words: bytes | None = None  # sealed
    version: int


class InboxRow(StoredRow, table=True):
    """Counted, because what an address says is handled in the order in which it came in."""

    __tablename__ = "inbox"
    __table_args__ = (
        # Providers send again what they are not sure of.
        UniqueConstraint("channel", "sender_id", "provider_id"),
        partial("ix_inbox_open", "seq", where=_OPEN),
        partial("ix_inbox_of_address", "address_hash", "seq", where=_OPEN),
        partial("ix_inbox_set_aside", "retry_at", where="set_aside"),
    )

    seq: int | None = Field(default=None, sa_column=counted())
    id: UUID = Field(unique=True)
    channel: str
    sender_id: UUID = Field(foreign_key="sender.id")
    provider_id: str
    address_hash: bytes
    payload: bytes  # sealed
    received_at: datetime = Field(sa_type=Instant)
    retry_at: datetime = Field(sa_type=Instant)
    done_at: datetime | None = Field(default=None, sa_type=Instant)
    tries: int
    set_aside: bool


class DialogRow(StoredRow, table=True):
    __tablename__ = "dialog"

    # Of both together, because a unique key lets two rows stand whose patient is not known yet.
    id: str = Field(primary_key=True)
    address_id: UUID = Field(foreign_key="address.id", index=True)
    patient_id: UUID | None = Field(default=None, foreign_key="person.id", index=True)
    content: bytes  # sealed
    expires_at: datetime | None = Field(default=None, sa_type=Instant)
    version: int


class BucketRow(StoredRow, table=True):
    """Tokens to speak with: of a sender (what its provider allows), or of an address (what we
    listen to)."""

    __tablename__ = "bucket"

    owner: UUID = Field(primary_key=True)
    tokens: float
    counted_at: datetime = Field(sa_type=Instant)
    held_until: datetime | None = Field(default=None, sa_type=Instant)


deliveries: Final = DeliveryRow.table()
inbox: Final = InboxRow.table()
dialogs: Final = DialogRow.table()
buckets: Final = BucketRow.table()
