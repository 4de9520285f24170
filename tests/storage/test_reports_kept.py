"""Shared links and mails are kept, found and changed once, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.domain.adherence.periods import Period
from bot.domain.errors import ChangedMeanwhile
from bot.domain.ids import MailId, SharedLinkId, new_id
from bot.domain.reports.links import SharedLink, fresh_token
from bot.domain.reports.mails import Mail
from bot.domain.reports.wanted import Wanted
from bot.storage import Storage
from tests.domain.examples import ANN
from tests.storage.world import LATER, NOW, a_world

_WANTED = Wanted(Period(date(2026, 10, 1), date(2026, 10, 28)), "es", added="¿Y esto?")


async def test_a_link_is_found_by_its_token_and_a_mail_when_it_wakes(storage: Storage) -> None:
    await a_world(storage)
    link = SharedLink(SharedLinkId(new_id()), ANN, ANN, NOW, _WANTED)
    mail = Mail(MailId(new_id()), ANN, ANN, "dr@example.org", _WANTED, NOW, wakes_at=NOW)
    token = fresh_token()

    async with storage.transaction() as tx:
        await tx.shared_links.add(link, token=token)
        await tx.mails.add(mail)

    async with storage.transaction() as tx:
        assert await tx.shared_links.find(token + "x") is None
        found = await tx.shared_links.find(token)
        assert found == link
        await tx.shared_links.replace(found, found.open(at=LATER))
        with pytest.raises(ChangedMeanwhile):
            await tx.shared_links.replace(found, found.revoke(at=LATER))
        assert await tx.mails.waking_by(NOW - timedelta(seconds=1), 5) == []
        (waking,) = await tx.mails.waking_by(NOW, 5)
        assert waking == mail
        await tx.mails.replace(waking, waking.claim(now=NOW).accept())

    async with storage.reading() as tx:
        opened = await tx.shared_links.of_patient(ANN)
        assert opened == [replace(link, opened_at=LATER, version=2)]
        assert await tx.mails.waking_by(LATER, 5) == []
        assert await tx.mails.next_wake() is None
        assert [each.state for each in await tx.mails.of_patient(ANN)] == ["accepted"]


async def test_where_nothing_may_go_out_a_mail_stays(storage: Storage) -> None:
    await a_world(storage)
    mail = Mail(MailId(new_id()), ANN, ANN, "dr@example.org", _WANTED, NOW, wakes_at=NOW)

    async with storage.transaction() as tx:
        tx.hush()
        await tx.mails.add(mail)

    async with storage.reading() as tx:
        assert await tx.mails.next_wake() is None


async def test_who_is_erased_takes_links_and_mails_along(storage: Storage) -> None:
    await a_world(storage)
    mail = Mail(MailId(new_id()), ANN, ANN, "dr@example.org", _WANTED, NOW, wakes_at=NOW)
    async with storage.transaction() as tx:
        await tx.shared_links.add(
            SharedLink(SharedLinkId(new_id()), ANN, ANN, NOW, _WANTED), token="t"
        )
        await tx.mails.add(mail)

    async with storage.transaction() as tx:
        await tx.people.erase(ANN)

    async with storage.transaction() as tx:
        assert await tx.shared_links.find("t") is None
        assert await tx.mails.get(mail.id) is None
        assert await tx.mails.next_wake() is None
