"""The tables, as SQLModel classes. Rows never leave the storage room; a change here needs a
migration."""

from __future__ import annotations

from typing import Final

from sqlalchemy import MetaData

from bot.storage.tables import (
    care,
    doses,
    lives,
    messages,
    people,
    plans,
    record,
    remarks,
    reports,
    triggers,
)
from bot.storage.tables.columns import StoredRow

METADATA: Final[MetaData] = StoredRow.metadata

__all__ = [
    "METADATA",
    "care",
    "doses",
    "lives",
    "messages",
    "people",
    "plans",
    "record",
    "remarks",
    "reports",
    "triggers",
]
