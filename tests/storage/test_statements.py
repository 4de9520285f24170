"""Statements that are built once are the same objects ever after."""

from __future__ import annotations

from sqlalchemy import select

from bot.storage import statements
from bot.storage.tables.doses import rounds
from bot.storage.tables.people import addresses, people


def test_what_is_asked_for_again_is_not_built_again() -> None:
    query = statements.everything(rounds)
    assert statements.everything(rounds) is query
    assert statements.among(query, rounds.c.id) is statements.among(query, rounds.c.id)
    assert statements.held(query, skip=False) is statements.held(query, skip=False)
    due = [statements.due(query, rounds.c.wakes_at) for _ in "12"]
    assert due[0] is due[1]
    assert statements.earliest(rounds.c.wakes_at) is statements.earliest(rounds.c.wakes_at)
    assert statements.addition(rounds) is statements.addition(rounds)
    changes = [statements.change(rounds, ("id",), ("state", "version")) for _ in "12"]
    assert changes[0] is changes[1]


def test_what_differs_is_built_for_itself() -> None:
    query = statements.everything(rounds)
    assert statements.among(query, rounds.c.id) is not statements.among(query, rounds.c.patient_id)
    assert statements.held(query, skip=False) is not statements.held(query, skip=True)
    assert statements.due(query, rounds.c.wakes_at) is not statements.due(query, rounds.c.due_at)
    by_version = statements.change(rounds, ("id", "version"), ("state",))
    assert by_version is not statements.change(rounds, ("id",), ("state",))


def test_a_query_names_the_tables_that_it_returns() -> None:
    assert statements.tables(select(people.c.id, addresses)) == {"person", "address"}
