"""What an operator writes down: tapers are several phases, and weekly medicines are known by what
is in them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bot.actions import prescriptions
from bot.actions.prescriptions import NotRead, Prescription
from bot.domain.medications import Medication

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


def read(written: Prescription) -> Medication:
    (found,) = prescriptions.read([written], language="en", today=NOW.date(), now=NOW)
    return found


def test_a_taper_becomes_its_phases_from_the_day_it_starts() -> None:
    taper = "40 mg daily for 5 days, then 20 mg daily for 5 days, then stop"

    found = read(Prescription("Prednisone", taper, start=date(2026, 3, 10)))

    assert [(phase.starts, phase.ends) for phase in found.phases] == [
        (date(2026, 3, 10), date(2026, 3, 14)),
        (date(2026, 3, 15), date(2026, 3, 19)),
    ]
    assert {phase.directions.text for phase in found.phases} == {taper}


@pytest.mark.parametrize("name", ["Trulicity 1.5 mg", "methotrexate 2.5 mg", "Trexall 10 mg"])
def test_what_is_weekly_by_its_ingredient_is_refused_daily(name: str) -> None:
    with pytest.raises(NotRead, match="once a week"):
        read(Prescription(name, "1 tablet once a day"))

    assert read(Prescription(name, "1 injection on Mondays")).phases


def test_a_taper_has_no_end_besides_its_own() -> None:
    taper = Prescription(
        "Prednisone", "40 mg daily for 5 days, then 20 mg daily", end=date(2026, 3, 20)
    )

    with pytest.raises(NotRead, match="leave out the end"):
        read(taper)
