"""The clinic's day: who comes, when, what to look at first, and all of it on paper."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta
from typing import Annotated, Final
from zoneinfo import ZoneInfo

from fastapi import APIRouter
from fastapi import Form as Field
from fastapi.responses import Response

from bot.actions.clinic import day as days
from bot.actions.clinic import reports, visits
from bot.domain.clinic.appointments import Appointment, Visit
from bot.domain.errors import NotFound
from bot.domain.ids import AppointmentId
from bot.reports.sheets.drawing import draw
from bot.reports.visit.forms import Form, made
from bot.storage import Transaction
from bot.web.clinic import printing
from bot.web.clinic.desk import PATH, AnyDesk, Desk, identity, nowhere
from bot.web.clinic.printing import PrintedDay, pdf

routes: Final = APIRouter(prefix=PATH)
_DAY: Final = timedelta(days=1)
_KINDS: Final = {
    Form.PDF: "application/pdf",
    Form.TEXT: "text/plain; charset=utf-8",
    Form.CSV: "text/csv; charset=utf-8",
    Form.FHIR: "application/fhir+json",
}


@routes.get("/day")
async def day(desk: AnyDesk, on: str = "") -> Response:
    which = _which(desk, on)
    async with desk.parts.storage().reading() as tx:
        lines = await days.lines(tx, desk.clinic, which, now=desk.now)
    return desk.show(
        "day",
        lines=lines,
        on=which,
        before=which - _DAY,
        after=which + _DAY,
        today=_today(desk),
        concerns=sum(line.is_a_concern for line in lines),
        printed=lambda line: printing.line(line, desk.words),
    )


@routes.get("/day/print")
async def print_day(desk: AnyDesk, on: str = "") -> Response:
    which = _which(desk, on)
    async with desk.parts.storage().transaction() as tx:
        lines = await days.lines(tx, desk.clinic, which, now=desk.now)
        wanted = [
            await reports.of_visit(tx, each, "report printed", hand=desk.hand) for each in lines
        ]
        await desk.note(tx, "day printed", which)
    found = [report for report in wanted if report is not None]
    printed = PrintedDay(desk.clinic, which, lines, found)
    page = printing.day(printed, desk.words, desk.parts.sentences)
    return pdf(await desk.parts.worker.run(draw, page))


@routes.get("/visits/{id_}/report")
async def report(desk: AnyDesk, id_: str, form: Form = Form.PDF) -> Response:
    async with desk.parts.storage().transaction() as tx:
        visit = await _visit(tx, desk, id_)
        line = await days.line(tx, desk.clinic, visit, now=desk.now)
        found = await reports.of_visit(tx, line, "report seen", hand=desk.hand)
    if found is None or form is Form.HTML:
        raise nowhere()
    spoken = desk.words.language
    data = await asyncio.to_thread(made, found, form, desk.parts.sentences, language=spoken)
    return Response(data, media_type=_KINDS[form], headers=_shown_as(visit, form))


@routes.post("/visits/{id_}")
async def come_to(desk: AnyDesk, id_: str, visit: Annotated[Visit, Field()]) -> Response:
    async with desk.parts.storage().reading() as tx:
        there = await _visit(tx, desk, id_)

    async def work(tx: Transaction) -> None:
        now = await _visit(tx, desk, id_)
        await visits.come_to(tx, desk.clinic, now, visit, hand=desk.hand)

    on = there.at.astimezone(ZoneInfo(desk.clinic.zone)).date()
    return await desk.change(work, then=f"/day?on={on}#visit-{there.id}")


async def _visit(tx: Transaction, desk: Desk, id_: str) -> Appointment:
    try:
        return await tx.appointments.get(desk.clinic.id, AppointmentId(identity(id_)))
    except NotFound:
        raise nowhere() from None


def _shown_as(visit: Appointment, form: Form) -> dict[str, str]:
    return {"Content-Disposition": f'inline; filename="report-{visit.at.date()}.{form.ending}"'}


def _which(desk: Desk, written: str) -> date:
    try:
        return date.fromisoformat(written) if written else _today(desk)
    except ValueError:
        raise nowhere() from None


def _today(desk: Desk) -> date:
    return desk.now.astimezone(ZoneInfo(desk.clinic.zone)).date()
