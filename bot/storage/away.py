"""Tells a database that is away from a row that it refuses."""

from __future__ import annotations

from typing import Final

from sqlalchemy import event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as NoneFree
from sqlalchemy.ext.asyncio import AsyncEngine

#: PostgreSQL's words for what is wrong with values, by how its codes begin; all other codes tell of
#: itself, its tables, its disk, or of others who were quicker.
_OF_A_ROW: Final = ("21", "22", "23")


class DatabaseAway(SQLAlchemyError):
    """The database cannot be reached; nothing is wrong with what was to be kept."""


def is_away(error: BaseException) -> bool:
    """Return whether an error tells of the database itself, so that no row is to blame for it."""
    if isinstance(error, DatabaseAway | NoneFree):
        return True
    if not isinstance(error, DBAPIError):
        return False
    if error.connection_invalidated:
        return True
    if isinstance(error, IntegrityError | DataError):
        return False
    code = str(getattr(error.orig, "sqlstate", None) or "")
    # asyncpg says of a value that it cannot send what it says of a connection that is closed.
    return not code.startswith(_OF_A_ROW) and not isinstance(_cause(error), ValueError)


def _cause(error: DBAPIError) -> BaseException | None:
    return error.orig.__cause__ if error.orig else None


def saying_so(engine: AsyncEngine) -> AsyncEngine:
    """Let the engine raise `DatabaseAway` where nobody answers in time, and give that connection
    up: the network's own error would be taken for the row's."""

    @event.listens_for(engine.sync_engine, "handle_error")
    def away(context: ExceptionContext) -> None:
        error = context.original_exception
        if isinstance(error, OSError):  # a time-out is one as well
            context.is_disconnect = True
            raise DatabaseAway(type(error).__name__) from error

    return engine
