"""One visit: its report in every form, when it is, and what became of it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Annotated, Final
from zoneinfo import ZoneInfo

from fastapi import APIRouter
from fastapi import Form as Field
from fastapi.responses import Response

from bot.actions.clinic import day as days
from bot.actions.clinic import reports, timetable, visits
from bot.domain.clinic.appointments import Appointment, Visit
from bot.domain.errors import NotFound
from bot.domain.ids import AppointmentId, RosterId
from bot.reports.visit.forms import Form, made
from bot.reports.visit.page import policy
from bot.storage import Transaction
from bot.web.clinic.desk import AnyDesk, Desk, identity, nowhere
from bot.web.clinic.door import PATH

routes: Final = APIRouter(prefix=PATH)
Words = Annotated[str, Field()]
_KINDS: Final = {
    Form.HTML: "text/html; charset=utf-8",
    Form.PDF: "application/pdf",
    Form.TEXT: "text/plain; charset=utf-8",
    Form.CSV: "text/csv; charset=utf-8",
    Form.FHIR: "application/fhir+json",
}


@routes.get("/visits/{id_}/report")
async def report(desk: AnyDesk, id_: str, form: Form = Form.PDF) -> Response:
    async with desk.parts.storage().reading() as tx:
        visit = await _visit(tx, desk, id_)
        line = await days.line(tx, desk.clinic, visit, now=desk.now)
        found = await reports.of_visit(tx, line, now=desk.now)
    if found is None:
        raise nowhere()
    async with desk.parts.storage().transaction() as tx:
        await reports.note(tx, [line], "report seen", hand=desk.hand)
    spoken = desk.words.language
    data = await asyncio.to_thread(made, found, form, desk.parts.sentences, language=spoken)
    return Response(data, media_type=_KINDS[form], headers=_shown_as(visit, form))


@routes.post("/visits/{id_}")
async def come_to(desk: AnyDesk, id_: str, visit: Annotated[Visit, Field()]) -> Response:
    async def work(tx: Transaction) -> str:
        there = await _visit(tx, desk, id_)
        await visits.come_to(tx, desk.clinic, there, visit, hand=desk.hand)
        return f"/day?on={there.at.astimezone(_zone(desk)).date()}#visit-{there.id}"

    return await desk.change(work)


@routes.post("/visits/{id_}/move")
async def move(desk: AnyDesk, id_: str, at: Words = "") -> Response:
    async def work(tx: Transaction) -> str:
        there = await _visit(tx, desk, id_)
        told = replace(there, at=timetable.typed(desk.clinic, at, now=desk.now))
        await visits.move(tx, desk.clinic, there, told, now=desk.now)
        return f"/patients/{there.entry}"

    return await desk.change(work)


@routes.post("/patients/{id_}/visits")
async def add(
    desk: AnyDesk, id_: str, at: Words = "", whom: Words = "", bring: Words = ""
) -> Response:
    async def work(tx: Transaction) -> str:
        entry = await tx.rosters.get(desk.clinic.id, RosterId(identity(id_)))
        when = timetable.typed(desk.clinic, at, now=desk.now)
        await timetable.add_visit(tx, desk.clinic, entry, when, (whom, bring))
        return f"/patients/{id_}"

    return await desk.change(work)


async def _visit(tx: Transaction, desk: Desk, id_: str) -> Appointment:
    try:
        return await tx.appointments.get(desk.clinic.id, AppointmentId(identity(id_)))
    except NotFound:
        raise nowhere() from None


def _zone(desk: Desk) -> ZoneInfo:
    return ZoneInfo(desk.clinic.zone)


def _shown_as(visit: Appointment, form: Form) -> dict[str, str]:
    name = f"report-{visit.at.date()}.{form.ending}"
    shown = {"Content-Disposition": f'inline; filename="{name}"'}
    return shown | ({"Content-Security-Policy": policy()} if form is Form.HTML else {})
