"""Runs the migrations on the connection that `bot.storage.migrate` hands in, inside its
transaction."""

from __future__ import annotations

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    transactional_ddl=True,  # SQLite can, though alembic does not trust its driver to
)
with context.begin_transaction():
    context.run_migrations()
