"""Pill boxes: what goes into one until it is filled again, told once a week on its day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from bot.actions import merging
from bot.domain import box, box_told
from bot.domain.deliveries import Reason, Utterance, Value
from bot.domain.people import Level, Person
from bot.domain.sheets import Compartment, Enclosed, Filling
from bot.planner.calendar import instant, local_date
from bot.reports.sheets import filling
from bot.reports.sheets.filling import Stretch
from bot.storage import Transaction

FACT: Final = "filling of "
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ToFill:
    """What goes into a box, from one day to another."""

    sheet: Filling
    first: date
    last: date

    @property
    def lines(self) -> tuple[Utterance, ...]:
        """What goes into each compartment."""
        return tuple(map(box_told.line, box.corrections((), self.sheet.compartments)))

    @property
    def days(self) -> dict[str, Value]:
        """From when to when."""
        return {"first": self.first, "last": self.last}


async def to_fill(tx: Transaction, person: Person, *, now: datetime) -> ToFill | None:
    """Return what goes into the box until it is filled again, from tomorrow where that is today;
    None: there is no box."""
    if person.box is None:
        return None
    today = local_date(now, person.tz)
    last = box.filled_until(person.box, today=today)
    first = today + _DAY if today.weekday() == person.box else today
    found = await compartments(tx, person, now=now, last=last)
    inside = tuple(each for each in found if each.on >= first)
    return ToFill(Filling(person.name, person.country, inside), first, last)


async def compartments(
    tx: Transaction, person: Person, *, now: datetime, last: date
) -> tuple[Compartment, ...]:
    """Return what a box holds from now to a day, if it was filled by what holds now."""
    yesterday = local_date(now, person.tz) - _DAY
    regimen = await tx.medications.regimen(person.id)
    plans = await tx.plans.covering(person.id, yesterday)
    known = await tx.doses.between(person.id, yesterday, yesterday + _DAY)
    over = frozenset(dose.id for dose in known if dose.due_at <= now)
    return filling.compartments(person, regimen, plans, Stretch(now, last, over))


def last_due(person: Person, *, now: datetime) -> datetime | None:
    """Return the last instant at which the list was due: in the morning of the box's day."""
    if person.box is None:
        return None
    today = local_date(now, person.tz)
    day = today - _DAY * ((today.weekday() - person.box) % 7)
    at = instant(day, person.routine.wake, person.tz)
    return at if at <= now else instant(day - 7 * _DAY, person.routine.wake, person.tz)


async def begin(tx: Transaction, person: Person, *, now: datetime) -> None:
    """Let the list come from the next day of the box on: whoever sets one today can say FILL."""
    if at := last_due(person, now=now):
        await tx.facts.put(f"{FACT}{person.id}", at.isoformat())


async def tell(tx: Transaction, person: Person, *, now: datetime) -> None:
    """Say what goes into the box, to somebody who has agreed and has anything to put into it."""
    found = await to_fill(tx, person, now=now)
    if found is None or not found.lines or not await tx.consents.given_by([person.id]):
        return
    # The page names everything, so it goes with words that do.
    page = Enclosed(found.sheet) if person.level is Level.NAMES else None
    values: dict[str, Value] = {**found.days, "lines": found.lines}
    told = Utterance("filling-today", values, enclosed=page)
    await merging.tell(tx, person, told, now=now, reason=Reason.SUMMARY)
