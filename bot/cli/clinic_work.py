"""`dosebell clinic work`, `assign`, `close`, `ask-to-call` and `day`: what a clinic does
all day."""

from __future__ import annotations

import asyncio
from datetime import date
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from bot.actions.clinic import day as days
from bot.actions.clinic import reports, working
from bot.cli.clinic_opened import Name, counted, identity, say, somebody, words, writing
from bot.cli.options import ConfigFile, settings
from bot.cli.patients import put
from bot.config import Settings
from bot.domain.errors import BadInput
from bot.domain.ids import WorkItemId
from bot.language.sentences import Sentences
from bot.reports.clinic.paper import DayLine
from bot.reports.sheets.drawing import draw
from bot.web.clinic import printing
from bot.web.clinic.printing import PrintedDay

Item = Annotated[str, typer.Argument(help="As `dosebell clinic work` shows it.")]
As = Annotated[str, typer.Option("--as", help="The login of whoever does it.")]


def work(name: Name, config: ConfigFile = None) -> None:
    """List what needs a person, the most urgent first."""
    for line in asyncio.run(_work(settings(config), name)):
        say(line)


async def _work(chosen: Settings, name: str) -> list[str]:
    async with writing(chosen, name) as (tx, clinic, hand):
        items = await tx.work_items.waiting(clinic.id, limit=1000)
        shown = await working.visible(tx, clinic, items, now=hand.at)
    said = words(clinic)
    return [
        f"{item.id}  {said.when(item.opened_at)}  {entry.name}  {printing.concern(item, said)}"
        for item, entry in shown
    ]


def close(
    name: Name,
    item: Item,
    note: Annotated[str, typer.Option(help="What was done.")],
    by: As,
    config: ConfigFile = None,
) -> None:
    """Close an item with what was done."""
    asyncio.run(_close(settings(config), name, (item, note, by)))


async def _close(chosen: Settings, name: str, told: tuple[str, str, str]) -> None:
    item, note, login = told
    async with writing(chosen, name) as (tx, clinic, hand):
        who = await somebody(tx, clinic.id, login)
        found = await tx.work_items.get(clinic.id, WorkItemId(identity(item)))
        await working.close(tx, found, note, by=who.id, now=hand.at)


def assign(
    name: Name,
    item: Item,
    by: As,
    to: Annotated[str, typer.Option(help="The login of who sees to it; else nobody does.")] = "",
    config: ConfigFile = None,
) -> None:
    """Let somebody see to an item, or nobody any more."""
    asyncio.run(_assign(settings(config), name, (item, by, to)))


async def _assign(chosen: Settings, name: str, told: tuple[str, str, str]) -> None:
    item, login, to = told
    async with writing(chosen, name) as (tx, clinic, hand):
        who = await somebody(tx, clinic.id, login)
        whom = (await somebody(tx, clinic.id, to)).id if to else None
        found = await tx.work_items.get(clinic.id, WorkItemId(identity(item)))
        await working.assign(tx, found, whom, by=who.id, now=hand.at)


def ask_to_call(name: Name, item: Item, by: As, config: ConfigFile = None) -> None:
    """Ask the patient of an item to call the clinic, in their language."""
    asyncio.run(_ask(settings(config), name, item, by))


async def _ask(chosen: Settings, name: str, item: str, login: str) -> None:
    async with writing(chosen, name) as (tx, clinic, hand):
        who = await somebody(tx, clinic.id, login)
        found = await tx.work_items.get(clinic.id, WorkItemId(identity(item)))
        await working.ask_to_call(tx, clinic, found, by=who.id, now=hand.at)


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
