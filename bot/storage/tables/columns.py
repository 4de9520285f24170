"""The kinds of columns that SQLite and PostgreSQL must keep alike, and the class that every table
is made from."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any, ClassVar, Final
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Dialect,
    FromClause,
    Index,
    Integer,
    MetaData,
    Table,
    Uuid,
    literal,
    literal_column,
    text,
)
from sqlalchemy.types import TypeDecorator
from sqlmodel import SQLModel

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND: Final = timedelta(milliseconds=1)


@lru_cache(10_000)
def _instant(value: int | None) -> datetime | None:
    return None if value is None else _EPOCH + timedelta(milliseconds=value)


@lru_cache(1000)
def _span(value: int | None) -> timedelta | None:
    return None if value is None else timedelta(milliseconds=value)


class Instant(TypeDecorator[datetime]):
    """An instant as whole milliseconds since 1970 in UTC, since SQLite forgets zones. Naive ones
    are refused."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        return (value - _EPOCH) // _MILLISECOND

    def result_processor(
        self, _dialect: Dialect, _coltype: object
    ) -> Callable[[int | None], datetime | None]:
        """Return what makes an instant of what the database has. Many rows share theirs."""
        return _instant


class Span(TypeDecorator[timedelta]):
    """A length of time as whole milliseconds."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: timedelta | None, dialect: Dialect) -> int | None:
        return None if value is None else value // _MILLISECOND

    def result_processor(
        self, _dialect: Dialect, _coltype: object
    ) -> Callable[[int | None], timedelta | None]:
        """Return what makes a length of time of what the database has."""
        return _span


@lru_cache(50_000)
def _known(text: str | None) -> UUID | None:
    return None if text is None else UUID(text)


class Identity(Uuid[UUID]):
    """An id. In a spike the same few thousand are read again and again, but made only once."""

    cache_ok = True

    def result_processor(
        self, dialect: Dialect, _coltype: object
    ) -> Callable[[str | None], UUID | None] | None:
        """Return what makes an id of what the database has; PostgreSQL's driver does it itself."""
        return None if dialect.supports_native_uuid else _known


def counted() -> Column[Any]:
    """Return a primary key that the database counts up: the order in which rows came in."""
    kind = BigInteger().with_variant(Integer, "sqlite")  # SQLite counts INTEGER alone
    return Column("seq", kind, primary_key=True, autoincrement=True)


def partial(name: str, *columns: str, where: str, unique: bool = False) -> Index:
    """Return an index over those rows alone that are looked for."""
    condition = text(where)
    return Index(name, *columns, unique=unique, sqlite_where=condition, postgresql_where=condition)


def fixed(value: str) -> ColumnElement[str]:
    """Return a value that is written into the statement itself, not handed in beside it.

    Only so can the database see that a partial index covers what is asked for.
    """
    return literal(value, literal_execute=True)


def set_aside(rows: FromClause) -> ColumnElement[bool]:
    """Return that a row is set aside, in the words of the partial indexes."""
    words: ColumnElement[bool] = literal_column(f"{rows.description}.set_aside")
    return words


class StoredRow(SQLModel):
    """A row of a table of ours. Its constraints have names, so that migrations can speak of
    them."""

    metadata: ClassVar[MetaData] = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )

    @classmethod
    def table(cls) -> Table:
        """Return the table, for core statements."""
        table = cls.metadata.tables[str(cls.__tablename__)]
        for column in table.columns:
            if type(column.type) is Uuid:
                column.type = Identity()
        return table
