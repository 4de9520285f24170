"""A code is good for ten minutes, once, for somebody else; and five wrong ones are enough."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.care.invitations import (
    ALPHABET,
    GOOD_FOR,
    Invitation,
    Refusal,
    WrongCodes,
    fresh_code,
    read_code,
    read_out,
)
from bot.domain.care.links import LinkState
from bot.domain.errors import IllegalStep
from bot.domain.ids import CareLinkId, InvitationId, new_id
from tests.domain.care.family import ALERTS, BEN, CLEO
from tests.domain.examples import ANN, at

NOW = at("12:00")
MADE = Invitation(InvitationId(new_id()), ANN, ANN, NOW, offers=ALERTS)


def test_a_code_is_read_as_it_was_heard() -> None:
    for _ in range(200):
        code = fresh_code()
        assert len(code) == 8
        assert read_code(code) == read_code(read_out(code)) == code
    cases = [
        ("k7qf 3m2x", "K7QF3M2X"),
        ("K7QF-3M2X.", "K7QF3M2X"),
        ("oil0 1234", "01101234"),
        ("U7QF3M2X", None),
        ("k7qf3m2", None),
        ("k7qf3m2xx", None),
        ("took it", None),
        ("", None),
        ("\N{FULLWIDTH DIGIT ONE}2345678", None),
    ]
    for text, expected in cases:
        assert read_code(text) == expected, text
    assert not set("ILOU") & set(ALPHABET)


def test_redeeming_only_proposes() -> None:
    used, link = MADE.redeem(CareLinkId(new_id()), by=BEN, position=2, now=NOW)

    assert (used.used_by, used.used_at) == (BEN, NOW)
    assert link.state is LinkState.PROPOSED
    assert (link.patient, link.caregiver, link.terms, link.position) == (ANN, BEN, ALERTS, 2)


def test_why_a_code_leads_nowhere() -> None:
    used = replace(MADE, used_at=NOW, used_by=CLEO)
    cases = [
        ("at the last moment", MADE, BEN, GOOD_FOR - timedelta(seconds=1), None),
        ("too late", MADE, BEN, GOOD_FOR, Refusal.EXPIRED),
        ("used by another", used, BEN, timedelta(0), Refusal.USED),
        ("used by themself", used, CLEO, timedelta(0), Refusal.USED),
        ("by the patient", MADE, ANN, timedelta(0), Refusal.OWN),
    ]
    for case, invitation, by, after, expected in cases:
        assert invitation.refusal(by=by, now=NOW + after) is expected, case
        if expected:
            with pytest.raises(IllegalStep, match=str(expected)):
                invitation.redeem(CareLinkId(new_id()), by=by, position=1, now=NOW + after)


def test_after_five_wrong_codes_no_more_are_looked_at_for_an_hour() -> None:
    wrong = WrongCodes()
    for minute in range(5):
        assert not wrong.are_too_many(now=NOW)
        wrong = wrong.one_more(now=NOW + timedelta(minutes=minute))

    last = NOW + timedelta(minutes=4)
    assert wrong.are_too_many(now=last + timedelta(minutes=59))
    assert not wrong.are_too_many(now=last + timedelta(hours=1))
    assert wrong.one_more(now=last + timedelta(hours=2)).count == 1
