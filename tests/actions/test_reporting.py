"""The report that is made of what is kept is the one that is made of the same values."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.actions.reporting import adherence_report, usual
from bot.actions.reporting_links import of_week, opened, revoke_all, share
from bot.domain.adherence.periods import Period
from bot.domain.errors import BadInput
from bot.domain.people import Level
from bot.domain.reports.wanted import Wanted
from bot.storage import Storage
from tests.reports.keeping import keep
from tests.reports.visits import ANN, DAYS, NOW, Month


async def test_a_report_is_made_of_what_is_kept(storage: Storage) -> None:
    month = Month()
    async with storage.transaction() as tx:
        await keep(tx, month)

    async with storage.reading() as tx:
        report = await adherence_report(tx, month.patient, DAYS, now=NOW)
        to_come = Period(NOW.date() + timedelta(days=2), NOW.date() + timedelta(days=9))
        with pytest.raises(BadInput, match="which is to come"):
            await adherence_report(tx, month.patient, to_come, now=NOW)

    assert report == month.report()
    assert usual(month.patient, now=NOW) == DAYS


@pytest.mark.long
async def test_a_week_has_a_link_only_for_whoever_can_open_one_and_may_see_names(
    storage: Storage,
) -> None:
    month = Month()
    async with storage.transaction() as tx:
        await keep(tx, month)
    ann = replace(month.patient, level=Level.NAMES)
    wanted, web = Wanted(DAYS, "en"), "https://dose.example.org"

    async with storage.transaction() as tx:
        never = await of_week(tx, ann, DAYS, web=web, now=NOW)
        token = await share(tx, ann, wanted, by=ANN, now=NOW)
        unopened = await of_week(tx, ann, DAYS, web=web, now=NOW)
        await opened(tx, token, now=NOW)
        counts_only = replace(ann, level=Level.COUNTS)
        at_level_0 = await of_week(tx, counts_only, DAYS, web=web, now=NOW)
        no_page = await of_week(tx, ann, DAYS, web="", now=NOW)
        link = await of_week(tx, ann, DAYS, web=web, now=NOW + timedelta(days=1))
        await revoke_all(tx, ann, by=ANN, now=NOW + timedelta(days=2))
        ended = await of_week(tx, ann, DAYS, web=web, now=NOW + timedelta(days=2))

    assert {never, unopened, at_level_0, no_page, ended} == {""}
    assert link.startswith(f"{web}/r/")
