"""Proves that a doubtful name is asked about, never acted on."""

from __future__ import annotations

from string import ascii_lowercase

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.lexicon import How
from bot.formulary import Formulary, load


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("metfornin", "metformin"),
        ("metformine", "metformin"),
        ("levotyroxine", "levothyroxine"),
        ("amlodipin", "amlodipine"),
        ("metropolol", "metoprolol"),
        ("lisinoprl 10 mg", "lisinopril"),
        ("aspirn", "aspirin"),
        ("Zolof", "zoloft"),
        ("Lipator 20", "lipitor"),
        ("cetrizine", "cetirizine"),
        ("hydrochlorothiazied", "hydrochlorothiazide"),
        ("clonazepan", "clonazepam"),
        ("rnetformin", "metformin"),  # read by a machine
        ("Cozar", "cozaar"),
        ("xerelto", "xarelto"),
        ("acetominophen", "acetaminophen"),
        ("salbutamool", "salbutamol"),
        ("ibuprofenoo", "ibuprofeno"),
    ],
)
def test_a_typo_is_to_be_confirmed(formulary: Formulary, typed: str, meant: str) -> None:
    match = formulary.find(typed)

    assert match
    assert match.name == meant
    assert match.needs_confirmation


@pytest.mark.parametrize("typed", ["som", "xan", "alev", "lasx", "tums2", "vit", "coq"])
def test_a_short_name_is_never_guessed(formulary: Formulary, typed: str) -> None:
    assert formulary.find(typed) is None


@pytest.mark.parametrize("typed", ["vitamin b13", "tylenol 5x", "omega 9 x"])
def test_another_number_is_never_a_typo(formulary: Formulary, typed: str) -> None:
    assert formulary.find(typed) is None


def test_names_that_are_as_near_are_all_named(formulary: Formulary) -> None:
    match = formulary.find("codaar")

    assert match
    assert match.needs_confirmation
    assert {match.name, *match.rivals} >= {"cozaar", "codar"}


def test_a_second_name_that_contradicts_the_first_is_asked_about(formulary: Formulary) -> None:
    match = formulary.find("Tylenol (ibuprofen)")

    assert match
    assert match.needs_confirmation
    assert match.rivals == ("ibuprofen",)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("hydroxyzine", "hydralazine"),
        ("Hydralazine 25 mg", "hydroxyzine"),
        ("hydroxyzine HCl 25mg tablets", "hydralazine"),
        ("clonidine", "clonazepam"),
        ("metformin ER", "metronidazole"),
        ("tramadol", "trazodone"),
        ("Celebrex", "celexa"),
        ("celexa 20", "celebrex"),
        ("prednisone", "prednisolone"),
        ("Lamictal", "lamisil"),
        ("metfornin", "metronidazole"),
    ],
)
def test_a_name_that_is_mistaken_for_another_says_so(
    formulary: Formulary, name: str, other: str
) -> None:
    match = formulary.find(name)

    assert match
    assert other in match.look_alikes


@pytest.mark.long
@given(st.text(max_size=300))
@example("(" * 150)
@example("1/2/3/4/5/6/7/8/9" * 10)
@example("\ud800")
@example("\u017ftatin \ufb01ber \u0130stin")
def test_nothing_that_is_written_breaks_it(text: str) -> None:
    match = load().find(text)

    assert match is None or match.ingredients


@pytest.mark.long
@given(
    st.sampled_from(["atorvastatin", "levothyroxine", "methotrexate", "metoprolol", "warfarina"]),
    st.integers(0, 8),
    st.sampled_from(ascii_lowercase),
)
def test_one_wrong_letter_is_never_taken_for_granted(name: str, at: int, letter: str) -> None:
    typed = name[:at] + letter + name[at + 1 :]

    match = load().find(typed)

    assert typed == name or match is None or match.how is How.FUZZY
