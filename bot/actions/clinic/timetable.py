"""Brings appointments up to date from what a file says, or from what somebody typed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.actions.clinic import calendars, importing, visits
from bot.actions.clinic.importing import Fault, Read, VisitRow
from bot.actions.clinic.rosters import Brought
from bot.actions.clinic.staffing import note
from bot.domain.clinic.appointments import Appointment, Visit
from bot.domain.clinic.clinics import Clinic
from bot.domain.clinic.roster import Entry
from bot.domain.clinic.staff import Hand
from bot.domain.errors import Refusal
from bot.domain.ids import AppointmentId, RosterId, new_id
from bot.planner.calendar import instant, local_date
from bot.storage import Transaction

_BACK: Final = timedelta(days=1)


@dataclass(slots=True)
class _Plan:
    """What is to be done of the appointments that a file tells of."""

    new: list[Appointment] = field(default_factory=list)
    changed: list[tuple[Appointment, Appointment]] = field(default_factory=list)
    off: list[Appointment] = field(default_factory=list)
    same: int = 0
    over: int = 0


async def bring_visits(
    tx: Transaction, clinic: Clinic, text: str, *, hand: Hand, dry: bool
) -> Brought:
    """Keep appointments to come; one of the same calendar, or of the same patient on the same day,
    is moved."""
    read = calendars if calendars.is_one(text) else importing
    told = read.read_visits(text, clinic, now=hand.at)
    known = await tx.rosters.by_references(clinic.id, {row.reference for row in told.visits})
    told = _without_strangers(told, known)
    there = await tx.appointments.of_entries(
        clinic.id, {entry.id for entry in known.values()}, since=hand.at - _BACK
    )
    plan = _planned(clinic, told.visits, known, there, now=hand.at)
    changes = len(plan.new) + len(plan.changed) + len(plan.off)
    if not dry and not told.faults:
        await _do(tx, clinic, plan, hand)
        subject, action = f"{changes} rows", "appointments imported"
        await note(tx, clinic.id, by=hand.by, action=action, subject=subject, now=hand.at)
    changed = len(plan.changed) + len(plan.off)
    return Brought(len(plan.new), changed, plan.same, plan.over, told.faults)


def typed(clinic: Clinic, at: str, *, now: datetime) -> datetime:
    """Return when a visit is that somebody typed, by the clock of the clinic."""
    try:
        wall = datetime.fromisoformat(at)
        when = instant(wall.date(), wall.time(), ZoneInfo(clinic.zone))
    except (ValueError, OverflowError):
        raise Refusal("clinic-refused-when") from None
    if abs(when - now) > importing.FAR:
        raise Refusal("clinic-refused-when")
    return when


async def add_visit(
    tx: Transaction, clinic: Clinic, entry: Entry, at: datetime, words: tuple[str, str]
) -> Appointment:
    """Keep one appointment that somebody typed: with whom, and what to bring."""
    id_ = AppointmentId(new_id())
    visit = Appointment(id_, clinic.id, entry.id, at, words[0].strip(), words[1].strip())
    await _add(tx, clinic, [visit])
    return visit


async def _do(tx: Transaction, clinic: Clinic, plan: _Plan, hand: Hand) -> None:
    await _add(tx, clinic, plan.new)
    for old, told in plan.changed:
        await visits.move(tx, clinic, old, told, now=hand.at)
    for each in plan.off:
        await visits.come_to(tx, clinic, each, Visit.CALLED_OFF, hand=hand)


async def _add(tx: Transaction, clinic: Clinic, new: Sequence[Appointment]) -> None:
    zones = await visits.zones_of(tx, clinic, {each.entry for each in new})
    waking = [(each, visits.when_next(clinic, each, zones[each.entry])) for each in new]
    await tx.appointments.add(waking)


def _without_strangers(told: Read, known: Mapping[str, Entry]) -> Read:
    strangers = [row for row in told.visits if row.reference not in known]
    faults = [Fault(row.row, "clinic-fault-unknown", row.reference) for row in strangers]
    ours = tuple(row for row in told.visits if row.reference in known)
    return importing.without(replace(told, visits=ours), faults)


def _planned(
    clinic: Clinic,
    rows: Sequence[VisitRow],
    known: Mapping[str, Entry],
    there: Sequence[Appointment],
    *,
    now: datetime,
) -> _Plan:
    plan = _Plan()
    coming = [row for row in rows if row.at > now]
    plan.over = len(rows) - len(coming)
    ours = _paired(coming, known, there, ZoneInfo(clinic.zone))
    for row in coming:
        old = ours.get(row.row)
        if old is None and row.is_off:
            plan.over += 1
        elif old is None:
            plan.new.append(_visit(clinic, known[row.reference], row))
        elif row.is_off:
            plan.off.append(old)
        elif (told := _told(old, row)) != old:
            plan.changed.append((old, told))
        else:
            plan.same += 1
    return plan


def _paired(
    rows: Sequence[VisitRow],
    known: Mapping[str, Entry],
    there: Sequence[Appointment],
    zone: ZoneInfo,
) -> dict[int, Appointment]:
    """Return of which appointment each row tells: by what its calendar calls it, else by its time,
    else by its day; none is told of twice."""
    free: defaultdict[RosterId, list[Appointment]] = defaultdict(list)
    for each in there:
        if each.visit is Visit.PLANNED:
            free[each.entry].append(each)
    found: dict[int, Appointment] = {}
    for is_it in _ways(zone):
        for row in rows:
            mine = free[known[row.reference].id]
            one = next((each for each in mine if is_it(each, row)), None)
            if row.row not in found and one is not None:
                found[row.row] = one
                mine.remove(one)
    return found


def _ways(zone: ZoneInfo) -> tuple[Callable[[Appointment, VisitRow], bool], ...]:
    """Return how an appointment is known again, the surest way first."""
    return (
        lambda each, row: bool(row.uid) and each.uid == row.uid,
        lambda each, row: not (row.uid and each.uid) and each.at == row.at,
        lambda each, row: not row.uid and local_date(each.at, zone) == local_date(row.at, zone),
    )


def _visit(clinic: Clinic, entry: Entry, row: VisitRow) -> Appointment:
    id_ = AppointmentId(new_id())
    return Appointment(id_, clinic.id, entry.id, row.at, row.with_whom, row.bring, row.uid)


def _told(old: Appointment, row: VisitRow) -> Appointment:
    """Return an appointment with what a file says; what it leaves out stays as it is."""
    return replace(
        old,
        at=row.at,
        with_whom=row.with_whom or old.with_whom,
        bring=row.bring or old.bring,
        uid=row.uid or old.uid,
    )
