"""Proves what is meant by a few words at a read-back: which medicine, what it is for, what is
otherwise. Each table is looked through in one test."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from bot import formulary
from bot.domain.amounts import Amount, Unit
from bot.handlers.medicines import amending, pointing, purposes
from bot.language import form
from bot.language.directions.doses import Reading
from bot.language.directions.reader import partly

TODAY = date(2026, 3, 2)
LEXICON = formulary.load()

POINTED = {
    "the second one is wrong": (2, ""),
    "second one: 40 mg": (2, "40 mg"),
    "number 3 is in the morning": (3, "is in the morning"),
    "#2 is 40 mg": (2, "is 40 mg"),
    "the third is wrong, it's at night": (3, "it's at night"),
    "la segunda está mal": (2, ""),
    "la 2 está mal": (2, ""),
    "el número 4 es de 20 mg": (4, "es de 20 mg"),
}
NOT_POINTED = (
    "2 tablets",
    "no, 3 times a day",
    "the first dose is at 8",
    "first thing in the morning",
    "the second tablet at night",
    "la primera toma a las 8",
    "twice a day",
    "no 2",
)
PURPOSES = {
    "sugar": "sugar",
    "for my feet": "my feet",
    "my heart": "my heart",
    "type 2 diabetes": "type 2 diabetes",
    "I have high blood pressure": "high blood pressure",
    "para el azúcar": "azúcar",
    "la presión": "la presión",
}
NO_PURPOSES = (
    *("no, 500 not 50", "hm", "wait", "let me look", "that's at night", "twice a day", "500 mg"),
    *("the second one is wrong 2", "all of it"),
    *("espera", "no sé qué", "dos veces al día"),
)
#: What is written, the correction, and what comes of it: strength, and how much where it is mass.
CORRECTED = (
    ("metformin 500 mg 1 tablet twice a day", "the metformin is 850", "850 mg", None),
    ("metformin 500 mg 1 tablet twice a day", "it's 1000", "1000 mg", None),
    ("metformina 500 mg 1 tableta dos veces al día", "no, es de 850", "850 mg", None),
    ("metformin 500 mg 1 tablet twice a day", "the bottle says 750", "750 mg", None),
    ("atorvastatin 50 mg at night", "it's 40 not 50", "40 mg", 40),
    ("atorvastatin 50 mg at night", "it should be 40", "40 mg", 40),
    ("metformin 500 mg 1 tablet twice a day", "no, three times a day", "500 mg", None),
)
RELATIVE = (
    *("doctor doubled my lisinopril", "my doctor halved it", "increase it by 10 mg"),
    *("take one more", "el doctor me dobló la dosis", "la mitad, por la mitad"),
)
ABSOLUTE = ("doctor doubled it to 20 mg", "twice a day", "half a tablet", "now 3 times a day")


def test_a_medicine_is_pointed_at_by_its_place_and_by_nothing_else() -> None:
    for text, (number, rest) in POINTED.items():
        assert pointing.at(text) == pointing.Pointed(number, rest), text
    for text in NOT_POINTED:
        assert pointing.at(text) is None, text


def test_a_purpose_is_a_few_words_that_say_nothing_else() -> None:
    for text, purpose in PURPOSES.items():
        assert purposes.said(text, _told(text)) == purpose, text
    for text in NO_PURPOSES:
        assert purposes.said(text, _told(text)) is None, text


def test_a_bare_number_stands_for_what_it_corrects_with_its_unit() -> None:
    for written, correction, strength, mass in CORRECTED:
        (reading,) = form.written(written, today=TODAY, lexicon=LEXICON)
        after = amending.amended(reading, correction, on=TODAY, lexicon=LEXICON)
        assert after is not None, correction
        assert after.strength == strength, correction
        if mass is not None:
            draft = form.drafted(after, today=TODAY, lexicon=LEXICON, text="")
            assert Amount(Decimal(mass), Unit.MILLIGRAM) in _amounts(draft), correction


def test_how_much_more_is_told_apart_from_how_much() -> None:
    assert [text for text in RELATIVE if not amending.is_relative(text)] == []
    assert [text for text in ABSOLUTE if amending.is_relative(text)] == []
    assert amending.from_now_on("the doctor upped it to 40 mg") == "40 mg"
    assert amending.from_now_on("el doctor me subió la dosis a 2 tabletas") == "2 tabletas"
    assert amending.from_now_on("twice a day") == "twice a day"


def _told(text: str) -> Reading:
    return partly(text, today=TODAY, lexicon=LEXICON)


def _amounts(draft: form.Draft) -> list[object]:
    return [each.quantity for each in getattr(draft.directions.schedule, "intakes", ())]
