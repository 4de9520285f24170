"""Looks at patients for their clinics: what needs a person opens by itself, and what is over by
itself closes. Nothing is seen that the patient has not agreed to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from bot.domain.care.links import CareLink
from bot.domain.care.may_see import is_linked
from bot.domain.clinic import seeing
from bot.domain.clinic.clinics import Clinic
from bot.domain.clinic.concerns import (
    MEASURED_DAYS,
    Concern,
    Figures,
    Seen,
    concerns,
    may_be_seen,
    may_be_told,
)
from bot.domain.clinic.roster import Entry
from bot.domain.clinic.work import EACH_BY_ITSELF, Item, Need
from bot.domain.ids import PersonId, RosterId, WorkItemId, new_id
from bot.domain.intents import NoteKind
from bot.domain.people import Address, Person
from bot.planner.calendar import local_date
from bot.storage import Measured, OfDay, Transaction

EVERY: Final = timedelta(hours=1)
_READ_BACK: Final = timedelta(days=14)
_SILENCE: Final = timedelta(days=7)
_DAY: Final = timedelta(days=1)
#: What closes by itself once it is no longer so, where nobody has taken it up.
_LAPSES: Final = frozenset({Need.SILENT, Need.UNDELIVERABLE, Need.OPTED_OUT, Need.UNCLAIMED})


@dataclass(frozen=True, slots=True)
class Look:
    """What was found of one patient."""

    entry: Entry
    link: CareLink | None
    found: tuple[Concern, ...] = ()
    figures: Figures | None = None  #: None: measured today already
    today: date | None = None


async def gather(
    tx: Transaction, clinic: Clinic, ids: Sequence[RosterId], *, now: datetime
) -> list[Look]:
    """Return what is so of some patients of one clinic. Only reads."""
    entries = await tx.rosters.get_many(clinic.id, ids)
    joined = {each.patient: each for each in entries.values() if each.patient is not None}
    links = await tx.care_links.of_many(joined.keys(), clinic.person)
    people = await tx.people.get_many(joined.keys())
    measured = await tx.rosters.measured(list(entries))
    spoken = await tx.addresses.of_many(people)
    outcomes = await _outcomes(tx, people, {joined[id_].id: id_ for id_ in people}, measured, now)
    looks = []
    for id_, entry in joined.items():
        link, person = links.get(id_), people.get(id_)
        if person is None or not is_linked(link, now=now):
            looks.append(Look(entry, None))
            continue
        known = _Known(clinic, person, entry, link, measured[entry.id], now)
        told = [each for each in outcomes[id_] if each.medication not in link.terms.hidden]
        looks.append(await known.look(tx, told, spoken.get(id_, [])))
    return looks


async def apply(tx: Transaction, looks: Sequence[Look], *, now: datetime) -> None:
    """Open what is new, close what is over, and note when to look again."""
    open_: dict[RosterId, list[Item]] = {look.entry.id: [] for look in looks}
    for item in await tx.work_items.of_entries(list(open_)):
        open_[item.entry].append(item)
    for look in looks:
        standing = open_[look.entry.id]
        for item in _over(look, standing, now=now):
            await tx.work_items.replace(item, item.lapse(at=now))
        if look.link is None:
            await tx.rosters.replace(look.entry, look.entry.part())
            continue
        for item in _new(look, standing, now=now):
            await _open(tx, item)
        if look.figures is not None and look.today is not None:
            await tx.rosters.measure(look.entry.id, look.figures, look.today)
    await tx.rosters.look_again([look.entry.id for look in looks if look.link], now + EVERY)


@dataclass(frozen=True, slots=True)
class _Known:
    """One patient, and what stands of them."""

    clinic: Clinic
    person: Person
    entry: Entry
    link: CareLink
    measured: Measured
    now: datetime

    async def look(
        self, tx: Transaction, outcomes: Sequence[OfDay], addresses: Sequence[Address]
    ) -> Look:
        today = local_date(self.now, self.person.tz)
        is_new_day = self.measured.counted_on != today
        figures = seeing.figures(outcomes, today=today) if is_new_day else None
        stands = figures or self.measured
        spoke = max((a.verified_at for a in addresses if a.verified_at), default=None)
        recent = [each for each in outcomes if each.day >= today - _SILENCE]
        is_reached = seeing.reached(addresses, now=self.now)
        watch = await tx.care_watches.seen(self.person.id)
        seen = Seen(
            now=self.now,
            today=today,
            threshold=self.clinic.settings.threshold,
            lowest=stands.lowest,
            highest=stands.highest,
            falls=stands.falls,
            asked_since_answer=seeing.asked_since_answer(recent, spoke_at=spoke),
            opted_out_at=is_reached.opted_out_at,
            unreached_at=is_reached.unreached_at,
            alert=seeing.unclaimed(watch, self.link.terms.hidden, now=self.now),
            side_effects=await self._side_effects(tx),
        )
        return Look(self.entry, self.link, tuple(self._told(seen)), figures, today)

    def _told(self, seen: Seen) -> Iterator[Concern]:
        for concern in concerns(seen):
            if may_be_told(self.link, concern.need, now=self.now):
                yield concern

    async def _side_effects(self, tx: Transaction) -> Mapping[str, str]:
        since = max(self.entry.joined_at or self.now, self.now - _READ_BACK)
        hidden = self.link.terms.hidden
        return {
            str(each.id): each.words
            for each in await tx.remarks.between(self.person.id, since, self.now + _DAY)
            if each.kind is NoteKind.SIDE_EFFECT
            and not (each.medications and hidden.issuperset(each.medications))
        }


async def _outcomes(
    tx: Transaction,
    people: Mapping[PersonId, Person],
    entries: Mapping[RosterId, PersonId],
    measured: Mapping[RosterId, Measured],
    now: datetime,
) -> dict[PersonId, list[OfDay]]:
    """Return what became of doses: of four weeks for those who are measured today, else of the last
    days alone."""
    today = now.date()
    is_new = {id_ for entry, id_ in entries.items() if _is_due(measured[entry], people[id_], now)}
    long = await tx.outcomes.since(is_new, today - (MEASURED_DAYS + 1) * _DAY)
    short = await tx.outcomes.since(people.keys() - is_new, today - _SILENCE - _DAY)
    return long | short


def _is_due(measured: Measured, person: Person, now: datetime) -> bool:
    return measured.counted_on != local_date(now, person.tz)


def _over(look: Look, standing: Sequence[Item], *, now: datetime) -> Iterator[Item]:
    found = {concern.need for concern in look.found}
    for item in standing:
        is_over = item.need in _LAPSES and item.need not in found and not item.was_taken_up
        if is_over or not may_be_seen(item, look.link, now=now):
            yield item


def _new(look: Look, standing: Sequence[Item], *, now: datetime) -> Iterator[Item]:
    waits = {item.need for item in standing}
    for concern in look.found:
        if concern.need not in waits or concern.need in EACH_BY_ITSELF:
            yield an_item(look.entry, concern, now=now)


def an_item(entry: Entry, concern: Concern, *, now: datetime) -> Item:
    """Return what a concern opens."""
    return Item(
        id=WorkItemId(new_id()),
        clinic=entry.clinic,
        entry=entry.id,
        patient=entry.patient,
        need=concern.need,
        cause=concern.cause,
        opened_at=now,
        detail=concern.detail,
    )


async def _open(tx: Transaction, item: Item) -> None:
    """Keep an item, and let the patient's own record say that their clinic was told."""
    if not await tx.work_items.add([item]):
        return
    await tx.audit.write(
        item.owner,
        at=item.opened_at,
        actor=None,
        action="clinic told",
        subject=str(item.id),
        details={"need": item.need.value, "clinic": str(item.clinic)},
    )
