"""Keeps what a clinic proposes that a patient takes, and tells whoever says yes or no to it: the
patient, and those who keep the list with them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.actions import merging, say
from bot.actions.care import calling, keeping
from bot.domain.care.links import CareLink, Deed
from bot.domain.care.may_see import may_do
from bot.domain.clinic.clinics import Clinic
from bot.domain.clinic.roster import Entry
from bot.domain.clinic.staff import Hand
from bot.domain.deliveries import Utterance
from bot.domain.people import Person
from bot.storage import Transaction


async def propose(
    tx: Transaction, clinic: Clinic, entry: Entry, regimen: str, *, hand: Hand
) -> Entry:
    """Keep what a clinic would have somebody take. Who has joined is told that it waits for their
    word; nothing is on their list before."""
    saved = await tx.rosters.replace(entry, replace(entry, regimen=regimen.strip()))
    if saved.patient is None or not saved.regimen:
        return saved
    await tx.audit.write(
        saved.patient,
        at=hand.at,
        actor=hand.by,
        action="medicines proposed",
        subject=str(saved.id),
    )
    patient = (await tx.people.get_many([saved.patient])).get(saved.patient)
    if patient is not None:
        said = Utterance("clinic-proposes-later", {"clinic": clinic.name})
        await merging.tell(tx, patient, said, now=hand.at)
        await _tell_keepers(tx, clinic, patient, now=hand.at)
    return saved


async def _tell_keepers(tx: Transaction, clinic: Clinic, patient: Person, *, now: datetime) -> None:
    """Tell those who keep a patient's list, but for a phone on which the patient was told."""
    links = await tx.care_links.of_patient(patient.id)
    keepers = {link.caregiver: link for link in links if may_do(link, Deed.KEEP_LIST, now=now)}
    theirs = await say.reach(tx, patient)
    for keeper in (await tx.people.get_many(keepers.keys())).values():
        to = await say.reach(tx, keeper)
        if to is not None and (theirs is None or to.address != theirs.address):
            await _tell(tx, clinic, keepers[keeper.id], keeper, now=now)


async def _tell(
    tx: Transaction, clinic: Clinic, link: CareLink, keeper: Person, *, now: datetime
) -> None:
    called = await calling.patient(tx, link)
    said = Utterance("clinic-proposes-theirs", {"clinic": clinic.name, **called})
    told = await merging.tell(tx, keeper, said, now=now)
    if told is not None:
        await keeping.answered(tx, link, told, now=now)
