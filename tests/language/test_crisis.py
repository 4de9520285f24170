"""Proves that words of crisis are found, and that harmless ones that look alike are not."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.intents import CrisisKind
from bot.language import crisis

TABLE = tomllib.loads((Path(__file__).parent / "tables" / "crisis.toml").read_text("utf-8"))
ALARMING = [(kind, text) for kind in CrisisKind for text in TABLE[kind]]


def test_words_of_crisis_are_found() -> None:
    assert [(text, kind) for kind, text in ALARMING if crisis.find(text) is not kind] == []


def test_harmless_words_that_look_alike_are_not_found() -> None:
    assert [text for text in TABLE["none"] if crisis.find(text) is not None] == []


@pytest.mark.parametrize(
    "label",
    [
        "nitroglycerin 0.4 mg SL every 5 minutes as needed for chest pain, up to 3 doses",
        "albuterol 2 puffs every 4 hours as needed for shortness of breath",
        "EpiPen 0.3 mg inject if anaphylaxis",
        "keppra 500 mg bid for my seizures",
        "naloxone 4 mg nasal spray for overdose",
        "salbutamol 2 inhalaciones si falta de aire",
        "nitroglicerina 0,4 mg 1 tableta sublingual en caso de dolor en el pecho",
    ],
)
def test_what_a_label_is_for_is_no_crisis(label: str) -> None:
    assert crisis.find(label) is None


@pytest.mark.parametrize(
    "told",
    [
        "took 1 tablet for chest pain",
        "nitro 0.4 mg for chest pain and it's not helping",
        "2 puffs for shortness of breath, not working",
        "is 1 tablet enough for chest pain",
        "1 tablet for chest pain please help",
        "used 2 puffs, cant breathe",
        "take 1 tablet if suicidal",
        "mi esposo dolor de pecho 1 tableta",
        "2 inhalaciones para la falta de aire y sigo igual",
    ],
)
def test_who_tells_of_somebody_is_heard_though_it_sounds_like_a_label(told: str) -> None:
    assert crisis.find(told) is not None


@pytest.mark.parametrize("written", [str.upper, str.title, "1 {}".format, "{} !!!".format])
def test_crisis_is_found_however_it_is_written(written: Callable[[str], str]) -> None:
    alarming = [(written(text), kind) for kind, text in ALARMING[::7]]

    assert [(text, kind) for text, kind in alarming if crisis.find(text) is not kind] == []


@pytest.mark.parametrize("around", ["word " * 20_000, "🙂" * 50_000, "\u0000\u202e" * 30_000])
def test_crisis_is_found_at_both_ends_of_a_huge_text(around: str) -> None:
    assert crisis.find(f"chest pain {around}") is CrisisKind.EMERGENCY
    assert crisis.find(f"{around} chest pain") is CrisisKind.EMERGENCY


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("I took the whole bottle and I can't breathe", CrisisKind.EMERGENCY),
        ("I took the whole bottle because I want to die", CrisisKind.SELF_HARM),
        ("chest pain, I want to die", CrisisKind.EMERGENCY),
    ],
)
def test_the_fastest_help_is_answered_where_several_are_needed(text: str, kind: CrisisKind) -> None:
    assert crisis.find(text) is kind


@given(st.text(max_size=500))
def test_finding_never_raises(text: str) -> None:
    crisis.find(text)
