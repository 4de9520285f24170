"""Which round a bare answer may mean, and the letters that tell two apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot.domain.rounds import Round
from bot.domain.waiting import letter, may_mean
from tests.domain.examples import a_round, at

_ROUNDS = {
    name: a_round(due=at(due))
    for name, due in [
        ("breakfast", "08:00"),
        ("lunch", "12:30"),
        ("tea", "13:30"),
        ("dinner", "18:30"),
    ]
}
_YESTERDAY = a_round(due=at("2026-11-20 22:00"))


def _meant(unanswered: Sequence[str], now: str) -> list[str]:
    rounds = list(_ROUNDS.values())
    names = {round_.id: name for name, round_ in _ROUNDS.items()}
    found = may_mean(rounds, [_ROUNDS[name].id for name in unanswered], now=at(now))
    return [names[round_.id] for round_ in found]


@pytest.mark.parametrize(
    ("case", "unanswered", "now", "expected"),
    [
        ("the open one", ["breakfast"], "08:30", ["breakfast"]),
        ("nothing is due yet", ["breakfast", "lunch"], "07:30", []),
        ("closed, and the next is not due", ["breakfast", "lunch"], "11:00", ["breakfast"]),
        ("closed, and the next is open", ["breakfast", "lunch"], "12:40", ["breakfast", "lunch"]),
        ("the one before was answered", ["lunch"], "12:40", ["lunch"]),
        ("two are open", ["lunch", "tea"], "13:40", ["lunch", "tea"]),
        ("the later of two open was answered", ["lunch"], "13:40", ["lunch"]),
        ("two are closed", ["lunch", "tea"], "16:00", ["lunch", "tea"]),
        ("an old one is not dug up", ["breakfast"], "16:00", []),
        ("the last was answered", ["breakfast", "lunch"], "16:00", []),
        ("everything is answered", [], "13:40", []),
    ],
)
def test_a_bare_answer_may_mean(
    case: str, unanswered: list[str], now: str, expected: list[str]
) -> None:
    assert _meant(unanswered, now) == expected, case


def test_a_round_that_closed_half_a_day_ago_is_no_longer_one_of_two() -> None:
    asked = replace(_YESTERDAY, asked_at=_YESTERDAY.due_at)
    rounds = [asked, _ROUNDS["lunch"]]

    found = may_mean(rounds, [r.id for r in rounds], now=at("12:40"))

    assert found == (_ROUNDS["lunch"],)


def test_a_round_that_only_a_digest_asked_about_still_is_one_of_two() -> None:
    told = replace(_YESTERDAY, later_until=at("12:30"))
    rounds = [told, _ROUNDS["lunch"]]

    found = may_mean(rounds, [r.id for r in rounds], now=at("12:40"))

    assert found == (told, _ROUNDS["lunch"])


def test_a_practice_round_is_never_meant_and_has_no_letter_of_its_own() -> None:
    practice = replace(a_round(due=at("07:00")), practice=True)
    rounds: list[Round] = [practice, _ROUNDS["breakfast"]]

    assert may_mean([practice], [practice.id], now=at("07:10")) == ()
    assert letter(_ROUNDS["breakfast"], rounds, now=at("08:00")) == "A"


def test_a_letter_is_the_place_of_a_round_in_its_day_and_never_means_two() -> None:
    rounds = [_YESTERDAY, *_ROUNDS.values()]

    assert [letter(r, rounds, now=at("08:00")) for r in rounds] == ["Z", "A", "B", "C", "D"]


def test_yesterday_keeps_its_letters_until_the_next_day_begins() -> None:
    rounds = [_YESTERDAY, *_ROUNDS.values()]

    assert letter(_YESTERDAY, rounds, now=at("07:59")) == "A"


def test_an_older_round_has_no_letter() -> None:
    old = a_round(due=at("2026-11-19 22:00"))

    assert letter(old, [old, *_ROUNDS.values()], now=at("08:00")) == ""


def test_a_letter_names_any_unanswered_round_of_these_days() -> None:
    rounds = [_YESTERDAY, *_ROUNDS.values()]
    waiting = [_YESTERDAY, _ROUNDS["breakfast"], _ROUNDS["tea"]]

    assert [letter(each, rounds, now=at("20:00")) for each in waiting] == ["Z", "A", "C"]
