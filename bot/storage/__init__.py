"""Keeps the domain in a database. Values go in and come out; rows never leave this room."""

from __future__ import annotations

from bot.storage.away import is_away
from bot.storage.repositories.audit import AuditEntry
from bot.storage.repositories.inbox import InboxEntry
from bot.storage.repositories.limits import LONGEST_HOLD
from bot.storage.repositories.outcomes import OfDay
from bot.storage.repositories.rosters import Measured
from bot.storage.sealing.keyring import Keyring
from bot.storage.sealing.seals import Unreadable
from bot.storage.storage import Storage
from bot.storage.transaction import Transaction

__all__ = [
    "LONGEST_HOLD",
    "AuditEntry",
    "InboxEntry",
    "Keyring",
    "Measured",
    "OfDay",
    "Storage",
    "Transaction",
    "Unreadable",
    "is_away",
]
