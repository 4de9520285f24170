"""Makes the report of some days out of what is kept, for whoever may see it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Final

from bot.domain.adherence.periods import Period
from bot.domain.doses import Dose
from bot.domain.errors import BadInput
from bot.domain.ids import PersonId
from bot.domain.people import Person, Role
from bot.domain.reports.making import Kept, made
from bot.domain.reports.report import AdherenceReport
from bot.planner.calendar import instant, local_date
from bot.storage import Transaction

USUAL: Final = 28  #: days of a report where nobody says otherwise
_MOST: Final = 2 * 366
_FIRST: Final = date(1900, 1, 1)
_DAY: Final = timedelta(days=1)


async def adherence_report(
    tx: Transaction, patient: Person, period: Period, *, now: datetime
) -> AdherenceReport:
    """Return the report of a patient over some days, by their own calendar; days to come are left
    out. Whether somebody may see it is not asked here."""
    days = _cut(period, patient, now=now)
    since, until = _instants(days, patient)
    doses = await tx.doses.between(patient.id, days.first, days.last)
    kept = Kept(
        patient=patient,
        days=days,
        regimen=await tx.medications.regimen(patient.id),
        doses=doses,
        earlier=await tx.doses.between(patient.id, days.before.first, days.before.last),
        extras=await tx.extras.between(patient.id, since, until),
        remarks=await tx.remarks.between(patient.id, since, until),
        tellers=await _tellers(tx, patient, doses),
    )
    return made(kept, now=now)


def usual(patient: Person, *, now: datetime, days: int = USUAL) -> Period:
    """Return the days that a report covers where nobody says otherwise: up to yesterday, since
    today is not over."""
    last = local_date(now, patient.tz) - _DAY
    return Period(last - timedelta(days=days - 1), last)


def _cut(period: Period, patient: Person, *, now: datetime) -> Period:
    """Return a period that is not in the future, nor longer than anybody reads."""
    today = local_date(now, patient.tz)
    if period.last < period.first:
        raise BadInput(f"a report cannot end on {period.last} before it starts on {period.first}")
    if period.first > today:
        raise BadInput(f"a report cannot start on {period.first}, which is to come")
    if period.first < _FIRST:
        raise BadInput(f"a report cannot start before {_FIRST.year}, as on {period.first}")
    if period.days > _MOST:
        raise BadInput(f"a report covers at most {_MOST} days; these are {period.days}")
    return Period(period.first, min(period.last, today))


def _instants(days: Period, patient: Person) -> tuple[datetime, datetime]:
    """Return when the first day begins, and when the last one is over."""
    since, until = days.first, days.last + _DAY
    return instant(since, time(0), patient.tz), instant(until, time(0), patient.tz)


async def _tellers(tx: Transaction, patient: Person, doses: Iterable[Dose]) -> dict[PersonId, Role]:
    """Return what those are to the bot who have told of doses."""
    ids = {dose.reported_by for dose in doses if dose.reported_by} - {patient.id}
    others = await tx.people.get_many(ids)
    return {patient.id: patient.role} | {id_: person.role for id_, person in others.items()}
