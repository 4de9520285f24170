"""What stands out: the gravest first, never more than four facts, and nothing of a good month."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

from bot.domain.doses import DoseState, SkipReason
from bot.domain.reports.notable import Notable, What, notable
from tests.reports.visits import DAYS, Month, dose, regimen

_METFORMIN, _LISINOPRIL, _ATORVASTATIN, *_ = regimen().medications


def _of(letters: str) -> Month:
    """Return a month in which lisinopril was taken as the letters say, and nothing else was."""
    month = Month(extras=[], remarks=[])
    month.regimen = replace(month.regimen, medications=(_LISINOPRIL,))
    month.doses = [
        dose(_LISINOPRIL, DAYS.first + timedelta(days=n), time(8), letter)
        for n, letter in enumerate(letters)
    ]
    return month


def _found(month: Month) -> list[Notable]:
    return list(notable(month.report()))


def test_of_a_good_month_nothing_stands_out() -> None:
    assert _found(_of("t" * 28)) == []
    assert _found(_of("t" * 25 + "uuu")) == []


def test_a_long_break_stands_out_only_where_nobody_can_doubt_it() -> None:
    name = "lisinopril 10 mg"
    skipped, silent = (
        _of("t" * 20 + "ssss" + "tttt"),
        _of("t" * 22 + "uuuutt"),
    )

    assert _found(skipped)[0] == Notable(What.BREAK, 5, medicine=name)
    assert [each.what for each in _found(silent)] == []


def test_a_week_without_a_weekly_medicine_stands_out_nowhere() -> None:
    month = _of("")
    month.doses = [
        dose(_LISINOPRIL, DAYS.first + timedelta(days=7 * n), time(8), letter)
        for n, letter in enumerate("tttt")
    ]

    assert _found(month) == []


def test_little_taken_stands_out_only_where_both_readings_agree() -> None:
    low = _found(_of("tts" * 9 + "t"))
    in_doubt = _found(_of("ttu" * 9 + "t"))

    assert low[0] == Notable(What.LOW, 19, 28, "lisinopril 10 mg")
    assert [each.what for each in in_doubt] == []


def test_silence_stands_out_as_silence() -> None:
    assert _found(_of("tu" * 14)) == [Notable(What.SILENT, 14, 28)]


def test_the_gravest_stand_first_and_no_more_than_four() -> None:
    month = Month()
    reasons = (SkipReason.COST, SkipReason.RAN_OUT, SkipReason.SIDE_EFFECT, SkipReason.FORGOT)
    month.doses = [
        replace(each, state=DoseState.SKIPPED, taken_at=None, reason=reasons[n % 4])
        if n % 5 == 0 and each.round
        else each
        for n, each in enumerate(month.doses)
    ]

    found = [each.what for each in _found(month)]

    assert len(found) == 4
    assert found == sorted(found, key=list(What).index)
    assert found[0] is What.SIDE_EFFECT
