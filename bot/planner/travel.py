"""Plans the days of a trip, so that they can be shown before anybody says yes. Nothing is taken too
soon after the last one: what a change of clocks brings too near is left out, and named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from bot.domain.doses import Dose, DoseState
from bot.domain.ids import DoseId, MedicationId
from bot.domain.medications import Regimen
from bot.domain.rounds import Round
from bot.domain.slots import SlotPlan
from bot.domain.trips import Trip
from bot.planner.calendar import planned


@dataclass(frozen=True, slots=True)
class Span:
    """The time that is looked at, and where home is."""

    home: ZoneInfo
    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class AwayRound:
    """One round around a trip, as both walls show it."""

    round: Round
    there: datetime  #: by the clock of where they are just then
    home: datetime
    doses: tuple[Dose, ...]
    #: too soon after the last one, or of a date that comes twice and has had it
    left_out: tuple[Dose, ...] = ()


def preview(
    plans: Sequence[SlotPlan], regimen: Regimen, trip: Trip, span: Span
) -> tuple[AwayRound, ...]:
    """Return, in order, every round of `span` as it would be asked about."""
    last: dict[MedicationId, datetime] = {}
    made: set[DoseId] = set()
    rounds = []
    for round_, inside in _planned(plans, regimen, trip, span):
        left_out = tuple(dose for dose in inside if dose.id in made or _is_near(dose, last))
        taken = tuple(dose for dose in inside if dose not in left_out)
        made |= {dose.id for dose in inside}
        last |= {dose.medication: dose.due_at for dose in taken if dose.state is DoseState.OPEN}
        where = ZoneInfo(trip.zone) if trip.covers(round_.due_at) else span.home
        there, home = (round_.due_at.astimezone(zone) for zone in (where, span.home))
        rounds.append(AwayRound(round_, there, home, taken, left_out))
    return tuple(rounds)


def gaps_of(rounds: Sequence[AwayRound], medication: MedicationId) -> list[timedelta]:
    """Return the times between the doses of a medication, in order."""
    due = [d.due_at for away in rounds for d in away.doses if d.medication == medication]
    return [after - before for before, after in pairwise(due)]


def _planned(
    plans: Sequence[SlotPlan], regimen: Regimen, trip: Trip, span: Span
) -> Iterator[tuple[Round, tuple[Dose, ...]]]:
    """Yield the rounds of each stretch by the clock that holds in it."""
    changes = [at for at in (trip.since, trip.until) if at and span.since < at < span.until]
    starts = [span.since, *changes]
    for since, until in zip(starts, [*changes, span.until], strict=True):
        zone = ZoneInfo(trip.zone_at(since, span.home.key))
        yield from planned(plans, regimen, zone=zone, since=since, until=until)


def _is_near(dose: Dose, last: dict[MedicationId, datetime]) -> bool:
    before = last.get(dose.medication)
    return before is not None and dose.min_gap is not None and dose.due_at < before + dose.min_gap
