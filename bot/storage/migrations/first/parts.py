"""Parts of tables that both databases spell in their own way."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op


def counted(name: str) -> sa.Column[Any]:
    """Return a primary key that the database counts up."""
    kind = sa.BigInteger().with_variant(sa.Integer(), "sqlite")  # SQLite counts INTEGER alone
    return sa.Column(name, kind, autoincrement=True, nullable=False)


def partial(name: str, table: str, *columns: str, where: str, unique: bool = False) -> None:
    """Create an index over those rows alone that are looked for."""
    condition = sa.text(where)
    op.create_index(
        name,
        table,
        columns,
        unique=unique,
        sqlite_where=condition,
        postgresql_where=condition,
    )
