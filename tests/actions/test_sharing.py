"""What people on one phone are called: short, and never two alike."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.actions import sharing
from bot.domain.ids import PersonId, new_id
from tests.domain.examples import a_person


@pytest.mark.parametrize(
    ("case", "names", "called"),
    [
        ("first names", ["Ann Miller", "Bob Miller"], ["Ann", "Bob"]),
        ("the same first name", ["Ann Miller", "Ann Stone"], ["Ann M", "Ann S"]),
        ("the same but for case", ["Ann", "ann Stone"], ["Ann", "ann S"]),
        ("wholly the same", ["Ann", "Ann"], ["1", "2"]),
        ("one without a name", ["Ann", ""], ["1", "2"]),
        ("a long one", ["Bartholomew-Christopher", "Ann"], ["Bartholomew-", "Ann"]),
    ],
)
def test_nobody_is_called_like_another(case: str, names: list[str], called: list[str]) -> None:
    people = [replace(a_person(), id=PersonId(new_id()), name=name) for name in names]

    assert list(sharing.called(people).values()) == called, case
