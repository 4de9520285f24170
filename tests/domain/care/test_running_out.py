"""Proves who hears when of the day on which a link ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.domain.care.alerts import CareWatch
from bot.domain.care.deciding import decide
from bot.domain.care.known_ends import Stage
from bot.domain.care.tellings import Decision, Facts, TellingKind, Watcher
from tests.domain.care.family import ALERTS, a_watcher
from tests.domain.examples import ANN, at

END: Final = at("2026-11-30 00:00")
DAY: Final = timedelta(days=1)


def _ben(ends_at: datetime | None = END) -> Watcher:
    return a_watcher(terms=replace(ALERTS, ends_at=ends_at))


def _looked(watch: CareWatch, watcher: Watcher, now: datetime) -> Decision:
    return decide(watch, Facts(now, "UTC", doses={}, policies={}, watchers=(watcher,)))


def _stage(decision: Decision) -> Stage:
    (end,) = decision.watch.ends
    return end.stage


def test_an_end_is_asked_about_a_week_before_and_told_when_it_has_come() -> None:
    set_ = _looked(CareWatch(ANN), _ben(), END - 20 * DAY)
    asked = _looked(set_.watch, _ben(), END - 7 * DAY)
    over = _looked(asked.watch, _ben(), END)
    after = _looked(over.watch, _ben(), END + DAY)

    assert (_stage(set_), set_.wakes_at) == (Stage.SET, END - 7 * DAY)
    assert (_stage(asked), asked.wakes_at) == (Stage.ASKED, END)
    assert (_stage(over), [each.kind for each in over.tell]) == (Stage.OVER, [TellingKind.OVER])
    assert (_stage(after), after.tell) == (Stage.OVER, ())


def test_an_end_that_is_near_is_not_asked_about_and_one_of_the_night_is_told_once_later() -> None:
    near = _looked(CareWatch(ANN), _ben(), END - 2 * DAY)
    sleeping = replace(_ben(), quiet_until=END + timedelta(hours=7))
    at_night = _looked(near.watch, sleeping, END)
    in_the_morning = _looked(at_night.watch, _ben(), END + timedelta(hours=7))
    long_over = _looked(CareWatch(ANN), _ben(), END + 30 * DAY)

    assert _stage(near) is Stage.ASKED
    assert (_stage(at_night), at_night.tell) == (Stage.ASKED, ())
    assert at_night.wakes_at == END + timedelta(hours=7)
    assert [each.kind for each in in_the_morning.tell] == [TellingKind.OVER]
    assert (_stage(long_over), long_over.tell) == (Stage.OVER, ())


def test_an_end_on_another_day_is_another_one_and_none_is_forgotten() -> None:
    over = _looked(CareWatch(ANN), _ben(), END)
    again = _looked(over.watch, _ben(END + 60 * DAY), END + DAY)
    endless = _looked(over.watch, _ben(None), END + DAY)

    assert _stage(again) is Stage.SET
    assert endless.watch.ends == ()


def test_what_was_missed_while_a_link_was_over_is_not_told_when_it_is_renewed() -> None:
    link = _ben().link
    renewed = link.agree(ALERTS, by=ANN, at=END + DAY)
    changed = link.agree(ALERTS, by=ANN, at=END - DAY)

    assert renewed.agreed_at == END + DAY
    assert changed.agreed_at == link.agreed_at
