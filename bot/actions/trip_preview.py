"""What a trip would make of somebody's days: planned again as it will be, and nothing is saved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.actions.moves import Moves, Planned, moves
from bot.domain.doses import Dose, DoseState
from bot.domain.ids import DoseId, MedicationId, RoundId
from bot.domain.medications import Regimen
from bot.domain.people import Person
from bot.domain.rounds import Round
from bot.domain.slots import SlotPlan
from bot.domain.trips import Trip
from bot.planner import calendar
from bot.planner.calendar import local_date
from bot.planner.travel import AwayRound, gaps_of
from bot.storage import Transaction

_SHOWN: Final = timedelta(days=2)
_BEFORE: Final = timedelta(days=2)
#: The same dates end later by another clock, so more of them is wanted than is there.
_BEYOND: Final = timedelta(days=2)
#: A gap that differs from the usual one by so much is said.
_NOTABLE: Final = timedelta(hours=2)


@dataclass(frozen=True, slots=True)
class Preview:
    """The two days after a change of clocks, and what becomes of gaps then and on the way back."""

    rounds: tuple[AwayRound, ...]  #: from the change on
    longer: Mapping[MedicationId, timedelta]  #: the longest gap of each that has a longer one
    shorter: Mapping[MedicationId, timedelta]  #: the shortest gap of each that has a shorter one
    left_out: frozenset[MedicationId]  #: once, because it would be too soon or comes twice


@dataclass(frozen=True, slots=True)
class _Change:
    """The days around one change of clocks."""

    after: Sequence[AwayRound]
    before: Sequence[AwayRound]  #: as they would be without it
    left_out: frozenset[MedicationId]


async def preview(tx: Transaction, person: Person, trip: Trip, *, now: datetime) -> Preview:
    """Return what a trip makes of the two days after it begins, and of the days of the return."""
    regimen = await tx.medications.regimen(person.id)
    at = max(trip.since, now)
    plans = await tx.plans.covering(person.id, local_date(at - _BEFORE, person.tz))
    home, away = person.tz, ZoneInfo(trip.zone_at(at, person.zone))
    there = _days(plans, regimen, home, at)
    if trip.since <= now:
        there = await _as_they_are(tx, person, there, at)
    shown_by = (ZoneInfo(trip.zone), home)
    out = _changed(there, _days(plans, regimen, away, at, beyond=_BEYOND), at, shown_by)
    changes = [out]
    if trip.until is not None:
        back = trip.until
        before = _days(plans, regimen, away, back)
        after = _days(plans, regimen, home, back, beyond=_BEYOND)
        changes.append(_changed(before, after, back, shown_by))
    return Preview(
        tuple(a for a in out.after if at <= a.round.due_at < at + _SHOWN),
        _gaps(regimen, changes, longest=True),
        _gaps(regimen, changes, longest=False),
        frozenset[MedicationId]().union(*(each.left_out for each in changes)),
    )


def _changed(
    there: Sequence[Planned],
    wanted: Sequence[Planned],
    at: datetime,
    shown_by: tuple[ZoneInfo, ZoneInfo],
) -> _Change:
    """Return what planning again by another clock makes of the days there."""
    known = {dose.id for planned in there for dose in planned.doses}
    changed = moves(there, wanted, known=known, since=at, now=at)
    left_out = frozenset(d.medication for d in changed.gone_doses if d.due_at < at + _SHOWN)
    after, before = (
        [_seen(each, *shown_by) for each in days] for days in (_after(there, changed), there)
    )
    return _Change(after, before, left_out)


def _gaps(
    regimen: Regimen, changes: Sequence[_Change], *, longest: bool
) -> dict[MedicationId, timedelta]:
    """Return the longest (or shortest) gap of each medication that is longer (or shorter) than
    without the change by more than a little."""
    choose = max if longest else min
    found: dict[MedicationId, timedelta] = {}
    for change in changes:
        for medication in regimen.current:
            gaps, usual = (gaps_of(r, medication.id) for r in (change.after, change.before))
            if not gaps or not usual:
                continue
            gap, other = choose(gaps), choose(usual)
            if (gap - other if longest else other - gap) >= _NOTABLE:
                found[medication.id] = choose(gap, found.get(medication.id, gap))
    return found


def _days(
    plans: Sequence[SlotPlan],
    regimen: Regimen,
    zone: ZoneInfo,
    at: datetime,
    *,
    beyond: timedelta = timedelta(0),
) -> list[Planned]:
    """Return the days around an instant by one clock."""
    until = at + _SHOWN + beyond
    days = calendar.planned(plans, regimen, zone=zone, since=at - _BEFORE, until=until)
    return [Planned(round_, doses) for round_, doses in days]


async def _as_they_are(
    tx: Transaction, person: Person, days: Sequence[Planned], at: datetime
) -> list[Planned]:
    """Return the days with what is on record already: rounds that were asked about stay."""
    rounds = await tx.rounds.since(person.id, at - _BEFORE)
    doses = await tx.doses.of_rounds([round_.id for round_ in rounds])
    known = {round_.id: Planned(round_, tuple(doses.get(round_.id, ()))) for round_ in rounds}
    planned = {each.round.id: each for each in days}
    return sorted((planned | known).values(), key=lambda each: each.round.due_at)


def _after(there: Sequence[Planned], changed: Moves) -> list[Planned]:
    """Return the days as they are once what changes was saved."""
    rounds = {each.round.id: each.round for each in there}
    rounds |= {new.id: new for _, new in changed.rounds}
    rounds |= {new.id: new for new in changed.new_rounds}
    doses: dict[DoseId, Dose] = {dose.id: dose for each in there for dose in each.doses}
    doses |= {new.id: new for _, new in changed.doses}
    doses |= {new.id: new for new in changed.new_doses}
    gone = {dose.id for dose in changed.gone_doses}
    inside: dict[RoundId, list[Dose]] = {}
    for dose in doses.values():
        if dose.id not in gone and dose.round is not None:
            inside.setdefault(dose.round, []).append(dose)
    empty = {round_.id for round_ in changed.gone_rounds}
    kept = [r for r in rounds.values() if r.id not in empty and r.id in inside]
    kept.sort(key=lambda round_: round_.due_at)
    return [Planned(round_, tuple(inside[round_.id])) for round_ in kept]


def _seen(planned: Planned, away: ZoneInfo, home: ZoneInfo) -> AwayRound:
    """Return a round as both walls show it; what is held or was skipped is no dose of it."""
    ways = (DoseState.OPEN, DoseState.TAKEN)
    doses = tuple(dose for dose in planned.doses if dose.state in ways)
    at = planned.round.due_at
    return AwayRound(planned.round, at.astimezone(away), at.astimezone(home), doses)


def by_the_clock_there(
    there: Sequence[Planned], zone: str, *, now: datetime
) -> tuple[list[tuple[Round, Round]], list[tuple[Dose, Dose]]]:
    """Return what is still to come by another zone's clock, named by the clock of this one."""
    rounds, doses = [], []
    for planned in there:
        round_ = planned.round
        if round_.due_at <= now or round_.zone == zone or round_.asks:
            continue
        wall = round_.due_at.astimezone(ZoneInfo(zone)).time()
        rounds.append((round_, replace(round_, wall_time=wall, zone=zone)))
        doses += [
            (dose, replace(dose, label=replace(dose.label, wall_time=wall)))
            for dose in planned.doses
            if dose.state is DoseState.OPEN
        ]
    return rounds, doses
