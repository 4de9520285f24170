"""Proves that an operator hears of each trouble once, and once more when it is over."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.troubles import Found, Trouble, Watch

START = datetime(2026, 11, 22, 8, tzinfo=UTC)
TOKEN = Found(Trouble.TOKEN, "telegram")
TEXTS = Found(Trouble.TOKEN, "sms")
OUTAGE = Found(Trouble.OUTAGE)
DISK = Found(Trouble.DISK)
ONE, TWO, TEN = (Found(Trouble.POISON, count) for count in ("1", "2", "10"))
CLOCK = Found(Trouble.CLOCK)


def _heard(*minutes: frozenset[Found] | set[Found]) -> list[str]:
    """Return what is told, when this is found minute by minute."""
    watch, heard = Watch(), []
    for minute, found in enumerate(minutes):
        now = START + timedelta(minutes=minute)
        watch = watch.after(found, now=now)
        for news in list(watch.news(now=now)):
            over = "over " if news.is_over else ""
            heard.append(f"{minute} {over}{news.found.trouble}{news.found.about[:1]}")
            watch = watch.told(news)
    return heard


@pytest.mark.parametrize(
    ("case", "minutes", "heard"),
    [
        ("well", [set()] * 5, []),
        ("at once, and once", [{DISK}] * 5, ["0 disk"]),
        (
            "over after a while",
            [{DISK}, set(), set(), set(), set(), set()],
            ["0 disk", "4 over disk"],
        ),
        ("what mends itself wakes nobody", [{OUTAGE}, {OUTAGE}, set(), set()], []),
        ("what lasts is told", [{OUTAGE}] * 4, ["2 outage"]),
        ("what comes and goes is one", [{DISK}, set(), {DISK}, set(), {DISK}], ["0 disk"]),
        (
            "again after an all-clear",
            [{DISK}, *[set()] * 5, {DISK}],
            ["0 disk", "4 over disk", "6 disk"],
        ),
        (
            "more of it is news, and less is no all-clear",
            [{ONE}, {TWO}, {TWO}, {TWO}, {TWO}, {ONE}, set(), set(), set(), set()],
            ["0 poison1", "1 poison2", "8 over poison2"],
        ),
        (
            "less of it is no news, and more of it is again",
            [{TEN}, {TWO}, {TWO}, {TWO}, {TWO}, {TEN}],
            ["0 poison1", "5 poison1"],
        ),
        (
            "of two places one is well again",
            [{TOKEN, TEXTS}, *[{TOKEN}] * 4, *[set()] * 4],
            ["0 tokens", "0 tokent", "4 over tokens", "8 over tokent"],
        ),
        (
            "a jump is told though it is over before anybody could be told",
            [{CLOCK}, *[set()] * 4],
            ["0 clock", "4 over clock"],
        ),
        ("two at once", [{DISK, TOKEN}] * 2, ["0 disk", "0 tokent"]),
    ],
)
def test_each_trouble_is_told_once(case: str, minutes: list[set[Found]], heard: list[str]) -> None:
    assert sorted(_heard(*minutes)) == sorted(heard), case


def test_what_nobody_took_is_told_again() -> None:
    watch = Watch().after({DISK}, now=START)

    later = watch.after({DISK}, now=START + timedelta(minutes=1))

    assert [news.found for news in later.news(now=START + timedelta(minutes=1))] == [DISK]


@pytest.mark.parametrize(("found", "tells"), [(CLOCK, True), (DISK, False)])
def test_that_the_clock_jumped_is_told_even_when_it_was_over_first(
    found: Found, tells: bool
) -> None:
    watch = Watch().after({found}, now=START)  # and nobody takes it

    over = watch.after((), now=START + timedelta(minutes=1))

    assert any(over.news(now=START + timedelta(minutes=1))) is tells


def test_a_trouble_found_by_a_clock_that_was_ahead_is_told_once_it_is_right() -> None:
    ahead = START + timedelta(days=400)
    watch = Watch().after({OUTAGE}, now=ahead)
    for minute in range(3):
        watch = watch.after({OUTAGE}, now=START + timedelta(minutes=minute))

    (news,) = watch.news(now=START + timedelta(minutes=2))
    gone = watch.told(news).after((), now=ahead)
    gone = gone.after((), now=START + timedelta(minutes=3))

    assert news.found == OUTAGE
    assert [each.is_over for each in gone.news(now=START + timedelta(minutes=6))] == [True]


@given(st.lists(st.sets(st.sampled_from([TOKEN, OUTAGE, DISK])), max_size=40))
def test_troubles_and_all_clears_take_turns(minutes: list[set[Found]]) -> None:
    heard = _heard(*minutes)

    for trouble in ("token", "outage", "disk"):
        mine = [words.split(maxsplit=1)[1] for words in heard if trouble in words]
        assert all(("over" in word) is bool(n % 2) for n, word in enumerate(mine))
