"""The clinic's day: one line for each visit, and why there is no report where there is none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.care.links import CareLink, Shared
from bot.domain.care.may_see import is_linked, may_see
from bot.domain.clinic.appointments import Appointment, ReportState, Step, Visit
from bot.domain.clinic.clinics import Clinic
from bot.domain.clinic.concerns import may_be_seen, may_have_report
from bot.domain.clinic.roster import Entry
from bot.domain.clinic.work import Item
from bot.domain.ids import PersonId, RosterId
from bot.planner.calendar import instant
from bot.storage import Measured, Transaction

_DAY = timedelta(days=1)


class NoReport(StrEnum):
    """Why there is no report of somebody before their visit."""

    NOT_JOINED = "not joined"
    NOT_SHARED = "not shared"  #: they do not let the clinic see their record
    TOO_EARLY = "too early"
    NOT_ASKED = "not asked"  #: it is time, and they could not be shown it
    NOT_ANSWERED = "not answered"  #: they were asked, and it goes out only with their yes
    HELD = "held"  #: they said no
    CALLED_OFF = "called off"


@dataclass(frozen=True, slots=True)
class Line:
    """One visit of the day."""

    visit: Appointment
    entry: Entry
    items: tuple[Item, ...] = ()
    measured: Measured | None = None  #: None: not shared
    no_report: NoReport | None = None  #: None: there is one

    @property
    def is_a_concern(self) -> bool:
        """Whether somebody should look at it first."""
        return bool(self.items) and self.visit.visit is Visit.PLANNED


async def lines(tx: Transaction, clinic: Clinic, day: date, *, now: datetime) -> list[Line]:
    """Return the visits of one day by the clinic's clock: concerns first, then by their time."""
    zone = ZoneInfo(clinic.zone)
    since, until = instant(day, time(0), zone), instant(day + _DAY, time(0), zone)
    visits = await tx.appointments.between(clinic.id, since, until)
    found = await those(tx, clinic, visits, now=now)
    return sorted(found, key=lambda line: (not line.is_a_concern, line.visit.at))


async def those(
    tx: Transaction, clinic: Clinic, visits: Sequence[Appointment], *, now: datetime
) -> list[Line]:
    """Return some visits of one clinic as they stand."""
    entries = await tx.rosters.get_many(clinic.id, {visit.entry for visit in visits})
    known = await _known(tx, clinic, entries, now=now)
    return [known.line(visit) for visit in visits if visit.entry in entries]


async def line(tx: Transaction, clinic: Clinic, visit: Appointment, *, now: datetime) -> Line:
    """Return one visit as it stands."""
    (found,) = await those(tx, clinic, [visit], now=now)
    return found


@dataclass(frozen=True, slots=True)
class _Known:
    entries: Mapping[RosterId, Entry]
    links: Mapping[PersonId, CareLink]
    items: Mapping[RosterId, Sequence[Item]]
    measured: Mapping[RosterId, Measured]
    now: datetime

    def line(self, visit: Appointment) -> Line:
        entry = self.entries[visit.entry]
        link = self.links.get(entry.patient) if entry.patient else None
        waiting = self.items.get(entry.id, ())
        items = tuple(item for item in waiting if may_be_seen(item, link, now=self.now))
        shares = may_see(link, Shared.WEEK, now=self.now)
        measured = self.measured.get(entry.id) if shares else None
        return Line(visit, entry, items, measured, self._why_not(visit, link))

    def _why_not(self, visit: Appointment, link: CareLink | None) -> NoReport | None:
        if visit.visit is Visit.CALLED_OFF:
            return NoReport.CALLED_OFF
        if not is_linked(link, now=self.now):
            return NoReport.NOT_JOINED
        if not may_have_report(link, now=self.now):
            return NoReport.NOT_SHARED
        if visit.report is ReportState.NOT_YET and Step.SHOW in visit.done:
            return NoReport.NOT_ASKED
        return _NO_REPORT.get(visit.report)


_NO_REPORT = {
    ReportState.NOT_YET: NoReport.TOO_EARLY,
    ReportState.SHOWN: NoReport.NOT_ANSWERED,
    ReportState.HELD: NoReport.HELD,
}


async def _known(
    tx: Transaction, clinic: Clinic, entries: Mapping[RosterId, Entry], *, now: datetime
) -> _Known:
    joined = {each.patient for each in entries.values() if each.patient is not None}
    items: dict[RosterId, list[Item]] = {}
    for item in await tx.work_items.of_entries(list(entries)):
        items.setdefault(item.entry, []).append(item)
    links = await tx.care_links.of_many(joined, clinic.person)
    return _Known(entries, links, items, await tx.rosters.measured(list(entries)), now)
