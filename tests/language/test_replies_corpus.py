"""Proves on the corpus that replies are read right, and that none is read dangerously."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import formulary
from bot.domain.intents import Intent, Took
from bot.language.normal import folded, is_thumb_up
from bot.language.replies import read
from tests.language.scoring_replies import NAMES, NOW, Row, Verdict, judged, rows

_RIGHT_AT_LEAST = 0.97
_SECONDS = 2.0  #: for the strangest text, on a busy machine


def test_no_reply_of_the_corpus_is_read_dangerously_and_nearly_all_are_read_right() -> None:
    lexicon = formulary.load()
    found = [(row, *judged(row, lexicon)) for row in rows()]

    counted = Counter(verdict for _, verdict, _ in found)
    harmful = [(row.text, said) for row, verdict, said in found if verdict is Verdict.DANGEROUS]
    assert not harmful
    assert counted[Verdict.RIGHT] >= _RIGHT_AT_LEAST * len(found), counted
    assert len(found) >= 600


@pytest.mark.parametrize(
    ("text", "expected", "verdict"),
    [
        ("took it", "took", Verdict.RIGHT),
        ("maybe", "took", Verdict.ASKED),
        ("took metformin", "took M L", Verdict.SILENT),
        ("hello", "Unclear", Verdict.WRONG),
        ("took it", "Unclear", Verdict.DANGEROUS),
        ("took it", "took but L", Verdict.DANGEROUS),
        ("hello", "crisis emergency", Verdict.DANGEROUS),
        ("STOP", "Unclear", Verdict.DANGEROUS),
    ],
)
def test_a_row_is_judged_by_the_harm_it_does(text: str, expected: str, verdict: Verdict) -> None:
    assert judged(Row("", text, expected), None)[0] is verdict


@pytest.mark.parametrize(
    "text",
    [
        "(" * 50_000 + "took it" + ")" * 50_000,
        "👍👎" * 20_000,
        "t̷̢̛o̴̕o̶̎k̵̈ ̶̉i̴̽t̶" * 2_000,
        "\u202e\u2066took\u2069" * 5_000,
        "\u0000" * 100_000,
        "a " * 50_000,
        "not not not " * 8_000,
        "at 8 " * 20_000,
        "my daughter " * 8_000,
        "1 1/2 " * 10_000,
        "no " * 30_000 + "?",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!" * 1_000,
        ",".join("ab" for _ in range(30_000)),
    ],
)
def test_strings_that_break_parsers_are_read_in_bounded_time_and_never_as_taken(text: str) -> None:
    began = time.perf_counter()

    intent = read(text, language="en", names=NAMES, now=NOW).intent

    assert not isinstance(intent, Took)
    assert time.perf_counter() - began < _SECONDS


#: Plain answers, what makes none of them when it stands anywhere inside, and who else may have done
#: it when they stand before it.
_PLAINLY = {
    "en": (
        *("took it", "took all", "yes took metformin", "all but metformin"),
        *("took metformin at 8", "yes all", "all of it", "done took all", "took it yesterday"),
    ),
    "es": (
        *("la tomé", "tomé todas", "si tomé metformin", "todas menos metformin", "ya tomé"),
        *("si todas", "tomé la metformin", "tomé todas ayer"),
    ),
}
_HEDGES = {
    "en": ("if", "would", "almost", "should", "could", "nearly", "maybe"),
    "es": ("casi", "quizá", "debería", "a lo mejor"),
}
_OTHERS = {
    "en": ("she", "he", "my wife", "my dog", "did she"),
    "es": ("ella", "mi esposa", "mi perro"),
}


@pytest.mark.parametrize("language", ["en", "es"])
def test_nothing_is_recorded_as_taken_where_a_word_speaks_against_it(language: str) -> None:
    against = [*_hedged(language), *_of_others(language)]
    against += [f"{plain}?" for plain in _PLAINLY[language]]

    taken = [text for text in against if isinstance(_meant(text, language), Took)]

    assert taken == []
    assert all(isinstance(_meant(plain, language), Took) for plain in _PLAINLY[language])


def _hedged(language: str) -> Iterator[str]:
    for plain, hedge in product(_PLAINLY[language], _HEDGES[language]):
        words = plain.split()
        for at in range(len(words) + 1):
            yield " ".join([*words[:at], hedge, *words[at:]])


def _of_others(language: str) -> Iterator[str]:
    for plain, who in product(_PLAINLY[language], _OTHERS[language]):
        if not plain.startswith(("yes", "si")):  # "she yes took it": nobody knows who that is
            yield f"{who} {plain}"


def _meant(text: str, language: str) -> Intent:
    return read(text, language=language, names=NAMES, now=NOW).intent


@given(st.text(st.characters(categories=["So", "Sk", "Cf", "P", "Nd"]), max_size=60))
def test_noise_is_never_taken_but_for_a_one_or_a_thumb(text: str) -> None:
    intent = read(text, language="en", names=NAMES, now=NOW).intent

    says_something = "1" in folded(text) or any(map(str.isalpha, folded(text)))  # "Ⓨ" is a "y"
    assert not isinstance(intent, Took) or says_something or is_thumb_up(text)
