"""Every figure of a report is taken out of every form of it again, and is the same in all."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from functools import cache
from typing import Final

import pytest

from bot.domain.adherence.shares import Share
from bot.domain.reports.report import AdherenceReport
from bot.language.sentences import Sentences
from bot.reports.visit.forms import Form, made
from bot.reports.visit.voice import percent
from tests.reports.figures_said import expected
from tests.reports.reading import read
from tests.reports.visits import DAYS, Month

SENTENCES: Final = Sentences.load(strict=True)


@cache
def _report() -> AdherenceReport:
    """Return a month with a day at other times."""
    month = Month()
    month.doses = [
        replace(each, label=replace(each.label, wall_time=time(11, 45)))
        if each.local_date == DAYS.last and each.label.wall_time == time(18)
        else each
        for each in month.doses
    ]
    return month.report()


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("form", Form)
def test_every_form_has_the_same_figures(form: Form, language: str) -> None:
    report = _report()
    written = made(report, form, SENTENCES, language=language)

    assert read(form, written, language, report) == expected(report)


def test_all_is_said_only_of_all_and_none_only_of_none() -> None:
    shares = [Share(count, 300) for count in range(301)]

    assert [share.count for share in shares if percent(share) == 100] == [300]
    assert [share.count for share in shares if percent(share) == 0] == [0]
