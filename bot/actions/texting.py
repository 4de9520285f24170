"""Finds out what the patients who are reached by text will be asked about, for a forecast."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.domain.ids import PersonId
from bot.domain.people import ChannelName, Person
from bot.planner.ahead import Due, Stretch, ahead
from bot.planner.calendar import local_date
from bot.reports.forecast import Texting
from bot.storage import Transaction

#: Four weeks: what is taken once a month is mostly among it, and each weekday counts the same.
DAYS: Final = 28
#: Enough to find the busiest time, where everybody is looked at.
WEEK: Final = 7


@dataclass(frozen=True, slots=True)
class Looking:
    """From when on, for how many days, and how often a round is asked where nobody chose."""

    now: datetime
    ask_after: tuple[int, ...]
    days: int = DAYS


async def texting(
    tx: Transaction, looking: Looking, *, among: Collection[PersonId] | None = None
) -> list[Texting]:
    """Return everybody whose reminders go out as texts, or those `among` some people."""
    ids = await tx.people.ids() if among is None else list(among)
    people = await tx.people.get_many(ids)
    reached = await tx.addresses.first_usable(ids)
    senders = {sender.id: sender for sender in await tx.senders.all()}
    found = []
    for id_, address in reached.items():
        if address.channel is ChannelName.SMS and id_ in people:
            person = people[id_]
            due = await _ahead(tx, person, looking)
            ask_after = person.patience or looking.ask_after
            found.append(Texting(senders[address.sender].name, tuple(due), ask_after))
    return found


async def _ahead(tx: Transaction, person: Person, looking: Looking) -> list[Due]:
    plans = await tx.plans.covering(person.id, local_date(looking.now, person.tz))
    regimen = await tx.medications.regimen(person.id)
    until = looking.now + timedelta(days=looking.days)
    return ahead(plans, regimen, Stretch(person.tz, looking.now, until))
