"""Every state of a round times every verb."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import product

import pytest

from bot.domain.rounds import Round, RoundState
from tests.domain.examples import DUE, a_round, at

_PLANNED, _ASKED, _SETTLED, _CLOSED = RoundState

_VERBS: dict[str, Callable[[Round], Round]] = {
    "accepted": lambda round_: round_.accepted(at=at("08:01")),
    "accepted too late": lambda round_: round_.accepted(at=at("10:00")),
    "not delivered": lambda round_: round_.not_delivered(),
    "look again": lambda round_: round_.look_again(now=at("08:30")),
    "settle": lambda round_: round_.settle(),
    "close": lambda round_: round_.close(),
    "reopen": lambda round_: round_.reopen(now=at("08:30")),
    "reopen too late": lambda round_: round_.reopen(now=at("10:00")),
}
#: What each verb makes of each state; a pair that is missing changes nothing. None is refused:
#: what a provider reports and what the heartbeat finds may come in any order.
_BECOMES = {
    (_PLANNED, "accepted"): _ASKED,
    (_ASKED, "not delivered"): _PLANNED,
    **{(state, "settle"): _SETTLED for state in RoundState},
    **{(state, "close"): _CLOSED for state in RoundState},
    (_SETTLED, "reopen"): _PLANNED,
    (_SETTLED, "reopen too late"): _CLOSED,
    (_CLOSED, "reopen"): _PLANNED,
    (_CLOSED, "look again"): _PLANNED,
}
#: Whatever the state, the one says when to look, the other when somebody was asked.
_MOVES = {"look again", "accepted"}


@pytest.mark.parametrize(("state", "verb"), list(product(RoundState, _VERBS)))
def test_a_round_takes_exactly_the_steps_its_state_allows(state: RoundState, verb: str) -> None:
    round_ = a_round(state=state)

    after = _VERBS[verb](round_)

    assert after.state is _BECOMES.get((state, verb), state)
    if (state, verb) not in _BECOMES and verb not in _MOVES:
        assert after == round_


def test_only_the_first_accepted_ask_sets_when_it_was_asked() -> None:
    asked = a_round().accepted(at=at("08:01"))

    assert asked.asked_at == at("08:01")
    assert asked.accepted(at=at("08:16")).asked_at == at("08:01")


@pytest.mark.parametrize("state", list(RoundState))
def test_an_ask_that_did_not_arrive_was_no_ask(state: RoundState) -> None:
    asked = replace(a_round(state=state), asked_at=DUE)

    assert asked.not_delivered().asked_at is None


@pytest.mark.parametrize(
    ("case", "planned", "ask_at", "later_until"),
    [
        ("nothing was planned", None, "08:20", "08:20"),
        ("something later was planned", "08:45", "08:20", "08:20"),
        ("something earlier was planned", "08:15", "08:20", "08:15"),
        ("it is not to be asked again", "08:15", None, "08:15"),
        ("neither", None, None, None),
    ],
)
def test_a_round_that_is_looked_at_again_is_asked_about_at_the_first_of_its_times(
    case: str, planned: str | None, ask_at: str | None, later_until: str | None
) -> None:
    round_ = replace(a_round(), later_until=at(planned) if planned else None)

    after = round_.look_again(now=at("08:10"), ask_at=at(ask_at) if ask_at else None)

    assert (after.wakes_at, after.later_until) == (
        at("08:10"),
        at(later_until) if later_until else None,
    ), case


@pytest.mark.parametrize("verb", ["settle", "close"])
@pytest.mark.parametrize("state", [_PLANNED, _ASKED])
def test_a_round_that_is_over_never_wakes_again(state: RoundState, verb: str) -> None:
    assert _VERBS[verb](a_round(state=state)).wakes_at is None


@pytest.mark.parametrize(
    ("case", "asked", "now", "state", "wakes_at"),
    [
        ("asked before", True, "08:30", _ASKED, "08:40"),
        ("answered before it was asked", False, "08:30", _PLANNED, "08:40"),
        ("before it is due", False, "07:00", _PLANNED, "08:00"),
        ("near its end", True, "09:55", _ASKED, "10:00"),
    ],
)
def test_a_reopened_round_breathes_and_then_asks_again(
    case: str, asked: bool, now: str, state: RoundState, wakes_at: str
) -> None:
    before = replace(a_round(), asked_at=DUE if asked else None)

    after = before.settle().reopen(now=at(now))

    assert (after.state, after.wakes_at) == (state, at(wakes_at)), case


@pytest.mark.parametrize("state", list(RoundState))
def test_asking_goes_on_until_a_round_is_settled_or_closed(state: RoundState) -> None:
    assert a_round(state=state).waits_for_an_answer is (state in (_PLANNED, _ASKED))
