"""`dosebell clinic add-visit`, `move-visit`, `visit` and `report`: one visit, and its report."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from bot.actions.clinic import day as days
from bot.actions.clinic import reports, timetable, visits
from bot.cli.clinic_opened import Name, identity, known, words, writing
from bot.cli.options import ConfigFile, settings
from bot.cli.patients import put
from bot.config import Settings
from bot.domain.clinic.appointments import Visit
from bot.domain.errors import BadInput
from bot.domain.ids import AppointmentId
from bot.language.sentences import Sentences
from bot.reports.visit.forms import Form, made
from bot.web.clinic import printing

Appointment = Annotated[str, typer.Argument(help="As `dosebell clinic day` shows it.")]
When = Annotated[str, typer.Argument(help="By the clinic's clock, like 2026-11-30T09:30.")]


def add_visit(  # noqa: PLR0913 - each is a part of the command line
    name: Name,
    reference: Annotated[str, typer.Argument(help="The clinic's number for the patient.")],
    at: When,
    whom: Annotated[str, typer.Option("--with", help="With whom.")] = "",
    bring: Annotated[str, typer.Option(help="What to bring or prepare.")] = "",
    config: ConfigFile = None,
) -> None:
    """Keep an appointment; print its identity."""
    told = (reference, at, whom, bring)
    typer.echo(asyncio.run(_add(settings(config), name, told)))


async def _add(chosen: Settings, name: str, told: tuple[str, str, str, str]) -> AppointmentId:
    reference, at, *about = told
    async with writing(chosen, name) as (tx, clinic, hand):
        entry = await known(tx, clinic.id, reference)
        when = timetable.typed(clinic, at, now=hand.at)
        return (await timetable.add_visit(tx, clinic, entry, when, (about[0], about[1]))).id


def move_visit(name: Name, appointment: Appointment, at: When, config: ConfigFile = None) -> None:
    """Move an appointment; a patient who was told of it hears that."""
    asyncio.run(_move(settings(config), name, appointment, at))


async def _move(chosen: Settings, name: str, appointment: str, at: str) -> None:
    async with writing(chosen, name) as (tx, clinic, hand):
        there = await tx.appointments.get(clinic.id, AppointmentId(identity(appointment)))
        told = replace(there, at=timetable.typed(clinic, at, now=hand.at))
        await visits.move(tx, clinic, there, told, now=hand.at)


def visit(
    name: Name,
    appointment: Appointment,
    came: Annotated[Visit, typer.Argument(help="What became of it.")],
    config: ConfigFile = None,
) -> None:
    """Note what became of a visit; one that was missed needs a person."""
    asyncio.run(_visit(settings(config), name, appointment, came))


async def _visit(chosen: Settings, name: str, appointment: str, came: Visit) -> None:
    async with writing(chosen, name) as (tx, clinic, hand):
        there = await tx.appointments.get(clinic.id, AppointmentId(identity(appointment)))
        await visits.come_to(tx, clinic, there, came, hand=hand)


def report(
    name: Name,
    appointment: Appointment,
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE", help="Where it is put.")
    ],
    form: Annotated[Form, typer.Option("--format", help="The form it comes in.")] = Form.PDF,
    config: ConfigFile = None,
) -> None:
    """Write the report that went out before a visit."""
    put(output, asyncio.run(_report(settings(config), name, appointment, form)))


async def _report(chosen: Settings, name: str, appointment: str, form: Form) -> bytes:
    async with writing(chosen, name) as (tx, clinic, hand):
        there = await tx.appointments.get(clinic.id, AppointmentId(identity(appointment)))
        line = await days.line(tx, clinic, there, now=hand.at)
        found = await reports.of_visit(tx, line, now=hand.at)
        if found is None:
            raise BadInput(printing.report(line, words(clinic)))
        await reports.note(tx, [line], "report seen", hand=hand)
    return made(found, form, Sentences.load(), language=clinic.language)
