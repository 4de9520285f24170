"""The report that is made of what is kept is the one that is made of the same values."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.actions.reporting import adherence_report, usual
from bot.domain.adherence.periods import Period
from bot.domain.errors import BadInput
from bot.storage import Storage
from tests.reports.keeping import keep
from tests.reports.visits import DAYS, NOW, Month


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
