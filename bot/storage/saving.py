"""Saving by compare-and-set: the first to save wins, and whoever read before that is told so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Table, bindparam, select, update

from bot.domain.errors import ChangedMeanwhile
from bot.storage.session import Session, Values


@dataclass(frozen=True, slots=True)
class Swap:
    """New values for one row, if it still has the version they were decided on."""

    id: UUID
    version: int
    values: Values


async def swap(session: Session, table: Table, change: Swap) -> None:
    """Save one change; raise `ChangedMeanwhile` where somebody else saved first."""
    guarded = update(table).where(table.c.id == change.id, table.c.version == change.version)
    values = {**change.values, "version": change.version + 1}
    if await session.run(guarded.values(values)) != 1:
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
        statement = (
            update(table)
            .where(table.c.id == bindparam("this_id"))
            .values(
                {
                    **{name: bindparam(f"new_{name}") for name in columns},
                    "version": bindparam("new_version"),
                }
            )
        )
        same = [change for change in won if tuple(change.values) == columns]
        await session.run_many(statement, [_parameters(change) for change in same])
    return frozenset(change.id for change in won)


async def _locked_versions(session: Session, table: Table, ids: Sequence[UUID]) -> dict[UUID, int]:
    statement = session.locked(select(table.c.id, table.c.version).order_by(table.c.id), skip=False)
    rows = await session.rows_among(statement, table.c.id, sorted(ids))
    return {row.id: row.version for row in rows}


def _parameters(change: Swap) -> dict[str, Any]:
    new = {f"new_{name}": value for name, value in change.values.items()}
    return {**new, "new_version": change.version + 1, "this_id": change.id}
