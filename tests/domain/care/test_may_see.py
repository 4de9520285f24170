"""The only gate: each of its lines has one test."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest

from bot.domain.care.endings import Ending, EndKind
from bot.domain.care.links import CareLink, Deed, LinkState, Shared, Terms
from bot.domain.care.may_see import may_do, may_end_care, may_see, may_take_back_the_end
from bot.domain.ids import EndingId, new_id
from bot.domain.people import Role
from tests.domain.care.family import BEN, CLEO, CLINIC, EVERYTHING, a_link
from tests.domain.examples import ANN, at, medication_id

NOW = at("12:00")
PILL = medication_id()
FULL = a_link(terms=EVERYTHING)


def _sees_nothing(link: CareLink | None) -> bool:
    seen = (may_see(link, what, now=NOW, of=PILL) for what in Shared)
    done = (may_do(link, deed, now=NOW, of=PILL) for deed in Deed)
    return not any((*seen, *done, may_end_care(link, now=NOW)))


def test_with_everything_agreed_everything_is_seen_and_done() -> None:
    assert all(may_see(FULL, what, now=NOW, of=PILL) for what in Shared)
    assert all(may_do(FULL, deed, now=NOW, of=PILL) for deed in Deed)
    assert may_end_care(FULL, now=NOW)


def test_nothing_is_seen_without_a_link() -> None:
    assert _sees_nothing(None)


@pytest.mark.parametrize("state", [LinkState.PROPOSED, LinkState.ENDED])
def test_nothing_is_seen_before_it_is_agreed_or_after_its_end(state: LinkState) -> None:
    assert _sees_nothing(replace(FULL, state=state))


@pytest.mark.parametrize("over", EndKind)
def test_nothing_is_seen_once_the_patient_has_died_or_withdrawn(over: EndKind) -> None:
    assert _sees_nothing(replace(FULL, over=over))


def test_nothing_is_seen_from_the_end_date_on() -> None:
    until = replace(FULL, terms=replace(EVERYTHING, ends_at=NOW))

    assert _sees_nothing(until)
    assert may_see(until, Shared.TODAY, now=NOW - timedelta(milliseconds=1))


def test_nothing_of_a_hidden_medicine_is_seen_and_everything_else_is() -> None:
    link = replace(FULL, terms=replace(EVERYTHING, hidden=frozenset({PILL})))

    assert not any(may_see(link, what, now=NOW, of=PILL) for what in Shared)
    assert not any(may_do(link, deed, now=NOW, of=PILL) for deed in Deed)
    assert all(may_see(link, what, now=NOW, of=medication_id("aspirin")) for what in Shared)
    assert all(may_do(link, deed, now=NOW) for deed in Deed)


def test_each_thing_is_agreed_to_by_itself_and_the_whole_record_has_today_in_it() -> None:
    for agreed, what in product(Shared, Shared):
        link = a_link(terms=Terms(frozenset({agreed})))
        is_part = (agreed, what) == (Shared.RECORD, Shared.TODAY)
        assert may_see(link, what, now=NOW) is (what is agreed or is_part)
    for agreed_, deed in product(Deed, Deed):
        link = a_link(terms=Terms(does=frozenset({agreed_})))
        assert may_do(link, deed, now=NOW) is (deed is agreed_)


def test_an_end_of_care_is_taken_back_within_a_day_by_who_set_it_the_patient_or_the_clinic() -> (
    None
):
    ending = Ending(EndingId(new_id()), ANN, EndKind.DECEASED, by=BEN, at=NOW)
    over = replace(FULL, over=EndKind.DECEASED)
    clinic = replace(a_link(CLINIC, role=Role.CLINIC), over=EndKind.DECEASED)
    cases = [
        ("who set it", BEN, over, 24, True),
        ("the patient is alive", ANN, None, 1, True),
        ("the clinic", CLINIC, clinic, 1, True),
        ("another caregiver", CLEO, replace(over, caregiver=CLEO), 1, False),
        ("a stranger", CLEO, None, 1, False),
        ("a clinic whose link has ended", CLINIC, replace(clinic, state=LinkState.ENDED), 1, False),
        ("after a day nobody", BEN, over, 25, False),
    ]
    for case, by, link, hours, expected in cases:
        later = NOW + timedelta(hours=hours)
        assert may_take_back_the_end(ending, by=by, link=link, now=later) is expected, case

    undone = ending.undo(by=ANN, at=NOW + timedelta(hours=1))
    assert not undone.stands
    assert not may_take_back_the_end(undone, by=ANN, link=None, now=NOW + timedelta(hours=2))
