"""What is run on a database meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine


@contextmanager
def statements_run() -> Iterator[list[tuple[str, Any]]]:
    """Collect the statements that are run on any database, each with its values."""
    ran: list[tuple[str, Any]] = []

    def remember(_c: object, _cursor: object, statement: str, values: object, *_: object) -> None:
        ran.append((statement, values))

    event.listen(Engine, "before_cursor_execute", remember)
    try:
        yield ran
    finally:
        event.remove(Engine, "before_cursor_execute", remember)
