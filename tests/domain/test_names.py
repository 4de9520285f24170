"""Nobody is called like somebody else whom the same one looks after."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.ids import ClinicId, PersonId, new_id
from bot.domain.names import first_name, told_apart
from tests.domain.examples import a_person


@pytest.mark.parametrize(
    ("names", "called"),
    [
        ("John Smith, Ann Brown", "John, Ann"),
        ("John Smith, john Brown, Ann", "John S, John B, Ann"),
        ("María José Ruiz, María Paz Gil", "María R, María G"),
        ("John, John Brown", "John 1, John 2"),
        ("John Smith, John Shaw", "John 1, John 2"),
        ("Maximiliano-Alejandro A, Maximiliano-Alejandro B", "Maximilian A, Maximilian B"),
        (",Ann", ", Ann"),
        (",", "1, 2"),
    ],
)
def test_two_of_one_name_are_told_apart_by_an_initial_or_a_number(names: str, called: str) -> None:
    people = [
        replace(a_person(), id=PersonId(new_id()), name=name.strip()) for name in names.split(",")
    ]

    assert ", ".join(told_apart(people)[person.id] for person in people) == called


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Hill Street", "Hill Street"),
        ("Lake View Medical Center", "Lake View"),
        ("Krankenhausverbund", "Krankenhausv"),
    ],
)
def test_a_clinic_is_called_by_as_much_of_its_name_as_there_is_room_for(
    name: str, called: str
) -> None:
    id_ = new_id()

    assert (
        first_name(replace(a_person(), id=PersonId(id_), name=name, clinic=ClinicId(id_))) == called
    )
