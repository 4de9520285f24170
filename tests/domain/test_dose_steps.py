"""Every state of a dose times every verb."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import product

import pytest

from bot.domain.doses import Dose, DoseState, SkipReason
from bot.domain.errors import IllegalStep
from tests.domain.examples import ANN, DUE, REPORT, a_dose, at, minutes

_OPEN, _TAKEN, _SKIPPED, _HELD, _UNANSWERED, _NOT_ASKED = DoseState

_VERBS: dict[str, Callable[[Dose], Dose]] = {
    "take": lambda dose: dose.take(REPORT, at=DUE),
    "skip": lambda dose: dose.skip(REPORT, reason=SkipReason.FORGOT),
    "hold": lambda dose: dose.hold(SkipReason.PAUSED),
    "close, asked": lambda dose: dose.close(asked=True),
    "close, not asked": lambda dose: dose.close(asked=False),
    "not delivered": lambda dose: dose.not_delivered(),
    "take back in time": lambda dose: dose.take_back(asked=True, now=DUE),
    "take back too late, asked": lambda dose: dose.take_back(asked=True, now=at("10:00")),
    "take back too late, not asked": lambda dose: dose.take_back(asked=False, now=at("10:00")),
}
#: What each verb makes of each state; a pair that is missing is refused.
_BECOMES = {
    **{(state, "take"): _TAKEN for state in DoseState if state is not _TAKEN},
    **{(s, "skip"): _SKIPPED for s in (_OPEN, _TAKEN, _UNANSWERED, _NOT_ASKED)},
    (_OPEN, "hold"): _HELD,
    **{(state, "close, asked"): state for state in DoseState},
    **{(state, "close, not asked"): state for state in DoseState},
    **{(state, "not delivered"): state for state in DoseState},
    (_UNANSWERED, "not delivered"): _NOT_ASKED,
    (_OPEN, "close, asked"): _UNANSWERED,
    (_OPEN, "close, not asked"): _NOT_ASKED,
    **{(s, "take back in time"): _OPEN for s in (_TAKEN, _SKIPPED, _HELD)},
    **{(s, "take back too late, asked"): _UNANSWERED for s in (_TAKEN, _SKIPPED, _HELD)},
    **{(s, "take back too late, not asked"): _NOT_ASKED for s in (_TAKEN, _SKIPPED, _HELD)},
}


@pytest.mark.parametrize(("state", "verb"), list(product(DoseState, _VERBS)))
def test_a_dose_takes_exactly_the_steps_its_state_allows(state: DoseState, verb: str) -> None:
    dose = a_dose(state=state)

    if (state, verb) in _BECOMES:
        assert _VERBS[verb](dose).state is _BECOMES[state, verb]
    else:
        with pytest.raises(IllegalStep):
            _VERBS[verb](dose)


def test_an_answer_keeps_who_said_it_over_which_channel_and_when_we_heard() -> None:
    report = replace(REPORT, heard_at=at("11:19"))

    taken = a_dose().take(report, at=at("08:15"))

    assert taken.taken_at == at("08:15")
    assert (taken.heard_at, taken.reported_by) == (at("11:19"), ANN)
    assert taken.channel is REPORT.channel


@pytest.mark.parametrize("answered", ["take", "skip"])
def test_a_dose_that_was_taken_back_is_as_if_never_answered(answered: str) -> None:
    before = a_dose()

    assert _VERBS[answered](before).take_back(asked=True, now=DUE) == before


def test_a_skip_that_becomes_taken_loses_its_reason() -> None:
    skipped = a_dose().skip(REPORT, reason=SkipReason.COST)

    assert skipped.take(REPORT, at=None).reason is None


def test_a_held_dose_says_why() -> None:
    assert a_dose().hold(SkipReason.TOO_SOON).reason is SkipReason.TOO_SOON


@pytest.mark.parametrize(
    ("case", "after", "late"),
    [
        ("before it was due", -60, False),
        ("on time", 0, False),
        ("at the end of its window", 120, False),
        ("a minute after", 121, True),
    ],
)
def test_late_is_a_time_after_the_window(case: str, after: int, late: bool) -> None:
    assert a_dose().take(REPORT, at=DUE + minutes(after)).was_late is late, case


def test_a_dose_taken_at_an_unknown_time_is_not_late() -> None:
    assert not a_dose().take(REPORT, at=None).was_late


@pytest.mark.parametrize("state", list(DoseState))
def test_answered_and_unanswered_never_overlap(state: DoseState) -> None:
    dose = a_dose(state=state)

    assert dose.is_answered is (state in (_TAKEN, _SKIPPED))
    assert dose.is_unanswered is (state in (_OPEN, _UNANSWERED, _NOT_ASKED))
