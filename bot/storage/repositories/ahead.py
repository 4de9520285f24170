"""Takes back what a clock that ran ahead has written, once the right one has turned up behind it.

Whatever waits for an hour that was told wrongly would wait for as long as the clock was wrong: a
lease that nobody keeps, a bucket that fills in a year, a patient planned until then. So it is due
now; looking too early does no harm. What was asked or closed before its time is as it was planned.
What people have said stays.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Column, ColumnElement, Delete, Table, Update, delete, or_, select, update

from bot.domain.deliveries import DeliveryState, Rank, Reason
from bot.domain.doses import DoseState
from bot.domain.rounds import RoundState
from bot.storage.session import Bell, Session
from bot.storage.stopping import NEVER
from bot.storage.tables.care import care_watches
from bot.storage.tables.clinic import clinic_desks, rosters
from bot.storage.tables.doses import doses, rounds
from bot.storage.tables.messages import buckets, deliveries, inbox
from bot.storage.tables.people import data_keys, people
from bot.storage.tables.plans import proposals
from bot.storage.tables.reports import mails

#: Other machines' clocks may be a little ahead, and are right.
_MARGIN: Final = timedelta(minutes=5)
_LEASE: Final = timedelta(minutes=15)  #: none is as long
_PLANNED_AHEAD: Final = timedelta(days=2)
_A_DAY: Final = timedelta(days=1)
_CLOSED_EARLY: Final = (DoseState.NOT_ASKED.value, DoseState.UNANSWERED.value)


class Ahead:
    """What was written by a clock that ran ahead."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def take_back(self, now: datetime) -> int:
        """Let nothing wait for a time that was never right; return how many rows did."""
        count = 0
        for some in (_asleep(now), _on_their_way(now), _held_back(now), _asked_early(now)):
            for statement in some:
                count += await self._session.run(statement)
        for bell in Bell:
            self._session.ring(bell)
        return count


def _asleep(now: datetime) -> Iterator[Update | Delete]:
    """Yield what lets everything wake that looks again and again."""
    ahead = now + _MARGIN
    for table, at, latest in (
        (people, people.c.planned_until, ahead + _PLANNED_AHEAD),
        (people, people.c.weekly_at, ahead + _A_DAY),
        (care_watches, care_watches.c.wakes_at, ahead),
        (rosters, rosters.c.looks_at, ahead),
        (mails, mails.c.wakes_at, ahead),
        (proposals, proposals.c.not_before, ahead),
        (inbox, inbox.c.retry_at, ahead),
    ):
        yield _at_once(table, at, now).where(at > latest, at < NEVER)
    yield delete(clinic_desks).where(clinic_desks.c.seen_at > ahead)


def _on_their_way(now: datetime) -> Iterator[Update]:
    """Yield what lets messages go, and lets those be taken over that nobody has in hand any more.

    What can wait, and what a caregiver hears, may be meant for the morning: where it was never
    tried it is due only if it was itself written ahead.
    """
    cells, ahead = deliveries.c, now + _MARGIN
    changed = update(deliveries).values(version=cells.version + 1)
    may_wait = or_(cells.rank >= int(Rank.OTHER), cells.reason == Reason.CARE.value)
    is_due = or_(~may_wait, cells.attempts > 0, cells.created_at > ahead)
    is_waiting = cells.state == DeliveryState.WAITING.value, is_due
    is_in_doubt = cells.state == DeliveryState.UNKNOWN.value
    is_claimed = cells.state == DeliveryState.CLAIMED.value
    for which in (is_waiting, (is_in_doubt,)):
        yield changed.values(not_before=now).where(*which, cells.not_before > ahead)
    yield changed.values(lease_until=now).where(is_claimed, cells.lease_until > now + _LEASE)


def _held_back(now: datetime) -> Iterator[Update]:
    """Yield what lets buckets fill again. A provider that still wants us to wait says so again."""
    cells, ahead = buckets.c, now + _MARGIN
    yield update(buckets).values(held_until=None).where(cells.held_until > ahead)
    yield _at_once(buckets, cells.counted_at, now).where(cells.counted_at > ahead)


def _asked_early(now: datetime) -> Iterator[Update]:
    """Yield what makes rounds again what they were before their time was thought to have come."""
    cells, ahead = rounds.c, now + _MARGIN
    yield (
        update(doses)
        .where(doses.c.state.in_(_CLOSED_EARLY), doses.c.window_ends_at > ahead)
        .values(state=DoseState.OPEN.value, version=doses.c.version + 1)
    )
    again = update(rounds).values(version=cells.version + 1, later_until=None)
    owners = select(data_keys.c.owner)  # nobody could read the others
    is_kept = cells.patient_id.in_(owners), cells.practice.is_(False)
    is_closed = cells.state == RoundState.CLOSED.value
    is_begun = or_(is_closed, cells.asks > 0), cells.state != RoundState.SETTLED.value
    as_planned: dict[str, Any] = {"state": RoundState.PLANNED.value, "asks": 0, "asked_at": None}
    yield again.values(**as_planned, wakes_at=cells.due_at).where(
        *is_kept, *is_begun, cells.due_at > ahead
    )
    open_now: tuple[ColumnElement[bool], ...] = (*is_kept, is_closed, cells.closes_at > ahead)
    is_asked = cells.asked_at.is_not(None)
    yield again.values(**as_planned, wakes_at=now).where(*open_now, ~is_asked)
    yield again.values(state=RoundState.ASKED.value, wakes_at=now).where(*open_now, is_asked)


def _at_once(table: Table, at: Column[datetime], now: datetime) -> Update:
    return update(table).values({at.name: now})
