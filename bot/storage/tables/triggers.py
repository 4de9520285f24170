"""Triggers that keep the append-only tables append-only, on both databases."""

from __future__ import annotations

from typing import Final

from sqlalchemy import DDL, Table, event

from bot.storage.tables.care import care_consents
from bot.storage.tables.people import consents
from bot.storage.tables.record import audits

_REFUSE: Final = (
    "CREATE OR REPLACE FUNCTION dosebell_append_only() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$"
)


def _statements(table: str) -> dict[str, tuple[str, ...]]:
    sqlite = tuple(
        f"CREATE TRIGGER {table}_no_{step} BEFORE {step.upper()} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        for step in ("update", "delete")
    )
    postgresql = (
        f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        "EXECUTE FUNCTION dosebell_append_only()"
    )
    return {"sqlite": sqlite, "postgresql": (_REFUSE, postgresql)}


def _guard(table: Table) -> None:
    for dialect, statements in _statements(table.name).items():
        for statement in statements:
            ddl = DDL(statement.replace("%", "%%"))  # type: ignore[no-untyped-call]  # has no types
            event.listen(table, "after_create", ddl.execute_if(dialect=dialect))


for _table in (consents, audits, care_consents):
    _guard(_table)
