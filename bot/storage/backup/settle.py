"""What a restored database must not do twice. What was on its way when the backup was made, or has
fallen due since, may have been sent and answered, and nobody knows: none of it is sent again.

What was due is recorded as not asked, which is nobody's fault, and is asked about in one digest, as
after an outage. Open questions are over: an answer to them may have been given long ago. Mails that
waited are not sent, and links that showed a report show none: both are made anew by who wants them.
Whoever had signed in at a clinic signs in again.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Select, Table, case, delete, literal, select, update

from bot.domain.deliveries import DeliveryState
from bot.domain.doses import DoseState
from bot.domain.rounds import RoundState
from bot.storage.tables.clinic import clinic_desks
from bot.storage.tables.doses import doses, rounds
from bot.storage.tables.messages import deliveries, dialogs
from bot.storage.tables.people import data_keys
from bot.storage.tables.record import facts
from bot.storage.tables.reports import mails, shared_links

#: Until when somebody else may have spoken for us: nothing due before it is sent.
RESTORED: Final = "restored at"
_ON_ITS_WAY: Final = (DeliveryState.WAITING.value, DeliveryState.CLAIMED.value)
_STILL_ASKED: Final = (RoundState.PLANNED.value, RoundState.ASKED.value)


def settle(connection: Connection, *, now: datetime) -> None:
    """Let nothing be sent that may have been sent before `now`."""
    _doubt_what_was_on_its_way(connection, now=now)
    _end_what_was_due(connection, now=now)
    connection.execute(delete(dialogs))
    connection.execute(update(mails).values(wakes_at=None))
    connection.execute(delete(shared_links))  # some were taken back since, and nobody knows which
    connection.execute(delete(clinic_desks))  # ... nor who has signed out, or was let out
    connection.execute(delete(facts).where(facts.c.name == RESTORED))
    connection.execute(facts.insert().values(name=RESTORED, value=now.isoformat()))


def _doubt_what_was_on_its_way(connection: Connection, *, now: datetime) -> None:
    """Leave it to the providers that can be asked to say what became of it."""
    cells = deliveries.c
    connection.execute(
        update(deliveries)
        .where(cells.state.in_(_ON_ITS_WAY))
        .values(
            state=DeliveryState.UNKNOWN.value,
            lease_until=None,
            not_before=now,
            expires_at=_at_most(deliveries, "expires_at", now),
            version=cells.version + 1,
        )
    )


def _end_what_was_due(connection: Connection, *, now: datetime) -> None:
    """Close the rounds whose time has come, as rounds that nobody was asked about. Those of whom
    was erased stay asleep, since nobody could read them."""
    kept = rounds.c.patient_id.in_(select(data_keys.c.owner))
    due = rounds.c.state.in_(_STILL_ASKED) & (rounds.c.due_at <= now) & kept
    among: Select[Any] = select(rounds.c.id).where(due)
    connection.execute(
        update(doses)
        .where(doses.c.round_id.in_(among), doses.c.state == DoseState.OPEN.value)
        .values(window_ends_at=_at_most(doses, "window_ends_at", now), version=doses.c.version + 1)
    )
    connection.execute(
        update(rounds)
        .where(due)
        .values(
            state=RoundState.PLANNED.value,
            asked_at=None,
            later_until=None,
            wakes_at=now,
            closes_at=_at_most(rounds, "closes_at", now),
            version=rounds.c.version + 1,
        )
    )


def _at_most(table: Table, column: str, now: datetime) -> Any:  # noqa: ANN401 - an expression
    cell = table.c[column]
    return case((cell > now, literal(now, cell.type)), else_=cell)
