"""Makes sheets of what is kept: the card of a patient, whoever asks for it."""

from __future__ import annotations

from datetime import datetime

from bot.domain.people import Person
from bot.domain.sheets import Card
from bot.planner.calendar import local_date
from bot.reports.sheets import card as cards
from bot.storage import Transaction


async def card(tx: Transaction, person: Person, *, now: datetime) -> Card | None:
    """Return the card of a patient as of now; None: their list is empty."""
    regimen = await tx.medications.regimen(person.id)
    if not regimen.current:
        return None
    today = local_date(now, person.tz)
    plans = await tx.plans.covering(person.id, today)
    in_force = next((plan for plan in plans if plan.starts <= today), None)
    return cards.card(person, regimen, in_force, now=now)
