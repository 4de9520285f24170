"""The patients of a clinic: the roster, and one patient."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated, Final
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Form
from fastapi.responses import Response

from bot.actions.clinic import day as days
from bot.actions.clinic import finding, proposing, rosters
from bot.actions.clinic.day import Line
from bot.domain.care.links import CareLink, Shared
from bot.domain.care.may_see import is_linked, may_see
from bot.domain.clinic.roster import Entry
from bot.domain.clinic.staff import Staff
from bot.domain.errors import NotFound
from bot.domain.ids import PersonId, RosterId
from bot.planner.calendar import local_date
from bot.storage import Measured, Transaction
from bot.web.clinic import printing
from bot.web.clinic.desk import AnyDesk, Desk, identity, nowhere
from bot.web.clinic.door import PATH
from bot.web.clinic.understood import Understood, understood
from bot.web.clinic.work import Waiting, waiting

routes: Final = APIRouter(prefix=PATH)
_LATELY: Final = timedelta(days=60)
_HISTORY: Final = 20
Words = Annotated[str, Form()]


@routes.get("/patients")
async def patients(desk: AnyDesk, find: str = "") -> Response:
    async with desk.parts.storage().reading() as tx:
        found = await finding.find(tx, desk.clinic, find, now=desk.now)
    return desk.show("patients", found=found, find=find)


@routes.post("/patients")
async def add(
    desk: AnyDesk, name: Words = "", reference: Words = "", language: Words = ""
) -> Response:
    async def work(tx: Transaction) -> str:
        words = (reference, name)
        entry = await rosters.add_patient(tx, desk.clinic, words, language, hand=desk.hand)
        return f"/patients/{entry.id}"

    return await desk.change(work)


@routes.get("/patients/{id_}")
async def patient(desk: AnyDesk, id_: str) -> Response:
    return await _show(desk, RosterId(identity(id_)))


@routes.post("/patients/{id_}/regimen")
async def regimen(desk: AnyDesk, id_: str, regimen: Words = "", sure: Words = "") -> Response:
    if not sure:  # what was understood is shown before it is proposed
        return await _show(desk, RosterId(identity(id_)), typed=regimen)

    async def work(tx: Transaction) -> str:
        entry = await tx.rosters.get(desk.clinic.id, RosterId(identity(id_)))
        await proposing.propose(tx, desk.clinic, entry, regimen, hand=desk.hand)
        return f"/patients/{id_}"

    return await desk.change(work)


async def _show(desk: Desk, id_: RosterId, *, typed: str | None = None) -> Response:
    async with desk.parts.storage().reading() as tx:
        try:
            known = await _known(tx, desk, id_)
        except NotFound:
            raise nowhere() from None
    if known.entry.patient is not None:
        async with desk.parts.storage().transaction() as tx:
            await _note_seen(tx, desk, known.entry, known.entry.patient)
    wanted = known.entry.regimen if typed is None else typed
    return desk.show(
        "patient",
        known=known,
        entry=known.entry,
        link=known.link if is_linked(known.link, now=desk.now) else None,
        sees=_sees(known.link, desk),
        typed=wanted,
        is_asked=typed is not None,
        told=lambda line: printing.report(line, desk.words),
        understood=_understood(desk, wanted),
    )


@dataclass(frozen=True, slots=True)
class _Known:
    """Everything that stands on the page of one patient."""

    entry: Entry
    link: CareLink | None
    measured: Measured
    visits: Sequence[Line]
    waiting: Sequence[Waiting]
    closed: Sequence[Waiting]
    colleagues: Sequence[Staff]


async def _known(tx: Transaction, desk: Desk, id_: RosterId) -> _Known:
    entry, clinic = await tx.rosters.get(desk.clinic.id, id_), desk.clinic
    link = None
    if entry.patient is not None:
        link = await tx.care_links.between(entry.patient, clinic.person)
    history = await tx.work_items.history(clinic.id, id_, limit=_HISTORY)
    planned = await tx.appointments.of_entries(clinic.id, [id_], since=desk.now - _LATELY)
    staff = await tx.clinic_staff.of_clinic(clinic.id)
    return _Known(
        entry=entry,
        link=link,
        measured=(await tx.rosters.measured([id_]))[id_],
        visits=await days.those(tx, clinic, planned, now=desk.now),
        waiting=await waiting(tx, desk, await tx.work_items.of_entries([id_])),
        closed=await waiting(tx, desk, [item for item in history if item.closed_at]),
        colleagues=[each for each in staff if each.works_here and each.id != desk.staff.id],
    )


def _sees(link: CareLink | None, desk: Desk) -> Sequence[str]:
    return [each.value for each in Shared if may_see(link, each, now=desk.now)]


def _understood(desk: Desk, regimen: str) -> list[Understood]:
    today = local_date(desk.now, ZoneInfo(desk.clinic.zone))
    return understood(regimen, desk.words, today=today, lexicon=desk.parts.lexicon)


async def _note_seen(tx: Transaction, desk: Desk, entry: Entry, patient: PersonId) -> None:
    await tx.audit.write(
        patient,
        at=desk.now,
        actor=desk.staff.id,
        action="patient seen",
        subject=str(entry.id),
        details={"clinic": str(desk.clinic.id)},
    )
