"""The clinic's day: who comes, when, what to look at first, and all of it on paper."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from fastapi import APIRouter
from fastapi.responses import Response

from bot.actions.clinic import day as days
from bot.actions.clinic import reports
from bot.reports.sheets.drawing import draw
from bot.web.clinic import printing
from bot.web.clinic.desk import AnyDesk, Desk, nowhere
from bot.web.clinic.door import PATH
from bot.web.clinic.printing import PrintedDay, pdf

routes: Final = APIRouter(prefix=PATH)
_DAY: Final = timedelta(days=1)


@routes.get("/day")
async def day(desk: AnyDesk, on: str = "") -> Response:
    which = _which(desk, on)
    async with desk.parts.storage().reading() as tx:
        lines = await days.lines(tx, desk.clinic, which, now=desk.now)
    await desk.looked("day seen", which)
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
    async with desk.parts.storage().reading() as tx:
        lines = await days.lines(tx, desk.clinic, which, now=desk.now)
        found = [await reports.of_visit(tx, each, now=desk.now) for each in lines]
    async with desk.parts.storage().transaction() as tx:
        await reports.note(tx, lines, "report printed", hand=desk.hand)
        await desk.note(tx, "day printed", which)
    printed = PrintedDay(desk.clinic, which, lines, [each for each in found if each is not None])
    page = printing.day(printed, desk.words, desk.parts.sentences)
    return pdf(await desk.parts.worker.run(draw, page))


def _which(desk: Desk, written: str) -> date:
    """Return the day that is meant; one that no calendar shows leads nowhere."""
    try:
        which = date.fromisoformat(written) if written else _today(desk)
        _ = which - _DAY, which + _DAY  # the days beside it are shown as well
    except (ValueError, OverflowError):
        raise nowhere() from None
    return which


def _today(desk: Desk) -> date:
    return desk.now.astimezone(ZoneInfo(desk.clinic.zone)).date()
