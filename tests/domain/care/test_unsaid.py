"""What never came is not believed, also where more was told meanwhile."""

from __future__ import annotations

from bot.domain.care.lapses import Why
from bot.domain.care.links import Shared, Terms
from bot.domain.care.tellings import TellingKind
from bot.domain.care.unsaid import unsay
from bot.domain.doses import DoseState
from tests.domain.care.family import URGENT, Family, a_watcher
from tests.domain.examples import at

SKIPS = Terms(frozenset({Shared.ALERTS, Shared.SKIPS}))


def _told_of_two_days() -> Family:
    ann = Family([a_watcher(terms=SKIPS)], policies=URGENT)
    for day in (0, 1):
        ann.dose("insulin", day=day)
        assert ann.at(f"2026-11-2{1 + day} 10:00") == [f"Ben, alert, 2{1 + day} missed"]
    return ann


def test_an_all_clear_that_never_came_is_told_though_there_is_a_new_alert() -> None:
    ann = Family([a_watcher()], policies=URGENT)
    ann.dose("insulin")
    ann.at("10:00")
    ann.take("insulin", when=at("11:00"))
    assert ann.at("11:00") == ["Ben, all clear, 21 missed"]
    [never_came] = ann.last.tell
    ann.dose("insulin", day=1)
    assert ann.at("2026-11-22 10:00") == ["Ben, alert, 22 missed"]

    ann.watch = unsay(ann.watch, never_came, failed_at=at("2026-11-22 10:01"))

    assert ann.at("2026-11-22 10:31") == ["Ben, correction, 21 taken"]
    assert ann.at("2026-11-22 11:00") == []


def test_a_correction_that_never_came_is_told_though_there_is_a_newer_one() -> None:
    ann = _told_of_two_days()
    ann.take("insulin", when=at("2026-11-22 10:05"))
    assert ann.at("2026-11-22 10:05") == ["Ben, correction, 21 taken"]
    [never_came] = ann.last.tell
    ann.dose("insulin", day=1, state=DoseState.SKIPPED)
    assert ann.at("2026-11-22 10:10") == ["Ben, correction, 22 skipped"]

    ann.watch = unsay(ann.watch, never_came, failed_at=at("2026-11-22 10:15"))

    assert ann.at("2026-11-22 10:45") == ["Ben, correction, 21 taken"]
    [belief] = ann.watch.beliefs
    assert [lapse.why for lapse in belief.everything] == [Why.TAKEN, Why.SKIPPED]


def test_what_never_came_and_is_all_that_was_told_is_told_anew() -> None:
    ann = _told_of_two_days()
    ann.take("insulin", when=at("2026-11-22 10:05"))
    ann.at("2026-11-22 10:05")
    [never_came] = ann.last.tell

    ann.watch = unsay(ann.watch, never_came, failed_at=at("2026-11-22 10:15"))

    assert never_came.kind is TellingKind.CORRECTION
    assert ann.at("2026-11-22 10:45") == ["Ben, correction, 21 taken"]
