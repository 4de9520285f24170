"""A clinic with as many patients as a test wants, its desk, and a browser's way to it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Final

import aiohttp
from fastapi import FastAPI

from bot import formulary
from bot.actions.clinic import staffing
from bot.actions.clinic.staffing import Hired, Newcomer, Where
from bot.clock import SteppedClock
from bot.domain.care.links import CareLink, LinkState
from bot.domain.clinic.appointments import Appointment, ReportState
from bot.domain.clinic.clinics import ASKED, Clinic, ClinicSettings
from bot.domain.clinic.concerns import Counted, Figures
from bot.domain.clinic.roster import Entry
from bot.domain.clinic.staff import StaffRole
from bot.domain.clinic.work import Item, Need
from bot.domain.doses import DoseState
from bot.domain.ids import AppointmentId, CareLinkId, PersonId, RosterId, WorkItemId, new_id
from bot.domain.people import Person, Role
from bot.domain.routine import Routine
from bot.language.sentences import Sentences
from bot.storage import Storage, Transaction
from bot.web import pages
from bot.web.clinic.parts import ClinicParts
from bot.web.clinic.routes import furnish
from tests.authenticator import code_at

#: 09:00 in New York, on a Monday.
NOW: Final = datetime(2026, 11, 23, 14, tzinfo=UTC)
MINUTE: Final = timedelta(minutes=1)
_FIRST: Final = ("Ann", "Ben", "Carla", "Dinh", "Eva", "Farid", "Grace", "Hugo", "Inés", "Jo")
_LAST: Final = ("Lee", "Okafor", "García López", "Smith", "Nguyen", "van der Berg", "O'Neil")
_WORDS: Final = "the new pills make me dizzy when I get up"


@dataclass(frozen=True, slots=True)
class ClinicWorld:
    """Everything behind the pages of one clinic."""

    storage: Storage
    clock: SteppedClock
    clinic: Clinic
    nora: Hired
    entries: tuple[Entry, ...] = ()

    def code(self) -> str:
        """Return what Nora's phone shows now."""
        return code_at(self.nora.staff.totp, self.clock.now())


async def a_clinic(
    storage: Storage, name: str = "Hill Street Clinic", login: str = "nora"
) -> ClinicWorld:
    """Open a clinic with one admin."""
    async with storage.transaction() as tx:
        where = Where("en", "US", "America/New_York")
        clinic = await staffing.open_clinic(tx, name, where, now=NOW)
        told = ClinicSettings(phone="+1 202 555 0100", threshold=80)
        clinic = await staffing.set_up(tx, clinic, told, by=None, now=NOW)
        who = Newcomer(login, "Nora Ray", StaffRole.ADMIN)
        nora = await staffing.hire(tx, clinic, who, by=None, now=NOW)
    return ClinicWorld(storage, SteppedClock(NOW), clinic, nora)


async def with_patients(world: ClinicWorld, count: int, *, visits: int = 12) -> ClinicWorld:
    """Let so many patients have joined; some need a person, and some are expected today."""
    entries: list[Entry] = []
    for start in range(0, count, 500):
        async with world.storage.transaction() as tx:
            some = range(start, min(count, start + 500))
            entries += [await _patient(tx, world.clinic, n) for n in some]
    async with world.storage.transaction() as tx:
        for n, entry in enumerate(entries[:visits]):
            await _visit(tx, world.clinic, entry, n)
    return replace(world, entries=tuple(entries))


async def _patient(tx: Transaction, clinic: Clinic, n: int) -> Entry:
    name = f"{_FIRST[n % 10]} {_LAST[n % 7]}"
    id_ = PersonId(new_id())
    zone, routine = "America/New_York", Routine()
    await tx.people.add(Person(id_, Role.PATIENT, name, "en", "US", zone, routine))
    link = CareLink(
        id=CareLinkId(new_id()),
        patient=id_,
        caregiver=clinic.person,
        terms=ASKED,
        proposed_at=NOW,
        role=Role.CLINIC,
        state=LinkState.AGREED,
        agreed_at=NOW,
    )
    await tx.care_links.add(link)
    entry = Entry(RosterId(new_id()), clinic.id, name, f"{4711 + n}", patient=id_, joined_at=NOW)
    await tx.rosters.add([entry])
    taken = 40 + n * 37 % 61
    counted = Counted({DoseState.TAKEN: taken, DoseState.SKIPPED: (100 - taken) // 2}, 28)
    rest = 100 - taken - (100 - taken) // 2
    counted = replace(counted, states={**counted.states, DoseState.UNANSWERED: rest})
    figures = Figures(month=counted)
    await tx.rosters.measure(entry.id, figures, NOW.date())
    await tx.rosters.look_again([entry.id], NOW + timedelta(hours=1))
    needs = [need for k, need in enumerate(Need) if n % (17 + 6 * k) == 3 + k]
    for need in needs:
        detail = {Need.SIDE_EFFECT: _WORDS, Need.BELOW: f"{figures.lowest} {figures.highest}"}
        item = Item(
            id=WorkItemId(new_id()),
            clinic=clinic.id,
            entry=entry.id,
            patient=id_,
            need=need,
            cause="of the tests",
            opened_at=NOW - timedelta(hours=n % 50),
            detail=detail.get(need, ""),
        )
        await tx.work_items.add([item])
    return entry


async def _visit(tx: Transaction, clinic: Clinic, entry: Entry, n: int) -> None:
    states = (ReportState.SENT, ReportState.UNSEEN, ReportState.SHOWN, ReportState.HELD)
    visit = Appointment(
        AppointmentId(new_id()),
        clinic.id,
        entry.id,
        NOW + (n * 12) * MINUTE,
        "Dr Wu",
        "your inhaler",
        report=states[n % 4],
    )
    await tx.appointments.add([(visit, None)])


def an_application(world: ClinicWorld) -> FastAPI:
    """Return the web side with the pages of clinics."""
    app = pages.application()
    parts = ClinicParts(
        storage=lambda: world.storage,
        now=world.clock.now,
        sentences=Sentences.load(strict=True),
        lexicon=formulary.load(),
        telegram="dosebell_bot",
        numbers=("+12025550100",),
    )
    furnish(app, parts)
    return app


@asynccontextmanager
async def signed_in(url: str, world: ClinicWorld) -> AsyncIterator[aiohttp.ClientSession]:
    """Yield a browser in which Nora has signed in."""
    jar = aiohttp.CookieJar(unsafe=True)  # 127.0.0.1 has cookies of its own
    async with aiohttp.ClientSession(url, cookie_jar=jar, headers={"Origin": url}) as http:
        fields = {
            "login": world.nora.staff.login,
            "password": world.nora.password,
            "code": world.code(),
        }
        async with http.post("/clinic/sign-in", data=fields, allow_redirects=False) as answer:
            assert answer.status == 303, await answer.text()
        yield http
