"""`dosebell clinic day`: who comes, concerns first, and all of it on paper."""

from __future__ import annotations

import asyncio
from datetime import date
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from bot.actions.clinic import day as days
from bot.actions.clinic import reports
from bot.cli.clinic_opened import Name, counted, say, words, writing
from bot.cli.options import ConfigFile, settings
from bot.cli.patients import put
from bot.config import Settings
from bot.domain.errors import BadInput
from bot.language.sentences import Sentences
from bot.reports.clinic.paper import DayLine
from bot.reports.sheets.drawing import draw
from bot.web.clinic import printing
from bot.web.clinic.printing import PrintedDay


def day(
    name: Name,
    on: Annotated[str, typer.Option(help="YYYY-MM-DD; else today.")] = "",
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE.pdf", help="All as one PDF.")
    ] = None,
    config: ConfigFile = None,
) -> None:
    """Show a clinic's day: a line for each visit, concerns first; or print it with its reports."""
    lines, data = asyncio.run(_day(settings(config), name, on, output is not None))
    for line in lines:
        say(line)
    if output is not None:
        put(output, data)


async def _day(chosen: Settings, name: str, on: str, prints: bool) -> tuple[list[str], bytes]:
    async with writing(chosen, name) as (tx, clinic, hand):
        today = hand.at.astimezone(ZoneInfo(clinic.zone)).date()
        which = _date(on) if on else today
        lines = await days.lines(tx, clinic, which, now=hand.at)
        wanted = lines if prints else []
        found = [await reports.of_visit(tx, each, now=hand.at) for each in counted(wanted)]
        await reports.note(tx, wanted, "report printed", hand=hand)
    said = words(clinic)
    told = [printing.line(each, said) for each in lines]
    shown = [
        "  ".join([str(each.visit.id), *filter(None, _columns(line))])
        for each, line in zip(lines, told, strict=True)
    ]
    if not prints:
        return shown, b""
    printed = PrintedDay(clinic, which, lines, [each for each in found if each])
    return shown, draw(printing.day(printed, said, Sentences.load())).data


def _columns(line: DayLine) -> tuple[str, ...]:
    return line.time, line.name, ", ".join(line.concerns), line.figures, line.no_report


def _date(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise BadInput(f"{written!r} is no day; one is written like 2026-11-30") from None
