"""A journal that the database keeps by itself, in the order of commits; the bot knows of none."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from uuid import UUID

_MADE_OF: Final = """
CREATE TABLE journal (seq INTEGER PRIMARY KEY, what TEXT, id TEXT, value TEXT);
CREATE TRIGGER journal_claim AFTER UPDATE OF state ON delivery
WHEN NEW.state = 'claimed' AND OLD.state <> 'claimed'
BEGIN INSERT INTO journal (what, id) VALUES ('claimed', NEW.id); END;
CREATE TRIGGER journal_address AFTER UPDATE OF opted_out_at ON address
WHEN (NEW.opted_out_at IS NULL) <> (OLD.opted_out_at IS NULL)
BEGIN INSERT INTO journal (what, id, value) VALUES
(iif(NEW.opted_out_at IS NULL, 'opted in', 'opted out'), NEW.id, NEW.opted_out_how); END;
CREATE TRIGGER journal_dose AFTER UPDATE OF state ON dose WHEN NEW.state <> OLD.state
BEGIN INSERT INTO journal (what, id, value) VALUES ('dose', NEW.id, NEW.state); END;
CREATE TRIGGER journal_inbox AFTER UPDATE OF done_at ON inbox WHEN NEW.done_at IS NOT NULL
BEGIN INSERT INTO journal (what, id) VALUES ('handled', NEW.provider_id); END;
"""
_DOSES: Final = """
SELECT dose.id, dose.patient_id, medication_id, dose.due_at, window_ends_at, dose.state, taken_at,
heard_at, reason, round_id FROM dose
"""
_DELIVERIES: Final = """
SELECT id, address_id, round_id, state, reason, not_before, expires_at FROM delivery
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was committed."""

    seq: int
    what: str
    id: str
    value: str


@dataclass(frozen=True, slots=True)
class Row:
    """A dose as it stands at the end; instants are seconds."""

    id: UUID
    patient: UUID
    medication: UUID
    due: float
    window_ends: float
    state: str
    happened: float | None
    reason: str
    round: str


@dataclass(frozen=True, slots=True)
class Sent:
    """A delivery as it stands at the end."""

    id: UUID
    address: str
    round: str
    state: str
    reason: str
    is_due_by: float  #: it may go from then on
    over: float


@dataclass(frozen=True, slots=True)
class Record:
    """What stands written at the end, and how it came to be."""

    journal: Sequence[Entry]
    doses: Sequence[Row]
    deliveries: Sequence[Sent]
    handled: frozenset[str]
    kept: frozenset[str]
    extras: int
    set_aside: int


def begin(database: Path) -> None:
    """Let a database keep a journal."""
    with sqlite3.connect(database) as connection:
        connection.executescript(_MADE_OF)
    connection.close()


def read(database: Path) -> Record:
    """Return what stands in a database."""
    connection = sqlite3.connect(database)
    try:
        ask = connection.execute
        journal = [Entry(*row) for row in ask("SELECT seq, what, id, value FROM journal")]
        inbox = ask("SELECT provider_id, done_at FROM inbox").fetchall()
        return Record(
            journal=[Entry(e.seq, e.what, _plain(e.id), e.value or "") for e in journal],
            doses=[_dose(row) for row in ask(_DOSES)],
            deliveries=[_sent(row) for row in ask(_DELIVERIES)],
            handled=frozenset(id_ for id_, done in inbox if done is not None),
            kept=frozenset(id_ for id_, _ in inbox),
            extras=ask("SELECT count(*) FROM extra").fetchone()[0],
            set_aside=ask(
                "SELECT (SELECT count(*) FROM inbox WHERE set_aside)"
                " + (SELECT count(*) FROM round WHERE set_aside)"
            ).fetchone()[0],
        )
    finally:
        connection.close()


def _dose(row: Sequence[Any]) -> Row:
    id_, patient, medication, due, ends, state, taken, heard, reason, round_ = row
    happened = taken if taken is not None else heard
    return Row(
        UUID(id_),
        UUID(patient),
        UUID(medication),
        int(due) / 1000,
        int(ends) / 1000,
        state,
        None if happened is None else int(happened) / 1000,
        reason or "",
        _plain(round_ or ""),
    )


def _sent(row: Sequence[Any]) -> Sent:
    id_, address, round_, state, reason, not_before, over = row
    by = int(not_before) / 1000, int(over) / 1000
    return Sent(UUID(id_), _plain(address), _plain(round_ or ""), state, reason, *by)


def _plain(id_: str) -> str:
    return id_.replace("-", "")
