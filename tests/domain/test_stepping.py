"""Who may be reminded less, and what of it never changes for what is time-critical."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from bot.domain.budget import A_DAY, may_be_said
from bot.domain.life import Fewer, Holding, HowOften, Life, Why
from bot.domain.medications import Regimen
from bot.domain.patience import ask_after
from bot.domain.stepping import Hindrance, hindrance, next_change
from tests.domain.examples import ANN, a_dose, a_medication, at, minutes

USUAL = (0, 15, 45)


def test_fewer_reminders_are_refused_where_somebody_has_to_hear_more() -> None:
    now = at("12:00")
    plain = a_medication()
    critical, risky = replace(plain, time_critical=True), a_medication("clozapine")
    phase = replace(plain.phases[0], starts=now.date() - timedelta(days=27))
    changed, older = replace(plain, phases=(phase,)), replace(phase, starts=date(2025, 1, 1))
    cases = [
        ("nothing speaks against it", (plain,), False, None),
        ("a caregiver is being told", (plain,), True, Hindrance.ALERT),
        ("all of it is time-critical", (critical,), False, Hindrance.CRITICAL),
        ("some of it is", (plain, critical), False, Hindrance.CRITICAL),
        ("known to be risky", (risky,), False, Hindrance.CRITICAL),
        ("changed four weeks ago", (changed,), False, Hindrance.CHANGE),
        ("changed long ago", (replace(plain, phases=(older,)),), False, None),
        ("begun lately", (replace(plain, begins_at=now - minutes(5)),), False, Hindrance.CHANGE),
        ("one was stopped", (replace(plain, stopped_at=now),), False, Hindrance.CHANGE),
    ]
    for case, those, has_alert, expected in cases:
        regimen = Regimen(ANN, those)
        why = hindrance(regimen, critical={risky.id}, has_alert=has_alert, now=now)
        assert why is expected, case


def test_what_is_time_critical_is_asked_about_as_often_as_ever() -> None:
    dose = a_dose()
    critical = replace(dose, window_ends_at=dose.due_at + minutes(30))
    cases = [
        ("as the settings say", None, [dose], USUAL),
        ("once", (0,), [dose], (0,)),
        ("once, but time-critical", (0,), [dose, critical], USUAL),
        ("more often than usual", (0, 5, 10, 20), [critical], (0, 5, 10, 20)),
    ]
    for case, own, doses, expected in cases:
        assert ask_after(own, USUAL, doses) == expected, case


def test_a_day_has_room_for_a_few_messages_that_nobody_asked_for() -> None:
    assert [may_be_said(said) for said in range(A_DAY + 1)] == [True] * A_DAY + [False]


def test_a_pause_is_looked_at_when_its_end_is_to_be_asked_about() -> None:
    held = Holding(Why.HOSPITAL, (), at("07:00"))

    assert Life(ANN).wakes_at is None
    assert replace(Life(ANN), holding=held).wakes_at == at("07:00")


def test_fewer_reminders_are_looked_at_when_something_is_taken_otherwise() -> None:
    today = at("12:00").date()
    begun, next_ = today - timedelta(days=40), today + timedelta(days=3)
    phase = a_medication().phases[0]
    taper = (replace(phase, starts=begun), replace(phase, starts=next_))
    regimen = Regimen(ANN, (a_medication(), replace(a_medication(), phases=taper)))
    fewer = Fewer(HowOften.ONCE, at("12:00"), None, until=at("00:00"))

    assert next_change(regimen, after=today) == next_
    assert next_change(regimen, after=next_) is None
    assert replace(Life(ANN), fewer=fewer).wakes_at == at("00:00")
