"""Links open for seven days unless revoked; a mail goes out once, or once more and marked."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.domain.adherence.periods import Period
from bot.domain.errors import IllegalStep
from bot.domain.ids import MailId, SharedLinkId, new_id
from bot.domain.reports.links import SharedLink, fresh_token
from bot.domain.reports.mails import GOOD_FOR, LEASE, Mail, MailState
from bot.domain.reports.wanted import Wanted
from tests.domain.examples import ANN, DUE

_WANTED = Wanted(Period(date(2026, 10, 1), date(2026, 10, 28)), "en")
_LINK = SharedLink(SharedLinkId(new_id()), ANN, ANN, DUE, _WANTED)
_MAIL = Mail(MailId(new_id()), ANN, ANN, "dr@example.org", _WANTED, DUE, wakes_at=DUE)
_WEEK = timedelta(days=7)
_INSTANT = timedelta(milliseconds=1)


def test_a_link_is_good_for_seven_days_unless_it_is_revoked() -> None:
    assert _LINK.is_good(now=DUE)
    assert _LINK.is_good(now=DUE + _WEEK - _INSTANT)
    assert not _LINK.is_good(now=DUE + _WEEK)
    assert not _LINK.is_good(now=DUE - _INSTANT)
    assert not _LINK.revoke(at=DUE).is_good(now=DUE)


def test_only_the_first_opening_and_the_first_revoking_are_noted() -> None:
    opened = _LINK.open(at=DUE).open(at=DUE + _WEEK)
    revoked = _LINK.revoke(at=DUE).revoke(at=DUE + _WEEK)

    assert (opened.opened_at, revoked.revoked_at) == (DUE, DUE)


def test_a_token_has_256_bits_and_is_never_the_same() -> None:
    assert len({fresh_token() for _ in range(1000)}) == 1000
    assert all(len(fresh_token()) == 43 for _ in range(100))


def test_a_mail_whose_worker_died_goes_out_once_more_and_says_so() -> None:
    first = _MAIL.claim(now=DUE)
    second = first.claim(now=DUE + LEASE)
    third = second.claim(now=DUE + 2 * LEASE)

    assert [each.state for each in (first, second, third)] == [
        MailState.CLAIMED,
        MailState.CLAIMED,
        MailState.UNKNOWN,
    ]
    assert [each.is_repeat for each in (first, second)] == [False, True]
    assert third.wakes_at is None


def test_a_mail_that_was_certainly_not_taken_is_tried_for_a_day_and_is_no_repeat() -> None:
    mail, now, tries = _MAIL, DUE, 0
    while True:
        mail = mail.claim(now=now)
        if mail.is_over:
            break
        mail = mail.wait(now=now)
        assert mail.wakes_at is not None
        assert not mail.is_repeat
        now, tries = mail.wakes_at, tries + 1

    assert mail.state is MailState.EXPIRED
    assert now >= DUE + GOOD_FOR
    assert 10 < tries < 30


@pytest.mark.parametrize("end", [MailState.ACCEPTED, MailState.REFUSED])
def test_nothing_becomes_of_a_mail_that_is_over(end: MailState) -> None:
    claimed = _MAIL.claim(now=DUE)
    over = claimed.accept() if end is MailState.ACCEPTED else claimed.refuse()

    assert over.state is end
    for step in (over.accept, over.refuse, lambda: over.claim(now=DUE), lambda: over.wait(now=DUE)):
        with pytest.raises(IllegalStep):
            step()
