"""The week's summary, on the day after the week has ended, and what goes into a pill box, on the
day on which that is filled."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from typing import Final

from bot.actions import filling, lateness, reporting_week
from bot.domain.adherence.periods import Period
from bot.domain.people import Person
from bot.planner.calendar import instant
from bot.scheduling.weekly import Kind
from bot.storage import Transaction

_FACT: Final = "summary of "
_WEEK: Final = timedelta(days=7)
_DAY: Final = timedelta(days=1)
_HALF_A_DAY: Final = timedelta(hours=12)


def kinds(weekday: int, *, web: str = "") -> tuple[Kind, ...]:
    """Return all that is said once a week; summaries come on `weekday`, and may lead to `web`."""
    tell = partial(_tell_summary, web)
    return (
        Kind(_FACT, partial(_last_summary, weekday), tell, nearness=_WEEK / 2),
        Kind(filling.FACT, _last_filling, _tell_filling, nearness=_HALF_A_DAY),
    )


def last_summary(person: Person, weekday: int, *, now: datetime) -> datetime:
    """Return the last instant at which this patient's summary was due."""
    weekday, wall = person.week_at or (weekday, person.routine.wake)
    local = now.astimezone(person.tz)
    day = local.date() - _DAY * ((local.weekday() - weekday) % 7)
    at = instant(day, wall, person.tz)
    return at if at <= now else instant(day - _WEEK, wall, person.tz)


def _last_summary(weekday: int, person: Person, now: datetime) -> datetime:
    return last_summary(person, weekday, now=now)


def _last_filling(person: Person, now: datetime) -> datetime | None:
    return filling.last_due(person, now=now)


async def _tell_filling(tx: Transaction, person: Person, _: datetime, now: datetime) -> None:
    await filling.tell(tx, person, now=now)


async def _tell_summary(
    web: str, tx: Transaction, person: Person, at: datetime, now: datetime
) -> None:
    await _tell(tx, person, at, now=now, web=web)
    await lateness.look(tx, person, now=now)


async def _tell(tx: Transaction, person: Person, at: datetime, *, now: datetime, web: str) -> None:
    """Say it to somebody who has agreed, can be reached, and had anything to take that week."""
    if not await tx.consents.given_by([person.id]):
        return
    last = at.astimezone(person.tz).date() - _DAY
    first = last - _WEEK + _DAY
    await reporting_week.tell(tx, person, Period(first, last), now=now, web=web)
