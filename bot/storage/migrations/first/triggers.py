"""The first triggers: consents and audit entries are never changed or deleted."""

from __future__ import annotations

from typing import Final

from alembic import op

_TABLES: Final = ("consent", "audit")
_REFUSE: Final = (
    "CREATE OR REPLACE FUNCTION dosebell_append_only() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$"
)


def create() -> None:
    """Create them."""
    if op.get_bind().dialect.name == "sqlite":
        _sqlite()
    else:
        _postgresql()


def _sqlite() -> None:
    for table in _TABLES:
        for step in ("update", "delete"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{step} BEFORE {step.upper()} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )


def _postgresql() -> None:
    op.execute(_REFUSE)
    for table in _TABLES:
        op.execute(
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "EXECUTE FUNCTION dosebell_append_only()"
        )
