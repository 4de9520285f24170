"""A clinic with Nora at the desk, and Ann, who has joined it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from bot.actions.clinic import staffing
from bot.actions.clinic.staffing import Hired, Newcomer, Where
from bot.domain.care.links import CareLink, LinkState, Terms
from bot.domain.clinic.clinics import ASKED, Clinic, ClinicSettings
from bot.domain.clinic.roster import Entry
from bot.domain.clinic.staff import StaffRole
from bot.domain.ids import CareLinkId, PersonId, RosterId, new_id
from bot.domain.people import Role
from bot.storage import Storage, Transaction
from tests.actions.house import MIDNIGHT, House

WHERE: Final = Where("en", "US", "America/New_York")
DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class AtClinic:
    """Everything a test of a clinic starts from."""

    clinic: Clinic
    nora: Hired
    entry: Entry


async def a_clinic(tx: Transaction, name: str = "Hill Street", *, login: str = "nora") -> AtClinic:
    """Open a clinic with an admin, and nobody on its roster but an Ann who has not joined."""
    clinic = await staffing.open_clinic(tx, name, WHERE, now=MIDNIGHT)
    told = ClinicSettings("+1 202 555 0100", threshold=80, email="reports@hill.example")
    clinic = await staffing.set_up(tx, clinic, told, by=None, now=MIDNIGHT)
    admin = Newcomer(login, "Nora Ray", StaffRole.ADMIN)
    nora = await staffing.hire(tx, clinic, admin, by=None, now=MIDNIGHT)
    entry = Entry(RosterId(new_id()), clinic.id, "Ann Lee", "4711")
    await tx.rosters.add([entry])
    return AtClinic(clinic, nora, entry)


async def joined(
    tx: Transaction,
    at: AtClinic,
    patient: PersonId,
    *,
    terms: Terms = ASKED,
    standing: bool = False,
) -> Entry:
    """Let Ann join, as if she had agreed in the chat."""
    link = CareLink(
        id=CareLinkId(new_id()),
        patient=patient,
        caregiver=at.clinic.person,
        terms=terms,
        proposed_at=MIDNIGHT,
        role=Role.CLINIC,
        state=LinkState.AGREED,
        agreed_at=MIDNIGHT,
    )
    await tx.care_links.add(link)
    invited = at.entry.invite(at=MIDNIGHT)
    return await tx.rosters.replace(at.entry, invited.join(patient, at=MIDNIGHT, standing=standing))


async def a_joined_clinic(
    storage: Storage, house: House, *, terms: Terms = ASKED, standing: bool = False
) -> AtClinic:
    """Open a clinic that Ann has joined."""
    async with storage.transaction() as tx:
        at = await a_clinic(tx)
        entry = await joined(tx, at, house.ann.id, terms=terms, standing=standing)
    return AtClinic(at.clinic, at.nora, entry)
