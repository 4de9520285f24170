"""Nobody gives a dose that another has given already."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.care.links import Deed, Terms
from bot.domain.care.twice import Free, Recorded, TooSoon, Verdict, before_giving, report_of
from bot.domain.doses import Basis, Dose, Report
from bot.domain.errors import IllegalStep
from bot.domain.gaps import Intaken
from bot.domain.people import ChannelName
from tests.domain.care.family import BEN, a_link
from tests.domain.examples import REPORT, a_dose, at, medication_id, minutes

BENS = Report(BEN, ChannelName.SMS, at("08:05"), Basis.SEEN)


def test_what_is_known_before_a_dose_is_given() -> None:
    dose = replace(a_dose(), min_gap=minutes(6 * 60))
    given = dose.take(BENS, at=at("08:00"))
    of_late = Intaken(medication_id(), at("06:00"))
    other = Intaken(medication_id("aspirin"), at("07:59"))
    cases: list[tuple[str, Dose, list[Intaken], Verdict]] = [
        ("nothing", dose, [], Free()),
        ("another medicine", dose, [other], Free()),
        ("Ben gave it", given, [], Recorded(BEN, at("08:05"), at("08:00"), Basis.SEEN)),
        ("one was taken late", dose, [of_late, other], TooSoon(at("06:00"), at("12:00"))),
        ("it has no gap", a_dose(), [of_late], Free()),
    ]
    for case, about, taken, expected in cases:
        assert before_giving(about, taken, now=at("08:10")) == expected, case


def test_a_dose_is_recorded_as_taken_once_and_keeps_who_reported_it_and_how_they_know() -> None:
    given = a_dose().take(BENS, at=None)

    with pytest.raises(IllegalStep):
        given.take(REPORT, at=at("08:10"))

    assert (given.reported_by, given.basis) == (BEN, Basis.SEEN)
    bare = given.take_back(asked=True, now=at("08:20"))
    assert (bare.reported_by, bare.basis) == (None, None)


def test_a_caregiver_reports_what_the_patient_has_agreed_to() -> None:
    may = a_link(terms=Terms(does=frozenset({Deed.REPORT})))

    report = report_of(may, a_dose(), ChannelName.SMS, Basis.TOLD, now=at("08:05"))

    assert report == Report(BEN, ChannelName.SMS, at("08:05"), Basis.TOLD)
    hidden = replace(may, terms=replace(may.terms, hidden=frozenset({medication_id()})))
    for link in (None, a_link(), hidden):
        with pytest.raises(IllegalStep):
            report_of(link, a_dose(), ChannelName.SMS, Basis.TOLD, now=at("08:05"))
