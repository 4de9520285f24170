"""`dosebell clinic work`, `close`, `ask-to-call`, `day` and `visit`: what a clinic does all day."""

from __future__ import annotations

import asyncio
from datetime import date
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from bot.actions.clinic import day as days
from bot.actions.clinic import reports, visits, working
from bot.cli.clinic_opened import Name, identity, words, writing
from bot.cli.options import ConfigFile, settings
from bot.cli.patients import put
from bot.config import Settings
from bot.domain.clinic.appointments import Visit
from bot.domain.clinic.concerns import may_be_told
from bot.domain.clinic.staff import Staff, plain_login
from bot.domain.errors import BadInput
from bot.domain.ids import AppointmentId, ClinicId, WorkItemId
from bot.language.sentences import Sentences
from bot.reports.sheets.drawing import draw
from bot.storage import Transaction
from bot.web.clinic import printing
from bot.web.clinic.printing import PrintedDay

Item = Annotated[str, typer.Argument(help="As `dosebell clinic work` shows it.")]
As = Annotated[str, typer.Option("--as", help="The login of whoever does it.")]


def work(name: Name, config: ConfigFile = None) -> None:
    """List what needs a person, the most urgent first."""
    for line in asyncio.run(_work(settings(config), name)):
        typer.echo(line)


async def _work(chosen: Settings, name: str) -> list[str]:
    async with writing(chosen, name) as (tx, clinic, hand):
        items = await tx.work_items.waiting(clinic.id, limit=1000)
        links = await tx.care_links.of_many({each.patient for each in items}, clinic.person)
        seen = [i for i in items if may_be_told(links.get(i.patient), i.need, now=hand.at)]
        entries = await tx.rosters.get_many(clinic.id, {each.entry for each in seen})
    said = words(clinic)
    return [
        f"{item.id}  {said.when(item.opened_at)}  {entries[item.entry].name}  "
        f"{printing.concern(item, said)}"
        for item in seen
        if item.entry in entries
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
        who = await _staff(tx, clinic.id, login)
        found = await tx.work_items.get(clinic.id, WorkItemId(identity(item)))
        await working.close(tx, found, note, by=who.id, now=hand.at)


def ask_to_call(name: Name, item: Item, by: As, config: ConfigFile = None) -> None:
    """Ask the patient of an item to call the clinic, in their language."""
    asyncio.run(_ask(settings(config), name, item, by))


async def _ask(chosen: Settings, name: str, item: str, login: str) -> None:
    async with writing(chosen, name) as (tx, clinic, hand):
        who = await _staff(tx, clinic.id, login)
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
        typer.echo(line)
    if output is not None:
        put(output, data)


async def _day(chosen: Settings, name: str, on: str, prints: bool) -> tuple[list[str], bytes]:
    async with writing(chosen, name) as (tx, clinic, hand):
        today = hand.at.astimezone(ZoneInfo(clinic.zone)).date()
        which = _date(on) if on else today
        lines = await days.lines(tx, clinic, which, now=hand.at)
        wanted = lines if prints else []
        found = [await reports.of_visit(tx, each, "report printed", hand=hand) for each in wanted]
    said = words(clinic)
    told = [printing.line(each, said) for each in lines]
    shown = [
        "  ".join(filter(None, (e.time, e.name, ", ".join(e.concerns), e.figures, e.no_report)))
        for e in told
    ]
    if not prints:
        return shown, b""
    printed = PrintedDay(clinic, which, lines, [each for each in found if each])
    return shown, draw(printing.day(printed, said, Sentences.load())).data


def visit(
    name: Name,
    appointment: Annotated[str, typer.Argument(help="Its identity.")],
    came: Annotated[Visit, typer.Argument(help="What became of it.")],
    config: ConfigFile = None,
) -> None:
    """Note what became of a visit; one that was missed needs a person."""
    asyncio.run(_visit(settings(config), name, appointment, came))


async def _visit(chosen: Settings, name: str, appointment: str, came: Visit) -> None:
    async with writing(chosen, name) as (tx, clinic, hand):
        there = await tx.appointments.get(clinic.id, AppointmentId(identity(appointment)))
        await visits.come_to(tx, clinic, there, came, hand=hand)


async def _staff(tx: Transaction, clinic: ClinicId, login: str) -> Staff:
    found = await tx.clinic_staff.by_login(plain_login(login))
    if found is None or found.clinic != clinic or not found.works_here:
        raise BadInput(f"nobody signs in as {login!r} at this clinic")
    return found


def _date(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise BadInput(f"{written!r} is no day; one is written like 2026-11-30") from None
