"""`dosebell card`: prints a patient's card for the fridge, for those who are reached by text."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from bot.actions import sheets
from bot.cli import patients
from bot.cli.options import ConfigFile, settings
from bot.cli.patients import patient_id, put, spoken
from bot.config import Settings
from bot.domain.channels import Enclosure
from bot.domain.errors import BadInput
from bot.domain.ids import PersonId
from bot.domain.people import Level, Person
from bot.domain.sheets import Card
from bot.language.sentences import Sentences
from bot.reports.sheets.drawing import draw
from bot.reports.sheets.pages import page


def card(
    patient: Annotated[str, typer.Argument(help="As `enrol` printed it.", show_default=False)],
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE.pdf", help="Where it is put.")
    ],
    language: Annotated[str, typer.Option(help="en, es; else the patient's own.")] = "",
    config: ConfigFile = None,
) -> None:
    """Write a patient's list in large print as a PDF."""
    chosen = spoken(language)
    person, made = asyncio.run(_card(settings(config), patient_id(patient)))
    put(output, _drawn(made, chosen or person.language).data)


async def _card(chosen: Settings, id_: PersonId) -> tuple[Person, Card]:
    """Return whose card it is, and the card; it is written down that it was printed."""
    async with patients.opened(chosen, id_) as (storage, clock), storage.transaction() as tx:
        person = await patients.patient(tx, id_)
        made = await sheets.card(tx, person, now=clock.now())
        if made is None:
            raise BadInput("this patient's list is empty, so there is nothing to print")
        await tx.audit.write(
            id_, at=clock.now(), actor=None, action="card printed", subject=str(id_)
        )
        return person, made


def _drawn(made: Card, language: str) -> Enclosure:
    return draw(page(made, Sentences.load(), language=language, level=Level.NAMES))
