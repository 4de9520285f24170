"""The clinic's day: who comes, when, what to look at first, and all of it on paper."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated, Final
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Form
from fastapi.responses import Response

from bot.actions.clinic import day as days
from bot.actions.clinic import staffing, visits
from bot.domain.clinic.appointments import Visit
from bot.domain.errors import NotFound
from bot.domain.ids import AppointmentId
from bot.reports.sheets.drawing import draw
from bot.storage import Transaction
from bot.web.clinic import printing
from bot.web.clinic.desk import PATH, AnyDesk, Desk, identity, nowhere
from bot.web.clinic.printing import pdf

routes: Final = APIRouter(prefix=PATH)
_DAY: Final = timedelta(days=1)


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
        await staffing.note(
            tx,
            desk.clinic.id,
            by=desk.staff.id,
            action="day printed",
            subject=which,
            now=desk.now,
        )
    drawn = await desk.parts.worker.run(draw, printing.day(desk.clinic, which, lines, desk.words))
    return pdf(drawn)


@routes.post("/visits/{id_}")
async def come_to(desk: AnyDesk, id_: str, visit: Annotated[Visit, Form()]) -> Response:
    async with desk.parts.storage().reading() as tx:
        then = await _path_of(tx, desk, id_)

    async def work(tx: Transaction) -> None:
        there = await tx.appointments.get(desk.clinic.id, AppointmentId(identity(id_)))
        await visits.come_to(tx, desk.clinic, there, visit, hand=desk.hand)

    return await desk.change(work, then=then)


async def _path_of(tx: Transaction, desk: Desk, id_: str) -> str:
    zone = ZoneInfo(desk.clinic.zone)
    try:
        there = await tx.appointments.get(desk.clinic.id, AppointmentId(identity(id_)))
    except NotFound:
        raise nowhere() from None
    return f"/day?on={there.at.astimezone(zone).date()}#visit-{id_}"


def _which(desk: Desk, written: str) -> date:
    try:
        return date.fromisoformat(written) if written else _today(desk)
    except ValueError:
        raise nowhere() from None


def _today(desk: Desk) -> date:
    return desk.now.astimezone(ZoneInfo(desk.clinic.zone)).date()
