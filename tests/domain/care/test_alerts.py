"""Who is told of what did not come in, and when: every look is taken twice, and the second tells
nothing."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from bot.domain.care.alerts import CareWatch
from bot.domain.care.claims import claim
from bot.domain.care.endings import EndKind
from bot.domain.care.links import Shared, Terms
from bot.domain.care.policies import AT_ONCE, SELDOM, USUAL, AtNight, default_policy
from bot.domain.care.showing import show
from bot.domain.care.tellings import TellingKind
from bot.domain.doses import DoseState, SkipReason
from bot.domain.errors import IllegalStep
from bot.domain.people import Level
from bot.domain.schedules import DayPart, DaysOfMonth, EveryDay, EveryDays, Intake, OnWeekdays
from tests.domain.care.family import ALERTS, BEN, CLEO, CLINIC, URGENT, Family, a_watcher
from tests.domain.examples import ANN, DAY, ONE, a_medication, at, medication_id, minutes

MORNING = (Intake(DayPart.MORNING, ONE),)


def test_the_second_missed_in_a_row_is_told_once() -> None:
    ann = Family()
    ann.dose(day=0)
    assert ann.at("2026-11-21 10:00") == []
    ann.dose(day=1, state=DoseState.OPEN)
    assert ann.at("2026-11-22 09:59") == []

    ann.dose(day=1)
    assert ann.at("2026-11-22 10:00") == ["Ben, alert, 21 missed, 22 missed"]
    ann.dose(day=2)
    assert ann.at("2026-11-23 10:00") == []


def test_one_that_is_taken_in_between_begins_the_count_anew_and_one_held_does_not() -> None:
    ann = Family()
    ann.dose(day=0)
    ann.dose(day=1, state=DoseState.TAKEN)
    ann.dose(day=2)
    assert ann.at("2026-11-23 12:00") == []

    ann.dose(day=1, state=DoseState.HELD)
    assert ann.at("2026-11-23 12:00") == ["Ben, alert, 21 missed, 23 missed"]


def test_one_missed_is_told_after_48_hours_though_no_other_was_due() -> None:
    ann = Family()
    ann.dose(day=0)
    assert ann.at("2026-11-23 07:59") == []
    assert ann.last.wakes_at == at("2026-11-23 08:00")

    assert ann.at("2026-11-23 08:00") == ["Ben, alert, 21 missed"]

    on_hold = Family()
    on_hold.dose(day=0)
    on_hold.dose(day=1, state=DoseState.HELD)
    on_hold.dose(day=2, state=DoseState.HELD)
    assert on_hold.at("2026-11-23 12:00") == []


def test_what_must_not_be_missed_is_told_at_once_and_what_is_seldom_at_the_first_miss() -> None:
    urgent = replace(a_medication(), time_critical=True)
    cases = [
        ("every day", a_medication("a", EveryDay(MORNING)), False, USUAL),
        ("time-critical", urgent, False, AT_ONCE),
        ("the formulary says so", a_medication(), True, AT_ONCE),
        ("on Mondays", a_medication("a", OnWeekdays(MORNING, frozenset({0}))), False, SELDOM),
        ("all week", a_medication("a", OnWeekdays(MORNING, frozenset(range(7)))), False, USUAL),
        ("every two days", a_medication("a", EveryDays(MORNING, 2, DAY)), False, SELDOM),
        ("once a month", a_medication("a", DaysOfMonth(MORNING, frozenset({1}))), False, SELDOM),
    ]
    for case, medication, risky, expected in cases:
        assert default_policy(medication, day=DAY, risky=risky) == expected.value, case

    ann = Family(policies=URGENT)
    ann.dose("insulin")
    ann.dose("metformin")
    assert ann.at("10:00") == ["Ben, alert, 21 missed"]
    [telling] = ann.last.tell
    assert [lapse.medication for lapse in telling.lapses] == [medication_id("insulin")]


def test_a_policy_of_ones_own_goes_before_the_usual_one() -> None:
    ann = Family()
    own = replace(USUAL.value, after=1, delay=minutes(45), wording=Level.NAMES)
    link = replace(ann.link(BEN), policies={medication_id(): own})
    ann.be(BEN, link=link)
    ann.dose()

    assert ann.at("10:44") == []
    assert ann.at("10:45") == ["Ben, alert, 21 missed"]
    assert ann.last.tell[0].wording is Level.NAMES


def test_what_was_not_asked_is_told_as_what_it_is_and_only_to_whom_it_may() -> None:
    reach = Terms(frozenset({Shared.ALERTS, Shared.REACH}))
    ann = Family([a_watcher(), a_watcher(CLEO, terms=reach)])
    ann.dose(day=0, state=DoseState.NOT_ASKED)
    ann.unreachable(day=1)
    assert ann.at("2026-11-22 10:00") == ["Cleo, alert, 21 down, 22 unreached"]

    ann.dose(day=2)
    assert ann.at("2026-11-23 10:00") == ["Ben, alert, 21 down, 23 missed"]


def test_skips_are_told_by_consent_and_running_out_at_once() -> None:
    skips = Terms(frozenset({Shared.ALERTS, Shared.SKIPS}))
    ann = Family([a_watcher(), a_watcher(CLEO, terms=skips)])
    ann.dose(day=0, state=DoseState.SKIPPED, reason=SkipReason.FELT_WELL)
    ann.dose(day=1, state=DoseState.SKIPPED)
    assert ann.at("2026-11-22 10:00") == ["Cleo, alert, 21 skipped, 22 skipped"]

    ran_out = Family()
    ran_out.dose(state=DoseState.SKIPPED, reason=SkipReason.RAN_OUT)
    assert ran_out.at("08:05") == ["Ben, alert, 21 ran out"]


def test_nothing_is_told_to_whom_it_may_not() -> None:
    cases = [
        ("alerts were not agreed to", Terms(frozenset(Shared) - {Shared.ALERTS})),
        ("it is over", replace(ALERTS, ends_at=at("2026-11-22 10:00"))),
        ("the medicine is hidden", replace(ALERTS, hidden=frozenset({medication_id()}))),
    ]
    for case, terms in cases:
        ann = Family([a_watcher(terms=terms)])
        ann.dose(day=0)
        ann.dose(day=1)
        assert ann.at("2026-11-22 10:00") == [], case

    ann = Family()
    ann.be(BEN, reachable=False)
    ann.dose(day=0)
    ann.dose(day=1)
    assert ann.at("2026-11-22 10:00") == []
    ann.be(BEN, reachable=True, link=replace(ann.link(BEN), over=EndKind.DECEASED))
    assert ann.at("2026-11-22 10:00") == []
    ann.be(BEN, link=replace(ann.link(BEN), over=None))
    assert ann.at("2026-11-22 10:01") == ["Ben, alert, 21 missed, 22 missed"]


def test_what_was_missed_before_somebody_was_let_in_is_not_told() -> None:
    ann = Family()
    ann.be(BEN, link=replace(ann.link(BEN), agreed_at=at("2026-11-22 09:00")))
    ann.dose(day=0)
    ann.dose(day=1)
    assert ann.at("2026-11-22 10:00") == []

    ann.dose(day=2)
    assert ann.at("2026-11-23 10:00") == ["Ben, alert, 22 missed, 23 missed"]


def _missed_twice(*watchers: str) -> Family:
    who = {"Ben": BEN, "Cleo": CLEO, "the clinic": CLINIC}
    places = enumerate(watchers, start=1)
    ann = Family([a_watcher(who[name], position=place) for place, name in places])
    ann.dose(day=0)
    ann.dose(day=1)
    return ann


def test_unclaimed_it_goes_to_the_next_and_to_the_clinic_last() -> None:
    ann = _missed_twice("the clinic", "Ben", "Cleo")

    assert ann.at("2026-11-22 10:00") == ["Ben, alert, 21 missed, 22 missed"]
    assert ann.last.wakes_at == at("2026-11-22 10:30")
    assert ann.at("2026-11-22 10:29") == []
    assert ann.at("2026-11-22 10:30") == ["Cleo, alert, 21 missed, 22 missed"]
    assert ann.at("2026-11-22 11:00") == ["the clinic, alert, 21 missed, 22 missed"]
    assert ann.at("2026-11-22 11:30") == []


def test_what_is_urgent_does_not_wait_for_what_is_not() -> None:
    """Ben may not know of the insulin: neither his night nor his half hour holds it back."""
    insulin = medication_id("insulin")
    for quiet_until in (None, at("2026-11-23 07:00")):
        ann = _missed_twice("Ben", "Cleo")
        ann.policies = URGENT
        link = replace(ann.link(BEN), terms=replace(ALERTS, hidden=frozenset({insulin})))
        ann.be(BEN, link=link, quiet_until=quiet_until)
        told = ann.at("2026-11-22 10:00")
        ann.dose("insulin", day=1)

        assert told == (["Ben, alert, 21 missed, 22 missed"] if quiet_until is None else [])
        assert ann.at("2026-11-22 10:01") == ["Cleo, alert, 22 missed"]
        later = ["Cleo, alert, 21 missed, 22 missed"] if quiet_until is None else []
        assert ann.at("2026-11-22 10:30") == later


def test_those_of_one_position_are_told_together() -> None:
    ann = Family([a_watcher(BEN), a_watcher(CLEO)])
    ann.dose(day=0)
    ann.dose(day=1)

    assert len(ann.at("2026-11-22 10:00")) == 2


def test_an_all_clear_follows_at_once_and_what_is_taken_back_is_told_again() -> None:
    ann = _missed_twice("Ben", "Cleo")
    ann.at("2026-11-22 10:00")
    before = ann.doses.copy()

    ann.take(day=1, when=at("2026-11-22 10:10"))
    assert ann.at("2026-11-22 10:10") == ["Ben, all clear, 21 missed, 22 missed"]
    assert ann.at("2026-11-22 11:00") == []

    ann.doses = before
    assert ann.at("2026-11-22 11:10") == [
        "Ben, again, 21 missed, 22 missed",
        "Cleo, alert, 21 missed, 22 missed",
    ]
    ann.take(day=1, when=at("2026-11-22 11:20"))
    assert [line.split(",")[1] for line in ann.at("2026-11-22 11:20")] == [" all clear"] * 2


def test_a_later_dose_that_is_taken_is_an_all_clear_too_and_an_earlier_one_a_correction() -> None:
    ann = _missed_twice("Ben")
    ann.at("2026-11-22 10:00")

    ann.take(day=0, when=at("2026-11-22 11:00"))
    assert ann.at("2026-11-22 11:00") == ["Ben, correction, 21 taken"]
    ann.dose(day=2, state=DoseState.TAKEN)
    assert ann.at("2026-11-23 08:05") == ["Ben, all clear, 22 missed"]


def test_what_was_never_asked_after_all_is_put_right() -> None:
    reach = Terms(frozenset({Shared.ALERTS, Shared.REACH}))
    ann = Family([a_watcher(), a_watcher(CLEO, terms=reach)])
    ann.dose(day=0)
    ann.dose(day=1)
    ann.at("2026-11-22 10:00")

    ann.unreachable(day=1)

    assert ann.at("2026-11-22 10:05") == [
        "Ben, correction, 22 not asked",
        "Cleo, correction, 22 unreached",
    ]


def test_of_doses_told_one_after_the_other_each_is_put_right() -> None:
    ann = Family([a_watcher(BEN)], policies=URGENT)
    for day in (0, 1):
        ann.dose("insulin", day=day)
        assert ann.at(f"2026-11-2{1 + day} 10:00") == [f"Ben, alert, 2{1 + day} missed"]
    before = ann.doses.copy()

    ann.take("insulin", day=0, when=at("2026-11-22 10:05"))
    assert ann.at("2026-11-22 10:05") == ["Ben, correction, 21 taken"]
    ann.doses = before
    assert ann.at("2026-11-22 10:10") == ["Ben, correction, 21 missed"]
    ann.take("insulin", day=0, when=at("2026-11-22 10:15"))
    assert ann.at("2026-11-22 10:15") == ["Ben, correction, 21 taken"]
    ann.take("insulin", day=1, when=at("2026-11-22 10:20"))
    assert ann.at("2026-11-22 10:20") == ["Ben, all clear, 22 missed"]
    assert ann.at("2026-11-22 10:30") == []


def test_what_an_alert_that_is_over_has_told_is_not_put_right() -> None:
    ann = Family([a_watcher(BEN)], policies=URGENT)
    ann.dose("insulin")
    ann.at("10:00")
    ann.dose("insulin", day=1)
    ann.at("2026-11-22 10:00")

    ann.take("insulin", day=1, when=at("2026-11-22 10:05"))
    assert ann.at("2026-11-22 10:05") == ["Ben, all clear, 22 missed"]
    ann.take("insulin", day=0, when=at("2026-11-22 10:10"))
    assert ann.at("2026-11-22 10:10") == []


def test_who_skips_after_the_alert_is_told_of_only_by_consent() -> None:
    skips = Terms(frozenset({Shared.ALERTS, Shared.SKIPS}))
    ann = Family([a_watcher(), a_watcher(CLEO, terms=skips)])
    ann.dose(day=0)
    ann.dose(day=1)
    ann.at("2026-11-22 10:00")

    ann.dose(day=1, state=DoseState.SKIPPED)

    assert ann.at("2026-11-22 10:05") == ["Cleo, correction, 22 skipped"]


def test_quiet_hours_have_a_stated_fate() -> None:
    morning = at("2026-11-23 07:00")
    cases = [
        (AtNight.NEXT, ["Cleo, alert, 21 missed, 22 missed, in place of Ben"], AtNight.NEXT),
        (
            AtNight.CLINIC,
            ["the clinic, alert, 21 missed, 22 missed, in place of Ben"],
            AtNight.CLINIC,
        ),
        (AtNight.MORNING, [], AtNight.MORNING),
        (AtNight.ANYWAY, ["Ben, alert, 21 missed, 22 missed"], None),
    ]
    for at_night, expected, fate in cases:
        ann = _missed_twice("Ben", "Cleo", "the clinic")
        ann.policies = {"metformin": replace(USUAL.value, at_night=at_night)}
        ann.be(BEN, quiet_until=morning)
        assert ann.at("2026-11-22 23:00") == expected, at_night
        assert [held.instead for held in ann.last.held] == [fate] * (fate is not None), at_night

    ann = _missed_twice("Ben")
    ann.policies = {"metformin": replace(USUAL.value, at_night=AtNight.NEXT)}
    ann.be(BEN, quiet_until=morning)
    assert ann.at("2026-11-22 23:00") == []
    assert [(held.instead, held.until) for held in ann.last.held] == [(AtNight.MORNING, morning)]
    assert ann.last.wakes_at == morning
    ann.be(BEN, quiet_until=None)
    assert ann.at("2026-11-23 07:00") == ["Ben, alert, 21 missed, 22 missed"]


def test_nobody_is_told_in_the_morning_of_what_came_in_by_night() -> None:
    ann = _missed_twice("Ben")
    ann.be(BEN, quiet_until=at("2026-11-23 07:00"))
    ann.at("2026-11-22 23:00")

    ann.take(day=1, when=at("2026-11-23 01:00"))
    ann.be(BEN, quiet_until=None)

    assert ann.at("2026-11-23 07:00") == []


def test_who_is_awake_over_an_alert_hears_the_all_clear_by_night_and_who_slept_in_the_morning() -> (
    None
):
    for told, heard in (("21:50", True), ("10:00", False)):
        ann = _missed_twice("Ben")
        ann.at(f"2026-11-22 {told}")
        ann.be(BEN, quiet_until=at("2026-11-23 07:00"))
        ann.take(day=1, when=at("2026-11-22 22:10"))
        assert bool(ann.at("2026-11-22 22:10")) is heard
        ann.be(BEN, quiet_until=None)
        assert bool(ann.at("2026-11-23 07:00")) is not heard


def test_who_is_awake_over_one_medicine_hears_what_came_in_of_the_others_too() -> None:
    ann = Family([a_watcher(BEN)], policies={"insulin": AT_ONCE.value, "warfarin": AT_ONCE.value})
    ann.dose("warfarin")
    assert ann.at("17:00") == ["Ben, alert, 21 missed"]
    ann.dose("insulin")
    assert ann.at("22:00") == ["Ben, alert, 21 missed"]
    ann.be(BEN, quiet_until=at("2026-11-22 07:00"))

    ann.take("warfarin", when=at("22:10"))

    assert ann.at("22:10") == ["Ben, all clear, 21 missed"]


def test_whom_an_alert_wakes_hears_what_else_waited_for_the_morning() -> None:
    by_night = replace(AT_ONCE.value, at_night=AtNight.ANYWAY)
    ann = Family([a_watcher(BEN)], policies={"insulin": by_night})
    ann.dose("insulin")
    assert ann.at("10:00") == ["Ben, alert, 21 missed"]
    ann.be(BEN, quiet_until=at("2026-11-23 07:00"))
    ann.take("insulin", when=at("23:00"))
    assert ann.at("23:00") == []

    ann.dose("insulin", day=1)

    assert ann.at("2026-11-22 10:00") == ["Ben, alert, 22 missed", "Ben, correction, 21 taken"]


def test_an_alert_of_which_nobody_said_how_it_ended_stands_for_two_days() -> None:
    ann = _missed_twice("Ben")
    ann.at("2026-11-22 10:00")
    ann.dose(day=2)
    ann.dose(day=3)
    assert ann.at("2026-11-24 09:59") == []
    assert ann.last.wakes_at == at("2026-11-24 10:00")

    assert ann.at("2026-11-24 10:00") == ["Ben, alert, 23 missed, 24 missed"]


def test_while_nobody_sees_to_it_what_is_missed_next_is_told_as_well() -> None:
    ann = Family([a_watcher(BEN), a_watcher(CLEO, position=2)], policies=URGENT)
    ann.dose("insulin")
    assert ann.at("10:00") == ["Ben, alert, 21 missed"]
    assert ann.at("10:30") == ["Cleo, alert, 21 missed"]
    ann.dose("insulin", day=1)
    assert ann.at("2026-11-22 10:00") == ["Ben, alert, 22 missed"]
    assert ann.at("2026-11-22 10:29") == []
    assert ann.at("2026-11-22 10:30") == ["Cleo, alert, 22 missed"]

    ann.watch = claim(ann.watch, BEN, now=at("2026-11-22 10:31"))
    assert ann.at("2026-11-22 10:31") == ["Cleo, claimed, by Ben"]


def test_both_clocks_are_shown_and_one_where_they_show_the_same() -> None:
    ann = _missed_twice("Ben")
    ann.be(BEN, zone="America/Chicago")
    ann.at("2026-11-22 10:00")
    [telling] = ann.last.tell

    clocks = telling.clocks(telling.lapses[1])

    assert (f"{clocks.hers:%H:%M}", f"{clocks.yours:%H:%M}") == ("08:00", "02:00")
    at_home = replace(telling, zones=("UTC", "UTC")).clocks(telling.lapses[0])
    assert f"{at_home.hers:%H:%M}" == f"{at_home.yours:%H:%M}"


def test_who_would_hear_of_a_miss() -> None:
    ann = Family([a_watcher(BEN), a_watcher(CLEO), a_watcher(CLINIC, terms=Terms())])
    ann.be(BEN, reachable=False)

    assert ann.facts(at("10:00")).who_would_hear == {CLEO}


def test_what_is_shown_is_what_was_agreed_to_and_counts_as_told() -> None:
    asked = {
        TellingKind.TEST: Shared.ALERTS,
        TellingKind.STOPPED: Shared.REACH,
        TellingKind.BACK: Shared.REACH,
        TellingKind.TODAY: Shared.TODAY,
        TellingKind.WEEK: Shared.WEEK,
    }
    for kind, what in product(TellingKind, Shared):
        watcher = a_watcher(terms=Terms(frozenset({what})))
        facts = Family([watcher]).facts(at("10:00"))
        is_in_the_record = (kind, what) == (TellingKind.TODAY, Shared.RECORD)
        if asked.get(kind) is what or is_in_the_record:
            shown = show(CareWatch(ANN), watcher, kind, facts)
            assert [telling.kind for telling in shown.tell] == [kind]
            assert shown.watch.tellings == 1
        else:
            with pytest.raises(IllegalStep):
                show(CareWatch(ANN), watcher, kind, facts)


def test_what_was_believed_long_ago_is_forgotten() -> None:
    ann = _missed_twice("Ben")
    ann.at("2026-11-22 10:00")
    assert ann.watch.beliefs
    ann.doses.clear()

    assert ann.at("2026-12-06 10:00") == []
    bare = CareWatch(ann.watch.patient)
    assert replace(ann.watch, alert=None, alerts=0, tellings=0) == bare
