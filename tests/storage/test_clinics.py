"""What clinics keep is sealed, comes back as it was, and is never another clinic's."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.actions.clinic import staffing
from bot.actions.clinic.staffing import Newcomer, Where
from bot.domain.clinic.appointments import Appointment
from bot.domain.clinic.clinics import Clinic, ClinicSettings
from bot.domain.clinic.concerns import Counted, Figures
from bot.domain.clinic.roster import Entry
from bot.domain.clinic.staff import Desk
from bot.domain.clinic.work import Item, Need
from bot.domain.doses import DoseState
from bot.domain.errors import BadInput, ChangedMeanwhile, NotFound
from bot.domain.ids import AppointmentId, RosterId, WorkItemId, new_id
from bot.storage import Storage, Transaction
from tests.storage.world import LATER, NOW, a_world, peek

WHERE = Where("en", "US", "America/New_York")
DAY = timedelta(days=1)


async def _two(tx: Transaction) -> tuple[Clinic, Clinic]:
    hill = await staffing.open_clinic(tx, "Hill Street", WHERE, now=NOW)
    return hill, await staffing.open_clinic(tx, "Lake View", WHERE, now=NOW)


async def test_what_waits_of_somebody_who_is_erased_goes_with_them(storage: Storage) -> None:
    ann = (await a_world(storage)).person
    async with storage.transaction() as tx:
        hill, _ = await _two(tx)
        entry = Entry(RosterId(new_id()), hill.id, "Ann Lee", "4711")
        await tx.rosters.add([entry])
        item = Item(WorkItemId(new_id()), hill.id, entry.id, ann.id, Need.SILENT, "since", NOW)
        of_nobody = replace(item, id=WorkItemId(new_id()), patient=None, cause="never joined")
        await tx.work_items.add([item, of_nobody])
        assert await tx.work_items.counts(hill.id) == {Need.SILENT: 2}

        await tx.people.erase(ann.id)

        assert await tx.work_items.counts(hill.id) == {Need.SILENT: 1}
        assert await tx.work_items.waiting(hill.id, limit=9) == [of_nobody]


async def test_a_clinic_keeps_its_roster_its_visits_and_its_work_apart_from_every_other(
    storage: Storage,
) -> None:
    ann = (await a_world(storage)).person
    async with storage.transaction() as tx:
        hill, lake = await _two(tx)
        entry = Entry(RosterId(new_id()), hill.id, "Ann Lee", "4711")
        other = replace(entry, id=RosterId(new_id()), clinic=lake.id, name="Bo")
        await tx.rosters.add([entry, other])
        invited = await tx.rosters.invite(entry, entry.invite(at=NOW), code="4K7M2QXP9TRW")
        found = await tx.rosters.by_code("4K7M2QXP9TRW")
        assert found == invited
        joined = await tx.rosters.replace(found, found.join(ann.id, at=NOW, standing=True))
        visit = Appointment(AppointmentId(new_id()), hill.id, entry.id, NOW + DAY, "Dr Wu")
        await tx.appointments.add([(visit, NOW)])
        item = Item(WorkItemId(new_id()), hill.id, entry.id, ann.id, Need.SILENT, "since", NOW)
        again = replace(item, id=WorkItemId(new_id()))
        assert await tx.work_items.add([item]) == 1
        assert await tx.work_items.add([again]) == 0

    async with storage.transaction() as tx:
        assert await tx.rosters.by_code("4K7M2QXP9TRW") is None
        assert await tx.rosters.of_clinic(hill.id) == [joined]
        assert await tx.rosters.of_patient(ann.id) == [joined]
        assert await tx.rosters.by_references(lake.id, ["4711", "1"]) == {"4711": other}
        assert await tx.appointments.between(hill.id, NOW, NOW + 2 * DAY) == [visit]
        assert await tx.appointments.waking_by(NOW, 9) == [visit]
        assert await tx.work_items.waiting(hill.id, limit=9) == [item]
        assert await tx.work_items.waiting(hill.id, need=Need.BELOW, limit=9) == []
        assert await tx.work_items.counts(hill.id) == {Need.SILENT: 1}
        assert await tx.work_items.of_entries([entry.id]) == [item]
        assert await tx.appointments.between(lake.id, NOW, NOW + 2 * DAY) == []
        assert await tx.work_items.waiting(lake.id, limit=9) == []
        assert await tx.rosters.get_many(lake.id, [entry.id]) == {}
        for strangers in (
            tx.rosters.get(lake.id, entry.id),
            tx.appointments.get(lake.id, visit.id),
            tx.work_items.get(lake.id, item.id),
        ):
            with pytest.raises(NotFound):
                await strangers
        with pytest.raises(ChangedMeanwhile):
            await tx.rosters.replace(entry, entry)
        closed = await tx.work_items.replace(item, item.lapse(at=NOW))
        assert await tx.work_items.waiting(hill.id, limit=9) == []
        assert await tx.work_items.history(hill.id, entry.id, limit=9) == [closed]

        figures = Figures(Counted({DoseState.TAKEN: 7, DoseState.SKIPPED: 3}, 28))
        await tx.rosters.measure(entry.id, figures, NOW.date())
        assert [await tx.rosters.below(hill.id, at) for at in (70, 71)] == [0, 1]
        assert (await tx.rosters.measured([entry.id]))[entry.id].highest == 70
        assert await tx.rosters.due(NOW, 9) == [(hill.id, entry.id)]
        await tx.rosters.look_again([entry.id], LATER)
        assert await tx.rosters.next_look() == LATER
        assert (await tx.rosters.joined(hill.id), await tx.rosters.joined(lake.id)) == (1, 0)


async def test_staff_are_one_clinics_and_their_desks_are_known_by_a_hash(
    storage: Storage, migrated_url: str
) -> None:
    async with storage.transaction() as tx:
        hill, lake = await _two(tx)
        hired = await staffing.hire(tx, hill, Newcomer("Nora", "Nora Ray"), by=None, now=NOW)
        with pytest.raises(BadInput, match="clinic-refused-taken"):
            await staffing.hire(tx, lake, Newcomer("nora", "Other"), by=None, now=NOW)
    nora = hired.staff
    async with storage.transaction() as tx:
        assert await tx.clinic_staff.by_login("nora") == nora
        assert await tx.clinic_staff.of_clinic(lake.id) == []
        with pytest.raises(NotFound):
            await staffing.one(tx, lake.id, nora.id)
        await tx.clinic_staff.open_desk("token", Desk(nora.id, NOW, NOW))
        await tx.clinic_staff.seen("token", LATER)
        assert await tx.clinic_staff.desk("token") == Desk(nora.id, NOW, LATER)
        assert await tx.clinic_staff.desk("other") is None
        await tx.clinic_staff.close_desks(nora.id)
        assert await tx.clinic_staff.desk("token") is None
        saved = await staffing.set_up(
            tx, hill, ClinicSettings(phone="+12025550100", threshold=80), by=nora.id, now=NOW
        )
        assert await tx.clinics.get(hill.id) == saved
        assert await tx.audit.verify(hill.person)
        actions = [entry.action for entry in await tx.audit.entries(hill.person)]
        assert actions == ["clinic opened", "staff added", "clinic set"]

    for asked in ("SELECT * FROM clinic_staff", "SELECT * FROM clinic_setting"):
        for row in await peek(migrated_url, asked):
            plain = b"|".join(
                cell if isinstance(cell, bytes) else str(cell).encode() for cell in row
            )
            for secret in (b"Nora", b"nora", b"Hill", hired.password.encode(), nora.totp.encode()):
                assert secret not in plain
