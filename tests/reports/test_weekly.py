"""The week that is told by itself: what is said, what is seen, and what is left unsaid."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from bot.domain.adherence.periods import Period
from bot.domain.doses import DoseState, SkipReason
from bot.domain.reports.marks import MarkKind
from bot.language.segments import Room
from bot.language.sentences import Sentences
from bot.reports import week, weekly
from bot.reports.sheets.drawing import draw
from bot.reports.sheets.pages import page
from tests.reports.visits import Month

_SENTENCES = Sentences.load(strict=True)
_WEEK = Period(date(2026, 11, 14), date(2026, 11, 20))


def _a_week() -> Month:
    month = Month(days=_WEEK, extras=[], remarks=[])
    month.doses = [each for each in month.doses if _WEEK.covers(each.local_date)]
    return month


def _said(month: Month, language: str = "en", level: int = 2) -> str:
    told = weekly.in_words(month.report())
    return _SENTENCES.render(told, language=language, level=level).text


def test_the_whole_stands_first_then_each_medicine_then_one_suggestion() -> None:
    lines = _said(_a_week()).splitlines()

    assert lines[0] == "Your week, Sat 14 Nov to Fri 20 Nov:"
    assert lines[1] == "Taken: 25 of 27 due."
    assert "metformin 500 mg: taken 13 of 14 due" in lines
    assert "- on hold: 1 of 7 planned" in lines


def _text(month: Month) -> str:
    told = weekly.in_a_text(month.report())
    return _SENTENCES.render(told, language="en", level=2, room=Room.SEGMENT).text


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (SkipReason.SIDE_EFFECT, "you need not wait for the visit"),
        (SkipReason.RAN_OUT, "next pack in time"),
        (SkipReason.COST, "a cheaper way"),
        (SkipReason.FORGOT, "say SETTINGS"),
        (SkipReason.FELT_WELL, ""),
    ],
)
def test_at_most_one_thing_is_suggested(reason: SkipReason, words: str) -> None:
    month = _a_week()
    month.doses = [
        replace(each, state=DoseState.SKIPPED, reason=reason, taken_at=None) if n == 0 else each
        for n, each in enumerate(month.doses)
    ]

    last = _said(month).splitlines()[-1]

    assert words in last
    assert bool(words) == (not last.startswith(("-", "ibuprofen", "atorvastatin")))


def test_a_list_that_has_just_changed_has_not_enough_data() -> None:
    month = _a_week()
    new = replace(month.regimen.medications[0], begins_at=None)
    later = replace(new.phases[0], starts=date(2026, 11, 18))
    changed = replace(new, phases=(later,))
    month.regimen = replace(month.regimen, medications=(changed, *month.regimen.medications[1:]))

    assert _said(month).splitlines()[1].startswith("Taken: 25 of 27 due. It is too early")
    assert "08:00: 13 of 14" in _text(month)  # the counts are of the whole week all the same


def test_a_week_in_which_nothing_could_be_asked_is_counted_nowhere() -> None:
    month = _a_week()
    month.doses = [
        replace(each, state=DoseState.NOT_ASKED, reason=None, taken_at=None)
        for each in month.doses
        if each.round
    ]

    assert "nothing to count" in _said(month)
    assert "we could not ask: 14 of 14 planned. That does not count" in _said(month)
    assert _text(month) == "Your week, Sat 14 Nov to Fri 20 Nov, is ready: say SUMMARY."


def test_a_day_at_other_times_is_told_in_one_line_of_the_text() -> None:
    month = _a_week()
    month.doses = [
        replace(each, label=replace(each.label, wall_time=time(each.label.wall_time.hour + 1)))
        if each.local_date == _WEEK.first and each.label.wall_time
        else each
        for each in month.doses
    ]

    assert _text(month).splitlines()[1:-1] == [
        *("08:00: 11 of 12", "18:00: 6 of 6", "21:30: 4 of 5", "other times: 4 of 4"),
    ]


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_link_and_the_times_of_the_day_fit_one_segment(language: str) -> None:
    link = "https://reminders.example-clinic.org/r/" + "x" * 43

    told = weekly.in_a_text(_a_week().report(), link=link)
    text = _SENTENCES.render(told, language=language, level=2, room=Room.SEGMENT).text

    assert text.endswith(f"\n{link}")
    assert "08:00: 13" in text
    assert len(text) <= 160


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_text_has_the_times_of_the_day_and_no_names(language: str) -> None:
    told = weekly.in_a_text(_a_week().report())
    text = _SENTENCES.render(told, language=language, level=2, room=Room.SEGMENT).text

    of = "of" if language == "en" else "de"
    assert f"08:00: 13 {of} 14" in text
    assert f"21:30: 5 {of} 6" in text
    assert "metformin" not in text


def test_the_dots_name_nothing_and_stand_in_their_row_and_column() -> None:
    chart = week.chart(_a_week().report())

    assert chart is not None
    assert [row.at for row in chart.rows] == [time(8), time(18), time(21, 30)]
    assert chart.rows[0].cells[3] == (MarkKind.LATE, MarkKind.TAKEN)
    assert chart.rows[2].cells[6] == (MarkKind.HELD,)
    drawn = draw(page(chart, _SENTENCES, language="en", level=0))
    assert drawn.name == "my-week-2026-11-20.png"
    assert drawn.size is not None
    assert drawn.size[0] == 1080
    assert week.chart(replace(_a_week(), doses=[]).report()) is None
