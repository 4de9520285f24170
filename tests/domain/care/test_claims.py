"""One sees to it, and the others hear who, and how it went."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.care.claims import NoClaim, claim, decline, give_up, no_claim, sort_out
from bot.domain.care.going_on import GoesOn, goes_on, is_of_others
from bot.domain.care.policies import AT_ONCE
from bot.domain.care.unsaid import holds
from bot.domain.doses import DoseState
from bot.domain.errors import IllegalStep
from bot.domain.ids import PersonId
from tests.domain.care.family import ALERTS, BEN, CLEO, URGENT, Family, a_watcher
from tests.domain.examples import at, medication_id


def _both_told() -> Family:
    ann = Family([a_watcher(BEN), a_watcher(CLEO)], policies=URGENT)
    ann.dose(day=0)
    ann.dose(day=1)
    assert len(ann.at("2026-11-22 10:00")) == 2
    return ann


def _ben_first() -> Family:
    ann = Family([a_watcher(BEN), a_watcher(CLEO, position=2)], policies=URGENT)
    ann.dose(day=0)
    ann.dose(day=1)
    assert len(ann.at("2026-11-22 10:00")) == 1
    return ann


def test_a_claim_is_told_to_the_others_who_were_told_and_stops_it_for_who_was_not() -> None:
    ann = _both_told()
    ann.watch = claim(ann.watch, BEN, now=at("2026-11-22 10:05"))
    assert ann.at("2026-11-22 10:05") == ["Cleo, claimed, by Ben"]

    alone = _ben_first()
    alone.watch = claim(alone.watch, BEN, now=at("2026-11-22 10:05"))
    assert alone.at("2026-11-22 10:05") == []
    assert alone.at("2026-11-22 14:04") == []


def test_a_claim_of_which_nothing_is_heard_for_four_hours_is_as_none() -> None:
    for family, others in (
        (_ben_first(), "Cleo, alert, 21 missed, 22 missed"),
        (_both_told(), "Cleo, let go, by Ben"),
    ):
        family.watch = claim(family.watch, BEN, now=at("2026-11-22 10:05"))
        family.at("2026-11-22 10:05")
        assert family.last.wakes_at == at("2026-11-22 14:05")

        assert sorted(family.at("2026-11-22 14:05")) == ["Ben, let go, by Ben", others]


def test_a_claim_ends_with_whoever_made_it_and_the_others_hear_that_it_is_open() -> None:
    for gone in ("the link", "reach", "the wish"):
        for family, others in (
            (_ben_first(), "Cleo, alert, 21 missed, 22 missed"),
            (_both_told(), "Cleo, let go, by Ben"),
        ):
            family.watch = claim(family.watch, BEN, now=at("2026-11-22 10:05"))
            family.at("2026-11-22 10:05")
            if gone == "the link":
                family.watchers = [each for each in family.watchers if each.id != BEN]
            elif gone == "reach":
                family.be(BEN, reachable=False)
            else:
                family.watch = decline(family.watch, BEN, now=at("2026-11-22 10:10"))

            assert family.at("2026-11-22 10:10") == [others], gone
            told = family.last.tell[0]
            assert holds(told, family.watch, family.facts(at("2026-11-22 10:10"))), gone


def test_who_was_not_reached_goes_to_the_next_at_once() -> None:
    ann = _ben_first()
    ann.watch = claim(ann.watch, BEN, now=at("2026-11-22 10:05"))
    ann.watch = give_up(ann.watch, BEN, now=at("2026-11-22 10:10"))

    assert ann.at("2026-11-22 10:10") == ["Cleo, alert, 21 missed, 22 missed, by Ben"]

    both = _both_told()
    both.watch = give_up(both.watch, BEN, now=at("2026-11-22 10:10"))
    assert both.at("2026-11-22 10:10") == ["Cleo, not reached, by Ben"]


def test_what_is_sorted_is_told_and_only_what_is_missed_afterwards_counts() -> None:
    ann = _both_told()
    ann.watch = sort_out(ann.watch, BEN, now=at("2026-11-22 12:00"))
    assert ann.at("2026-11-22 12:00") == ["Cleo, sorted, by Ben"]

    ann.dose(day=2)
    assert ann.at("2026-11-23 10:00") == []
    ann.dose(day=3)
    assert len(ann.at("2026-11-24 10:00")) == 2


def test_somebody_who_was_never_told_hears_nothing_of_what_was_sorted() -> None:
    ann = _ben_first()
    ann.watch = sort_out(ann.watch, BEN, now=at("2026-11-22 10:10"))

    assert ann.at("2026-11-22 10:10") == []
    assert ann.at("2026-11-22 12:00") == []


def test_what_the_one_who_sees_to_it_does_not_know_of_is_told_to_the_others() -> None:
    at_once = {"insulin": AT_ONCE.value, "metformin": AT_ONCE.value}
    ann = Family([a_watcher(BEN), a_watcher(CLEO)], policies=at_once)
    later = replace(AT_ONCE.value, delay=timedelta(hours=1))
    ann.be(CLEO, link=replace(ann.link(CLEO), policies={medication_id("metformin"): later}))
    ann.dose("insulin")
    ann.at("2026-11-21 10:00")
    ann.watch = claim(ann.watch, CLEO, now=at("2026-11-21 10:05"))
    ann.at("2026-11-21 10:05")
    ann.dose("metformin")

    assert ann.at("2026-11-21 10:10") == ["Ben, alert, 21 missed, by Cleo"]

    [told] = ann.last.tell
    assert holds(told, ann.watch, ann.facts(at("2026-11-21 10:10")))
    knows = replace(ann.watch, beliefs=tuple(replace(b, caregiver=CLEO) for b in ann.watch.beliefs))
    assert not holds(told, knows, ann.facts(at("2026-11-21 10:10"))), "she sees to that, too"


def test_something_new_goes_to_whoever_sees_to_it() -> None:
    ann = _both_told()
    ann.watch = claim(ann.watch, CLEO, now=at("2026-11-22 10:05"))
    ann.at("2026-11-22 10:05")

    ann.dose("insulin", day=1)

    assert ann.at("2026-11-22 10:10") == ["Cleo, alert, 22 missed, by Cleo"]


def test_what_comes_in_after_all_ends_a_claim() -> None:
    ann = _both_told()
    ann.watch = claim(ann.watch, CLEO, now=at("2026-11-22 10:05"))
    ann.at("2026-11-22 10:05")
    ann.take(day=1, when=at("2026-11-22 10:20"))

    assert [line.split(",")[1] for line in ann.at("2026-11-22 10:20")] == [" all clear"] * 2
    assert no_claim(ann.watch, CLEO, now=at("2026-11-22 10:21")) is NoClaim.NOTHING
    ann.dose(day=2, state=DoseState.UNANSWERED)
    assert ann.at("2026-11-23 10:00") == []


def test_why_there_is_nothing_to_claim() -> None:
    quiet, told, held = Family(), _ben_first(), _both_told()
    held.watch = claim(held.watch, BEN, now=at("2026-11-22 10:05"))
    cases: list[tuple[str, Family, PersonId, str, NoClaim | None]] = [
        ("nothing was missed", quiet, BEN, "10:05", NoClaim.NOTHING),
        ("they were told", told, BEN, "10:05", None),
        ("they were not told", told, CLEO, "10:05", NoClaim.NOT_TOLD),
        ("another sees to it", held, CLEO, "10:06", NoClaim.TAKEN),
        ("they do themself", held, BEN, "10:06", None),
        ("the other was not heard of again", held, CLEO, "14:05", None),
    ]
    for case, ann, who, time, expected in cases:
        now = at(f"2026-11-22 {time}")
        assert no_claim(ann.watch, who, now=now) is expected, case
        if expected:
            with pytest.raises(IllegalStep):
                claim(ann.watch, who, now=now)


def test_who_cannot_is_told_what_becomes_of_it() -> None:
    cases = [
        ("the next one is awake", _ben_first(), GoesOn.NOW),
        ("another was told", _both_told(), GoesOn.OTHERS),
        ("the next one sleeps", _ben_first(), GoesOn.LATER),
        ("nobody else", _both_told(), GoesOn.NOBODY),
    ]
    cases[2][1].be(CLEO, quiet_until=at("2026-11-23 07:00"))
    alone = cases[3][1]
    alone.watch = decline(alone.watch, CLEO, now=at("2026-11-22 10:01"))
    for case, ann, expected in cases:
        ann.watch = decline(ann.watch, BEN, now=at("2026-11-22 10:05"))
        assert goes_on(ann.watch, ann.facts(at("2026-11-22 10:05")), BEN) is expected, case


def test_who_was_not_told_yet_learns_that_others_were() -> None:
    now = at("2026-11-22 10:05")
    ann = _ben_first()
    hidden = frozenset({medication_id("insulin"), medication_id("metformin")})
    cleo = ann.link(CLEO)

    assert is_of_others(ann.watch, cleo, now=now)
    assert not is_of_others(ann.watch, ann.link(BEN), now=now)
    assert not is_of_others(ann.watch, replace(cleo, terms=replace(ALERTS, hidden=hidden)), now=now)
    assert not is_of_others(Family().watch, cleo, now=now)
