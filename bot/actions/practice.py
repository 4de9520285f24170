"""The practice round: within a minute of enrolment, marked, never recorded. It proves the channel
and teaches the digits."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from bot.actions import settled
from bot.domain.ids import round_id, slot_id
from bot.domain.patience import PRACTICE_WINDOW
from bot.domain.people import Person
from bot.domain.rounds import Round
from bot.planner.calendar import local_date
from bot.storage import Transaction

SOON: Final = timedelta(seconds=30)


async def begin(tx: Transaction, person: Person, *, now: datetime) -> Round:
    """Plan the practice round; where there was one today already, that one stands."""
    due_at = now + SOON
    day = local_date(due_at, person.tz)
    slot = slot_id(person.id, "practice")
    wall = due_at.astimezone(person.tz).time().replace(second=0, microsecond=0)
    round_ = Round(
        id=round_id(slot, day),
        patient=person.id,
        slot=slot,
        local_date=day,
        wall_time=wall,
        zone=person.zone,
        due_at=due_at,
        closes_at=due_at + PRACTICE_WINDOW,
        wakes_at=due_at,
        practice=True,
    )
    await tx.rounds.add([round_])
    return round_


async def end(tx: Transaction, round_: Round, *, now: datetime) -> None:
    """Let the practice round be over: it was answered."""
    if round_.waits_for_an_answer:
        await settled.after_practice(tx, round_, now=now)
