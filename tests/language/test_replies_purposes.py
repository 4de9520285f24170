"""Proves that a medicine is known by its class and by what it is for, and never by a name that is
only written nearly so."""

from __future__ import annotations

from typing import Final
from uuid import UUID

import pytest

from bot import formulary
from bot.domain.ids import MedicationId
from bot.domain.intents import Intent, OneByOne, Perhaps, Skip, Took, Unclear
from bot.language.replies import Context, read
from tests.language.scoring_replies import NOW

_LIST: Final = (
    "metformin",
    "lisinopril",
    "atorvastatin",
    "ibuprofen",
    "vitamin D",
    "levothyroxine",
)
_OF: Final = {name: MedicationId(UUID(int=n)) for n, name in enumerate(_LIST, start=1)}
_OTHERS: Final = {name: _OF[name] for name in ("metformin", "ibuprofen")}
_TAKEN: Final = {
    "atorvastatin": "took the statin|I took my statin|me tomé la del colesterol|took that statin",
    "lisinopril": "took my blood pressure one|took the blood pressure pill|took my BP tablet"
    "|me tomé la de la presión",
    "levothyroxine": "took my thyroid|took my thyroid pill|me tomé la de la tiroides",
    "metformin": "took the sugar pill|took the diabetes one|me tomé la del azúcar",
    "ibuprofen": "took my painkiller|took a painkiller|me tomé la del dolor",
    "vitamin D": "took my vitamin|me tomé la vitamina|took the vitamin at 8:15 am",
}
_NOT_THEIRS: Final = (
    *("took the statin", "took my water pill", "took the diuretic", "took the antibiotic"),
    *("me tomé la pastilla para dormir", "took my blood thinner", "me tomé la estatina"),
    *("took my thyroid", "took my vitamin", "took the blood pressure one", "took the steroid"),
)


def _read(text: str, names: dict[str, MedicationId]) -> Intent:
    context = Context(lexicon=formulary.load())
    return read(text, language="en", names=names, now=NOW, context=context).intent


def test_a_class_or_a_purpose_names_the_only_one_of_theirs_that_is_of_it() -> None:
    said = [(text, name) for name, texts in _TAKEN.items() for text in texts.split("|")]
    found = [(text, name, _read(text, _OF)) for text, name in said]

    assert [
        each
        for each in found
        if not (isinstance(each[2], Took) and each[2].which.medications == (_OF[each[1]],))
    ] == []


def test_several_of_a_class_are_asked_about() -> None:
    both = {**_OF, "simvastatin": MedicationId(UUID(int=9)), "losartan": MedicationId(UUID(int=8))}

    for text in ("took the statin", "took my blood pressure pill", "me tomé la de la presión"):
        meant = _read(text, both)
        assert isinstance(meant, Perhaps), text
        assert len(meant.candidates) == 2


def test_a_class_of_which_they_take_none_is_never_another_medicine() -> None:
    found = [(text, _read(text, _OTHERS)) for text in _NOT_THEIRS]

    assert [
        each
        for each in found
        if isinstance(each[1], Perhaps) or (isinstance(each[1], Took) and each[1].which.medications)
    ] == []
    assert isinstance(_read("took the statin", _OTHERS), OneByOne)


@pytest.mark.parametrize(
    "text", ["took my blood pressure", "took my blood pressure one forty over ninety", "my thyroid"]
)
def test_a_measure_or_a_part_of_the_body_is_no_medicine(text: str) -> None:
    assert not isinstance(_read(text, _OF), Took | Skip | Unclear) or text == "my thyroid"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("took met 4 min and lie sin a pril", ("metformin", "lisinopril")),
        ("a tour of a statin has been taken", ("atorvastatin",)),
        ("took the leave a thyroxine", ("levothyroxine",)),
        ("tomé la lisi no pril", ("lisinopril",)),
    ],
)
def test_a_name_that_a_telephone_heard_in_pieces_is_one_of_theirs(
    text: str, names: tuple[str, ...]
) -> None:
    meant = _read(text, _OF)

    assert isinstance(meant, Took)
    assert meant.which.medications == tuple(_OF[name] for name in names)


def test_a_name_that_only_nearly_sounds_like_one_of_theirs_is_asked_about() -> None:
    assert isinstance(_read("tomé la metro mina", _OF), Perhaps)
