"""`dosebell card`: prints a patient's card for the fridge, for those who are reached by text."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from bot.actions import sheets
from bot.app import joining
from bot.cli.options import ConfigFile, patient_id, settings
from bot.clock import SystemClock
from bot.config import Settings
from bot.domain.channels import Enclosure
from bot.domain.errors import BadInput, NotFound
from bot.domain.ids import PersonId
from bot.domain.people import Level, Person
from bot.domain.sheets import Card
from bot.language.bundles import languages
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
    if language and language not in languages():
        raise BadInput(f"the bot does not speak {language!r}; it speaks {', '.join(languages())}")
    person, made = asyncio.run(_card(settings(config), patient_id(patient)))
    drawn = _drawn(made, language or person.language)
    try:
        output.write_bytes(drawn.data)
    except OSError as error:
        raise BadInput(f"{output} cannot be written: {error.strerror}") from None


async def _card(chosen: Settings, id_: PersonId) -> tuple[Person, Card]:
    """Return whose card it is, and the card; it is written down that it was printed."""
    clock = SystemClock()
    key = Path(chosen.keys.file)
    async with (
        joining.opened(chosen.database.url, key, clock=clock) as storage,
        storage.transaction() as tx,
    ):
        try:
            person = await tx.people.get(id_)
        except NotFound:
            raise BadInput(f"there is no patient {id_}; `dosebell enrol` prints the id") from None
        made = await sheets.card(tx, person, now=clock.now())
        if made is None:
            raise BadInput("this patient's list is empty, so there is nothing to print")
        await tx.audit.write(
            id_, at=clock.now(), actor=None, action="card printed", subject=str(id_)
        )
        return person, made


def _drawn(made: Card, language: str) -> Enclosure:
    return draw(page(made, Sentences.load(), language=language, level=Level.NAMES))
