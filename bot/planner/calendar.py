"""Turns a slot plan and dates into rounds and doses in UTC. Time zones live here and nowhere else.

Wall times follow the wall clock: a skipped one moves forward by what was skipped, a repeated one
fires once, the first time, and a local date that does not exist has no rounds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from heapq import merge
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.doses import Dose
from bot.domain.ids import PersonId, round_id
from bot.domain.medications import Regimen
from bot.domain.patience import WINDOW_AT_MOST
from bot.domain.rounds import Round
from bot.domain.routine import Routine
from bot.domain.slots import Slot, SlotPlan
from bot.planner import intakes

_DAY: Final = timedelta(days=1)
_MINUTES: Final = 24 * 60
#: A patient's day may reach into the next calendar day, and a zone may skip one more.
_MARGIN: Final = 2 * _DAY


def instant(day: date, wall: time, zone: ZoneInfo) -> datetime:
    """Return when the wall clock of `zone` shows `wall` on `day`, in UTC.

    Of a repeated wall time it is the first; a skipped one has moved forward by what was skipped,
    because `fold=0` counts it by the offset that held before (PEP 495).
    """
    return datetime.combine(day, wall.replace(fold=0), tzinfo=zone).astimezone(UTC)


def local_date(at: datetime, zone: ZoneInfo) -> date:
    """Return the date that the calendar of `zone` shows at an instant."""
    return at.astimezone(zone).date()


def own_date(at: datetime, zone: ZoneInfo, routine: Routine) -> date:
    """Return the date on which a patient woke: until a bedtime after midnight it is still the day
    before."""
    wall = at.astimezone(zone)
    is_up = routine.bed < routine.wake and wall.time() < routine.bed
    return wall.date() - is_up * _DAY


def exists(day: date, zone: ZoneInfo) -> bool:
    """Return whether `zone` has that date: Samoa went from 29 to 31 December 2011."""
    ends = (instant(day, wall, zone) for wall in (time.min, time.max))
    return any(local_date(at, zone) == day for at in ends)


def rounds(
    plan: SlotPlan, *, person_id: PersonId, zone: ZoneInfo, since: datetime, until: datetime
) -> Iterator[Round]:
    """Yield, in order, every round of `plan` that falls due in [since, until).

    What is in them is not known here, so each closes as late as a round can; see `planned`.
    """
    due = sorted(
        (instant(*_on(slot, day), zone), place, day)
        for day in _days(plan, since=since, until=until, zone=zone)
        for place, slot in enumerate(plan.slots)
    )
    for at, place, day in due:
        if since <= at < until:
            slot = plan.slots[place]
            yield Round(
                id=round_id(slot.id, day),
                patient=person_id,
                slot=slot.id,
                local_date=day,
                wall_time=_on(slot, day)[1],
                zone=zone.key,
                due_at=at,
                closes_at=at + WINDOW_AT_MOST.value,
                wakes_at=at,
            )


def doses(round_: Round, slot: Slot, regimen: Regimen, *, plan: SlotPlan) -> list[Dose]:
    """Return what is taken in a round: nothing that is not due that day; the paused as held."""
    made = (intakes.dose(item, round_, regimen, plan=plan) for item in slot.items)
    return [dose for dose in made if dose is not None]


def planned(
    plans: Sequence[SlotPlan],
    regimen: Regimen,
    *,
    zone: ZoneInfo,
    since: datetime,
    until: datetime,
) -> Iterator[tuple[Round, tuple[Dose, ...]]]:
    """Yield, in order, every round with its doses that falls due in [since, until).

    Each of `plans` holds until the next one starts. A round closes with the last window of its
    doses, and one without doses does not exist. The same input gives the same rounds and doses,
    ids included, so planning again adds nothing.
    """
    plans = sorted(plans, key=lambda plan: plan.starts)
    ends = [*(plan.starts for plan in plans[1:]), date.max]
    person_id = regimen.patient
    streams = (
        _filled(
            rounds(plan, person_id=person_id, zone=zone, since=since, until=until),
            plan,
            regimen,
            before=end,
        )
        for plan, end in zip(plans, ends, strict=False)
    )
    yield from merge(*streams, key=lambda pair: pair[0].due_at)


def _filled(
    empty: Iterator[Round], plan: SlotPlan, regimen: Regimen, *, before: date
) -> Iterator[tuple[Round, tuple[Dose, ...]]]:
    slots = {slot.id: slot for slot in plan.slots}
    for round_ in empty:
        inside = doses(round_, slots[round_.slot], regimen, plan=plan)
        if inside and round_.local_date < before:
            closes_at = max(dose.window_ends_at for dose in inside)
            yield replace(round_, closes_at=closes_at), tuple(inside)


def _days(plan: SlotPlan, *, since: datetime, until: datetime, zone: ZoneInfo) -> Iterator[date]:
    day = max(plan.starts, local_date(since, zone) - _MARGIN)
    while day <= local_date(until, zone):
        if exists(day, zone):
            yield day
        day += _DAY


def _on(slot: Slot, day: date) -> tuple[date, time]:
    """Return the calendar day and the time at which a slot of the patient's `day` is."""
    days, minute = divmod(slot.minutes(day.weekday()), _MINUTES)
    return day + _DAY * days, time(minute // 60, minute % 60)
