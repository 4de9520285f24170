"""What every test may ask for, and what the run says at its end."""

from __future__ import annotations

import pytest
from hypothesis import settings

from tests.browsers import browser, open_page
from tests.databases import (
    database_url,
    keyring,
    migrated_postgres_url,
    migrated_sqlite_url,
    migrated_url,
    postgres_server,
    postgres_tables,
    postgres_url,
    sqlite_template,
    sqlite_url,
    storage,
)

__all__ = [
    "browser",
    "database_url",
    "keyring",
    "migrated_postgres_url",
    "migrated_sqlite_url",
    "migrated_url",
    "open_page",
    "postgres_server",
    "postgres_tables",
    "postgres_url",
    "sqlite_template",
    "sqlite_url",
    "storage",
]

# A law is not broken because the machine is busy.
settings.register_profile("dosebell", deadline=None)
settings.load_profile("dosebell")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes long, so that no worker is left alone with it at the end."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly what this machine lacks: a run without it has proven less."""
    lacking: dict[str, int] = {}
    for report in terminalreporter.getreports("skipped"):
        reason = str(report.longrepr[2]) if isinstance(report.longrepr, tuple) else ""
        reason = reason.removeprefix("Skipped: ")
        if reason.startswith("NO "):
            lacking[reason] = lacking.get(reason, 0) + 1
    for reason, count in lacking.items():
        terminalreporter.section(f"{count} TESTS WERE SKIPPED", sep="!", red=True, bold=True)
        terminalreporter.line(reason)
