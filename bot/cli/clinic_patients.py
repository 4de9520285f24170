"""`dosebell clinic import`, `letters`, `patients`, `add-patient` and `propose`: whom a clinic
knows."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from bot.actions.clinic import enrolling, importing, proposing, rosters, timetable
from bot.actions.clinic.rosters import Brought
from bot.cli.clinic_opened import Name, counted, known, say, words, writing
from bot.cli.options import ConfigFile, settings, standard_input
from bot.cli.patients import put, spoken
from bot.config import Settings
from bot.domain.clinic.clinics import Clinic
from bot.domain.clinic.roster import Entry
from bot.domain.errors import BadInput
from bot.language.sentences import Sentences
from bot.reports.sheets.drawing import draw
from bot.web.clinic import printing
from bot.web.clinic.parts import Pages

Output = Annotated[
    Path, typer.Option("-o", "--output", metavar="FILE.pdf", help="Where it is put.")
]


def import_(
    name: Name,
    patients: Annotated[Path | None, typer.Option(help="A roster: CSV.")] = None,
    appointments: Annotated[Path | None, typer.Option(help="CSV or a calendar, ICS.")] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say what would be done.")
    ] = False,
    config: ConfigFile = None,
) -> None:
    """Bring a roster and appointments from files; nothing is brought while a row is wrong."""
    if patients is None and appointments is None:
        raise BadInput("say what is brought: --patients FILE.csv, --appointments FILE.csv or .ics")
    chosen, wrong = settings(config), 0
    for kind, file in (("patients", patients), ("appointments", appointments)):
        if file is not None:
            clinic, brought = asyncio.run(_bring(chosen, name, kind, _text(file), dry_run))
            wrong += len(brought.faults)
            _say(kind, brought, clinic)
    if wrong:
        raise typer.Exit(2)


async def _bring(
    chosen: Settings, name: str, kind: str, text: str, dry: bool
) -> tuple[Clinic, Brought]:
    bring = rosters.bring_patients if kind == "patients" else timetable.bring_visits
    async with writing(chosen, name) as (tx, clinic, hand):
        return clinic, await bring(tx, clinic, text, hand=hand, dry=dry)


def _say(kind: str, brought: Brought, clinic: Clinic) -> None:
    said = words(clinic)
    counts = f"{brought.new} new, {brought.changed} changed, {brought.same} as before"
    over = f", {brought.over} left out: they are over or called off" if brought.over else ""
    typer.echo(f"{kind}: {counts}{over}")
    for fault in brought.faults:
        row = said.say("clinic-web-row", row=fault.row)
        say(f"{row} {said.say(fault.what, value=fault.value)}", err=True)


def letters(
    name: Name,
    output: Output,
    again: Annotated[
        bool, typer.Option("--again", help="Also where a letter is still good; that one ends.")
    ] = False,
    config: ConfigFile = None,
) -> None:
    """Print a letter for everybody who has not joined, all as one PDF."""
    chosen = settings(config)
    data, count = asyncio.run(_letters(chosen, name, again))
    if not count:
        raise BadInput("everybody has joined or has a letter that is good; --again makes new ones")
    put(output, data)
    typer.echo(f"{count} letters", err=True)


async def _letters(chosen: Settings, name: str, again: bool) -> tuple[bytes, int]:
    async with writing(chosen, name) as (tx, clinic, hand):
        wanted = await enrolling.uninvited(tx, clinic, again=again, now=hand.at)
        made = await enrolling.invite(tx, clinic, counted(wanted), hand=hand) if wanted else []
    if not made:
        return b"", 0
    ways = printing.Ways(chosen.telegram.username, chosen.sms.numbers)
    page = printing.letters(clinic, made, Pages(Sentences.load()), ways)
    return draw(page).data, len(made)


def patients(name: Name, config: ConfigFile = None) -> None:
    """List whom a clinic knows: number, name, and whether they have joined."""
    for entry in asyncio.run(_everybody(settings(config), name)):
        state = "joined" if entry.patient else "invited" if entry.invited_at else "not invited"
        say(f"{entry.reference}  {entry.name}  {state}")


async def _everybody(chosen: Settings, name: str) -> list[Entry]:
    async with writing(chosen, name) as (tx, clinic, _):
        return await tx.rosters.of_clinic(clinic.id)


def add_patient(
    name: Name,
    reference: Annotated[str, typer.Argument(help="The clinic's number for them.")],
    patient: Annotated[str, typer.Argument(help="Their name.")],
    language: Annotated[str, typer.Option(help="en, es; else the clinic's.")] = "",
    config: ConfigFile = None,
) -> None:
    """Put a patient on the roster."""
    words = (reference, patient)
    asyncio.run(_add_patient(settings(config), name, words, spoken(language)))


async def _add_patient(chosen: Settings, name: str, words: tuple[str, str], language: str) -> None:
    async with writing(chosen, name) as (tx, clinic, hand):
        await rosters.add_patient(tx, clinic, words, language, hand=hand)


def propose(
    name: Name,
    reference: Annotated[str, typer.Argument(help="The clinic's number for them.")],
    config: ConfigFile = None,
) -> None:
    """Propose medicines to a patient, read from standard input: one a line, as on a label."""
    asyncio.run(_propose(settings(config), name, reference, standard_input()))


async def _propose(chosen: Settings, name: str, reference: str, regimen: str) -> None:
    async with writing(chosen, name) as (tx, clinic, hand):
        entry = await known(tx, clinic.id, reference)
        await proposing.propose(tx, clinic, entry, regimen, hand=hand)


def _text(file: Path) -> str:
    try:
        return importing.decoded(file.read_bytes())
    except OSError as error:
        raise BadInput(f"{file} cannot be read: {error.strerror}") from None
