"""A mail goes out once; where nobody knows whether it did, once more, marked, and never again."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.actions import reporting_mail
from bot.clock import SteppedClock
from bot.domain.deliveries import Reason
from bot.domain.errors import SendError, TryAgain, Undeliverable, Unsure
from bot.domain.reports.mails import LEASE, MailState
from bot.domain.reports.posting import Posted
from bot.domain.reports.wanted import Wanted
from bot.language.sentences import Sentences
from bot.scheduling.mailing import Mailing
from bot.scheduling.papers import Papers
from bot.storage import Storage
from bot.workers import Here
from tests.reports.keeping import keep
from tests.reports.visits import ANN, DAYS, NOW, Month
from tests.storage.world import an_address

pytestmark = pytest.mark.long
_SENTENCES = Sentences.load(strict=True)


class _Post:
    """Answers one mail after the other as it was told."""

    def __init__(self, *answers: SendError | None) -> None:
        self.got: list[Posted] = []
        self._answers = list(answers)

    async def post(self, mail: Posted) -> None:
        self.got.append(mail)
        if (answer := self._answers.pop(0)) is not None:
            raise answer


@pytest.fixture
async def ann(storage: Storage) -> Storage:
    """Ann's month, with a mail of hers that waits."""
    month = Month()
    async with storage.transaction() as tx:
        await keep(tx, month)
        address = await an_address(tx, value="1001")
        await tx.addresses.link(address.id, ANN)
        wanted = Wanted(DAYS, "en", seen=True)
        mail = reporting_mail.new(month.patient, "dr@example.org", wanted, by=ANN, now=NOW)
        await reporting_mail.queue(tx, mail)
    return storage


def _mailing(storage: Storage, clock: SteppedClock, post: _Post) -> Mailing:
    return Mailing(storage, clock, Papers(storage, clock, _SENTENCES, Here()), post)


async def _state(storage: Storage) -> tuple[MailState, list[str]]:
    async with storage.reading() as tx:
        (mail,) = await tx.mails.of_patient(ANN)
        told = await tx.deliveries.waiting([ANN], Reason.NEWS)
        return mail.state, [each.utterance.sentence for each in told if each.utterance]


async def test_a_mail_brings_the_report_and_its_owner_is_told(ann: Storage) -> None:
    clock, post = SteppedClock(NOW), _Post(None)
    mailing = _mailing(ann, clock, post)

    assert await mailing.run()
    assert not await mailing.run()

    (got,) = post.got
    assert got.attached is not None
    assert got.attached.name == "medicines-report-2026-11-20.pdf"
    assert "Ann Peterson asks us to send you" in got.text
    assert "Ann" not in got.subject
    assert await _state(ann) == (MailState.ACCEPTED, ["report-mailed"])


async def test_a_mail_in_doubt_goes_out_once_more_marked_and_never_again(ann: Storage) -> None:
    clock, post = SteppedClock(NOW), _Post(Unsure("?"), Unsure("?"))
    mailing = _mailing(ann, clock, post)
    for _ in range(4):
        await mailing.run()
        clock.move_by(LEASE)

    first, second = post.got
    assert "may have reached you before" not in first.text
    assert second.text.startswith("This mail may have reached you before")
    assert first.message_id == second.message_id
    assert await _state(ann) == (MailState.UNKNOWN, ["report-perhaps-mailed"])


async def test_what_was_certainly_not_taken_is_tried_again_and_what_is_refused_is_not(
    ann: Storage,
) -> None:
    clock, post = SteppedClock(NOW), _Post(TryAgain("busy"), Undeliverable("no"))
    mailing = _mailing(ann, clock, post)
    for _ in range(4):
        await mailing.run()
        clock.move_by(timedelta(minutes=1))

    assert [each.text.startswith("This mail may") for each in post.got] == [False, False]
    assert await _state(ann) == (MailState.REFUSED, ["report-not-mailed"])


async def test_who_was_erased_meanwhile_sends_nothing(ann: Storage) -> None:
    async with ann.transaction() as tx:
        await tx.people.erase(ANN)
    post = _Post(None)

    assert not await _mailing(ann, SteppedClock(NOW), post).run()

    assert post.got == []
