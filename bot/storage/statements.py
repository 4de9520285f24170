"""Statements that are built once and run again: to build one takes longer than what SQLAlchemy does
to run it, and it knows again by itself only what is the same object."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cache, lru_cache
from typing import Any, Final

from sqlalchemy import (
    Column,
    ColumnElement,
    Insert,
    Integer,
    Select,
    Table,
    Update,
    bindparam,
    select,
    update,
)

#: Which parameter has the values that rows are looked for by.
WANTED: Final = "wanted"
#: Which have the instant by which rows are due, and how many of them are wanted at most.
NOW: Final = "now"
MOST: Final = "most"
_KEPT: Final = 256  # that many queries, since not each is there for good


@cache
def everything(table: Table) -> Select[Any]:
    """Return the query for whole rows."""
    return select(table)


@lru_cache(_KEPT)
def among(query: Select[Any], column: ColumnElement[Any]) -> Select[Any]:
    """Return the query for those rows whose `column` has one of the values in `WANTED`."""
    return query.where(column.in_(bindparam(WANTED, expanding=True)))


@cache
def earliest(at: Column[datetime]) -> Select[Any]:
    """Return the query for the first instant of a column."""
    return select(at).where(at.is_not(None)).order_by(at).limit(1)


@lru_cache(_KEPT)
def due(query: Select[Any], at: Column[datetime]) -> Select[Any]:
    """Return the query for those rows whose instant has come by `NOW`, those that wait longest
    first, `MOST` of them."""
    has_come = at.is_not(None), at <= bindparam(NOW)
    return query.where(*has_come).order_by(at).limit(bindparam(MOST, type_=Integer))


@lru_cache(_KEPT)
def tables(query: Select[Any]) -> frozenset[str]:
    """Return the names of the tables whose columns the query returns."""
    return frozenset(str(table) for table in query.columns_clause_froms)


@lru_cache(_KEPT)
def held(query: Select[Any], *, skip: bool) -> Select[Any]:
    """Return the query so that the rows are locked; `skip` those another worker has locked."""
    return query.with_for_update(skip_locked=skip, key_share=True)


@cache
def addition(table: Table) -> Insert:
    """Return the statement that adds a row."""
    return table.insert()


@cache
def change(table: Table, by: tuple[str, ...], columns: tuple[str, ...]) -> Update:
    """Return the statement that gives `columns` new values where those of `by` are as they were:
    `changed` names the values for both."""
    mine = (table.c[name] == bindparam(f"old_{name}") for name in by)
    return update(table).where(*mine).values({name: bindparam(f"new_{name}") for name in columns})


def changed(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values that such a change is run with."""
    by = {f"old_{name}": value for name, value in old.items()}
    return {**by, **{f"new_{name}": value for name, value in new.items()}}
