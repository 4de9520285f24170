"""Saving by compare-and-set: the first to save wins, and whoever read before that is told so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Select, Table, select

from bot.domain.errors import ChangedMeanwhile
from bot.storage import statements
from bot.storage.session import Session, Values


@dataclass(frozen=True, slots=True)
class Swap:
    """New values for one row, if it still has the version they were decided on."""

    id: UUID
    version: int
    values: Values


async def swap(session: Session, table: Table, change: Swap) -> None:
    """Save one change; raise `ChangedMeanwhile` where somebody else saved first."""
    if await session.change(table, _old(change), _new(change)) != 1:
        raise ChangedMeanwhile(f"{table.name} {change.id} is no longer version {change.version}")


async def swap_many(session: Session, table: Table, changes: Sequence[Swap]) -> frozenset[UUID]:
    """Save those changes that come first, and return the ids of their rows.

    The rows are locked before they are compared (on SQLite by the transaction itself), so whoever
    is found to be first still is when all are written in one go. Locking in one order keeps two
    such savers from waiting for each other.
    """
    versions = await _locked_versions(session, table, [change.id for change in changes])
    won = [change for change in changes if versions.get(change.id) == change.version]
    for columns in {tuple(change.values) for change in won}:
        same = [change for change in won if tuple(change.values) == columns]
        statement = statements.change(table, tuple(_old(same[0])), tuple(_new(same[0])))
        values = [statements.changed(_old(change), _new(change)) for change in same]
        await session.run_many(statement, values)
    return frozenset(change.id for change in won)


async def _locked_versions(session: Session, table: Table, ids: Sequence[UUID]) -> dict[UUID, int]:
    rows = await session.rows_among(
        session.locked(_versions(table), skip=False), table.c.id, sorted(ids)
    )
    return {row.id: row.version for row in rows}


@cache
def _versions(table: Table) -> Select[Any]:
    return select(table.c.id, table.c.version).order_by(table.c.id)


def _old(change: Swap) -> Values:
    return {"id": change.id, "version": change.version}


def _new(change: Swap) -> Values:
    return {**change.values, "version": change.version + 1}
