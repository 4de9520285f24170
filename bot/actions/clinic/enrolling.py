"""Invites patients by a letter, and lets them join by their own word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from bot.actions.care import linking
from bot.actions.clinic import visits
from bot.actions.clinic.staffing import note
from bot.domain.care.links import CareLink
from bot.domain.care.may_see import is_linked
from bot.domain.clinic import roster
from bot.domain.clinic.clinics import ASKED, Clinic
from bot.domain.clinic.roster import Entry
from bot.domain.clinic.staff import Hand
from bot.domain.errors import ChangedMeanwhile
from bot.domain.ids import CareLinkId, new_id
from bot.domain.people import Person, Role
from bot.storage import Transaction

_TRIES: Final = 3  #: two codes that are alike come once in a million million million
#: A clinic is told last: those who live with a patient come before it.
_LAST: Final = 100


@dataclass(frozen=True, slots=True)
class Letter:
    """One invitation, as it is printed. The code is told here and kept nowhere."""

    entry: Entry
    code: str
    made_at: datetime


async def invite(
    tx: Transaction, clinic: Clinic, entries: Iterable[Entry], *, hand: Hand
) -> list[Letter]:
    """Make a letter for everybody who has not joined; a letter from before leads nowhere now."""
    letters = []
    for entry in entries:
        if entry.patient is not None:
            continue
        letters.append(await _letter(tx, entry, hand.at))
    subject = f"{len(letters)} letters"
    await note(tx, clinic.id, by=hand.by, action="invited", subject=subject, now=hand.at)
    return letters


async def uninvited(tx: Transaction, clinic: Clinic, *, again: bool, now: datetime) -> list[Entry]:
    """Return who has neither joined nor a letter that is still good, or `again` all the same."""
    everybody = await tx.rosters.of_clinic(clinic.id)
    missing = [each for each in everybody if each.patient is None]
    return [each for each in missing if again or not each.is_good(now=now)]


async def _letter(tx: Transaction, entry: Entry, at: datetime) -> Letter:
    for left in reversed(range(_TRIES)):
        code = roster.fresh_code()
        if await tx.rosters.by_code(code) is None:
            saved = await tx.rosters.invite(entry, entry.invite(at=at), code=code)
            return Letter(saved, code, at)
        if not left:
            break
    raise ChangedMeanwhile("no code was free; try again")


async def join(
    tx: Transaction, entry: Entry, person: Person, said: linking.Said, *, standing: bool
) -> CareLink:
    """Link a patient with the clinic that has invited them, on the terms that they were read."""
    clinic = await tx.clinics.get(entry.clinic)
    before = await tx.care_links.between(person.id, clinic.person)
    link = before or CareLink(
        id=CareLinkId(new_id()),
        patient=person.id,
        caregiver=clinic.person,
        terms=ASKED,
        proposed_at=said.at,
        role=Role.CLINIC,
        position=_LAST,
    )
    if before is None:
        await tx.care_links.add(link)
    await _leave_old_places(tx, entry, person)
    agreed = await linking.agree(tx, link, ASKED, said)
    joined = await tx.rosters.replace(entry, entry.join(person.id, at=said.at, standing=standing))
    await _wake_visits(tx, clinic, joined, now=said.at)
    return agreed


async def ask_first(tx: Transaction, entry: Entry, *, hand: Hand) -> Entry:
    """Let no report of a patient go out without their word from now on."""
    if entry.patient is None or not entry.standing:
        return entry
    saved = await tx.rosters.replace(entry, replace(entry, standing=False))
    await tx.audit.write(
        entry.patient,
        at=hand.at,
        actor=hand.by,
        action="reports asked first",
        subject=str(saved.id),
    )
    return saved


async def is_linked_already(tx: Transaction, clinic: Clinic, person: Person, at: datetime) -> bool:
    """Return whether somebody has joined a clinic by another letter of it."""
    link = await tx.care_links.between(person.id, clinic.person)
    known = await tx.rosters.of_patient(person.id)
    return is_linked(link, now=at) and any(each.clinic == clinic.id for each in known)


async def _leave_old_places(tx: Transaction, entry: Entry, person: Person) -> None:
    """Let somebody who had ended it stand on the roster once, where they have joined anew."""
    for old in await tx.rosters.of_patient(person.id):
        if old.clinic == entry.clinic:
            await tx.rosters.replace(old, old.part())


async def _wake_visits(tx: Transaction, clinic: Clinic, entry: Entry, *, now: datetime) -> None:
    """Let visits that were planned before somebody joined be spoken of from now on."""
    for visit in await tx.appointments.of_entries(clinic.id, [entry.id], since=now):
        await visits.save(tx, clinic, visit, visit.afresh())
