"""Proves which letters and days are read of what a caregiver may, and until when."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.domain.care.links import Deed, Shared
from bot.domain.ids import PersonId, new_id
from bot.domain.people import Person, Role
from bot.domain.routine import Routine
from bot.handlers.care import rights

ANN = Person(PersonId(new_id()), Role.PATIENT, "Ann", "en", "US", "America/New_York", Routine())
NOW = datetime(2026, 3, 2, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("A C", "a c"),
        ("ac", "a c"),
        ("A, C and E.", "a c e"),
        ("g y a", "a g"),
        ("B", "b"),
        ("all", "a b c d e f g"),
        ("todo", "a b c d e f g"),
        ("only A", "a"),
        ("just today, nothing else", "c"),
        ("everything but G", "a b c d e f"),
        ("todo menos la lista", "a b c d e f"),
        ("solo avisos y hoy", "a c"),
    ],
)
def test_letters_are_rights_in_whatever_order_they_are_said(text: str, letters: str) -> None:
    chosen = rights.read(text)

    assert chosen is not None
    assert rights.packed(chosen) == letters


@pytest.mark.parametrize(
    "text", ["", "1", "yes", "A 1", "abh", "everything is fine", "took it", "and"]
)
def test_nothing_else_is_a_right(text: str) -> None:
    assert rights.read(text) is None


def test_whether_somebody_is_told_of_a_stop_is_never_among_the_letters() -> None:
    everything = rights.read("all")

    assert everything == frozenset((*Shared, *Deed)) - {Shared.REACH}
    assert Shared.REACH in rights.terms([], reach=True, ends_at=None).sees


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3 May", "2026-05-04T04:00"),
        ("until friday", "2026-03-07T05:00"),
        ("hasta el 3 de mayo", "2026-05-04T04:00"),
        ("2 weeks", "2026-03-17T04:00"),
        ("for 3 months", "2026-06-01T04:00"),
        ("un año", "2027-03-03T05:00"),
        ("today", None),
        ("2 years", None),
        ("in 2020", None),
        ("soon", None),
    ],
)
def test_it_ends_with_a_day_of_the_patients_calendar(text: str, day: str | None) -> None:
    ends = rights.until(text, ANN, now=NOW)

    assert (f"{ends.astimezone(UTC):%Y-%m-%dT%H:%M}" if ends else None) == day
