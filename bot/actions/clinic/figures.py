"""The figures of a patient in one line: what goes to them before a visit, and to the clinic's
day."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.domain.clinic import seeing
from bot.domain.clinic.concerns import MEASURED_DAYS
from bot.domain.deliveries import Value
from bot.domain.people import Person
from bot.planner.calendar import local_date
from bot.storage import Transaction


async def said(tx: Transaction, person: Person, *, now: datetime) -> dict[str, Value]:
    """Return the values of a sentence that says what was taken of what was due in four weeks."""
    today = local_date(now, person.tz)
    first = today - timedelta(days=MEASURED_DAYS)
    outcomes = (await tx.outcomes.since([person.id], first))[person.id]
    month = seeing.figures(outcomes, today=today).month
    taken = month.taken
    return {
        "taken": taken.lowest.count,
        "due": taken.lowest.of,
        "unanswered": taken.lowest.of - taken.answered.of,
        "days": MEASURED_DAYS,
    }
