"""Proves that what says nothing of doses is let pass beside an answer, and that what may change it
never is."""

from __future__ import annotations

from datetime import time
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.doses import SkipReason
from bot.domain.intents import Later, Skip, Took, TookExtra
from bot.language.replies import Context, read
from bot.language.replies.why import reason_in
from tests.language.scoring_replies import NAMES, NOW

_WAITING: Final = Context(open=(time(8),))
_TOOK: Final = ("took my pills", "I took them all", "ya me tomé las pastillas", "pills taken")
_LATER: Final = ("in 20 minutes", "I'll take them later", "luego me las tomo")
_HARMLESS: Final = (
    *("sorry, my phone was charging", "the dog kept me up all night", "off to bingo with Susan"),
    *("it is raining cats and dogs", "couldn't find my slippers", "say hi to Marge"),
    *("how are you today?", "my daughter is visiting from Ohio", "Regards, Norman"),
    *("perdona que no contesté", "está lloviendo mucho", "vino el plomero", "un saludo, Carmen"),
    *("took the dog for a walk", "going to church now", "my husband took his too"),
)
_CHANGING: Final = (
    *("but threw them up", "no I didn't", "just kidding", "not really", "only half of them"),
    *("I think", "or maybe not", "said my wife", "pero las vomité", "mentira", "no, espera, no"),
    *("except the metformin", "all but one", "twice", "my wife's by mistake", "yesterday"),
    *("well, almost", "I wish", "in my dreams", "but not yet", "but the dog ate one"),
    *("dropped them down the sink", "last Tuesday", "but spat one out", "creo"),
)


def _read(text: str) -> object:
    return read(text, language="en", names=NAMES, now=NOW, context=_WAITING).intent


def test_a_clause_about_something_else_leaves_an_answer_as_clear_as_it_was() -> None:
    beside = [f"{said}. {other}" for said in _TOOK for other in _HARMLESS]

    assert [text for text in beside if _read(text) != Took()] == []


def test_a_clause_about_something_else_leaves_later_where_it_was() -> None:
    beside = [f"{said}, {other}" for said in _LATER for other in _HARMLESS[:3]]

    assert [text for text in beside if not isinstance(_read(text), Later)] == []


def test_what_may_change_what_was_said_is_never_let_pass() -> None:
    beside = [f"{said}{sign} {other}" for said in _TOOK for sign in ",." for other in _CHANGING]

    assert [text for text in beside if _read(text) == Took()] == []


@given(st.lists(st.sampled_from(_CHANGING), min_size=1, max_size=2), st.sampled_from(_HARMLESS))
def test_what_may_change_it_does_so_beside_anything_else(others: list[str], harmless: str) -> None:
    assert _read(f"took my pills, {harmless}, {', '.join(others)}") != Took()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("didn't take it, my check comes on Friday", SkipReason.COST),
        ("skipping today, had my head in a bucket all night", SkipReason.SICK),
        ("no, I have a fasting blood test", SkipReason.TOLD_TO),
        ("not today, the bottle is empty", SkipReason.RAN_OUT),
        ("hoy no me la tomo, estoy con vómitos", SkipReason.SICK),
        ("no la tomé, me da mucha tos", SkipReason.SIDE_EFFECT),
    ],
)
def test_a_reason_is_known_by_what_is_said_beside_it(text: str, reason: SkipReason) -> None:
    intent = _read(text)

    assert isinstance(intent, Skip)
    assert intent.reason is reason


def test_no_reason_is_made_of_words_that_give_none() -> None:
    assert reason_in("i will skip it today") is None
    assert reason_in("no quiero") is None


@pytest.mark.parametrize("text", ["wrong", "MORE", "more"])
def test_one_word_that_may_mean_anything_is_no_extra_dose(text: str) -> None:
    assert not isinstance(_read(text), TookExtra)
