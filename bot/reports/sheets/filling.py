"""What goes into a pill box: a compartment for each slot of each day, from the plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.domain.box import goes_into_it, named_once, part_of
from bot.domain.doses import DoseState
from bot.domain.ids import DoseId
from bot.domain.medications import Regimen
from bot.domain.people import Person
from bot.domain.sheets import Compartment
from bot.domain.slots import SlotPlan
from bot.planner.calendar import instant, planned


@dataclass(frozen=True, slots=True)
class Stretch:
    """From an instant to the end of a day by the patient's calendar."""

    since: datetime
    last: date
    #: Doses that were due already, wherever another plan would have them: they are never asked for
    #: again, so they are in no compartment to come.
    over: frozenset[DoseId] = frozenset()


def compartments(
    patient: Person, regimen: Regimen, plans: Sequence[SlotPlan], stretch: Stretch
) -> tuple[Compartment, ...]:
    """Return every compartment of a stretch of days. What is on hold stays out of the box."""
    return named_once(_compartments(patient, regimen, plans, stretch))


def _compartments(
    patient: Person, regimen: Regimen, plans: Sequence[SlotPlan], stretch: Stretch
) -> Iterator[Compartment]:
    # A day may reach into the next one on the calendar: its last slot still belongs to it.
    until = instant(stretch.last + timedelta(days=2), time(0), patient.tz)
    found = planned(plans, regimen, zone=patient.tz, since=stretch.since, until=until)
    for round_, doses in found:
        to_come = (dose for dose in doses if dose.id not in stretch.over)
        labels = [dose.label for dose in to_come if dose.state is not DoseState.HELD]
        if labels and round_.local_date <= stretch.last:
            yield Compartment(
                on=round_.local_date,
                at=round_.wall_time,
                part=part_of(round_.wall_time, patient.routine),
                inside=tuple(label for label in labels if goes_into_it(label)),
                beside=tuple(label for label in labels if not goes_into_it(label)),
            )
