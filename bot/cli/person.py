"""`dosebell export` and `dosebell erase`: what is kept about one person, and that it goes."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from bot.actions import erasing, exporting
from bot.cli.options import ConfigFile, settings
from bot.cli.patients import opened, patient_id, put
from bot.config import Settings
from bot.domain.errors import BadInput, NotFound
from bot.domain.ids import PersonId
from bot.storage import Transaction

_TYPED: Final = "ERASE"
Person = Annotated[
    str, typer.Argument(metavar="PATIENT", help="As `enrol` printed it.", show_default=False)
]
Output = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="FILE.json", help="Else it is printed.")
]
Yes = Annotated[bool, typer.Option("--yes", help="Ask nothing.")]


def export(patient: Person, output: Output = None, config: ConfigFile = None) -> None:
    """Write everything that is kept about a person as JSON, readable by its owner alone."""
    kept = asyncio.run(_exported(settings(config), patient_id(patient)))
    written = json.dumps(kept, ensure_ascii=False, indent=2)
    if output is None:
        sys.stdout.write(f"{written}\n")
        return
    put(output, f"{written}\n".encode())


def erase(patient: Person, yes: Yes = False, config: ConfigFile = None) -> None:
    """Erase a person for ever. Their reminders stop, and whoever looks after them is told."""
    chosen, id_ = settings(config), patient_id(patient)
    if not yes and typer.prompt(f"this cannot be undone; type {_TYPED}") != _TYPED:
        raise BadInput("nothing was erased")
    asyncio.run(_erased(chosen, id_))
    days = chosen.backup.keep_days
    typer.echo(
        f"erased; within {days} days `dosebell serve` throws away what still knows them here, each "
        "backup and each database that a restore set aside; copies elsewhere are yours to delete"
    )


async def _exported(chosen: Settings, id_: PersonId) -> dict[str, Any]:
    async with _transaction(chosen, id_) as (tx, now):
        return await exporting.everything(tx, id_, now=now)


async def _erased(chosen: Settings, id_: PersonId) -> None:
    async with _transaction(chosen, id_) as (tx, now):
        await erasing.erase(tx, id_, now=now)


@asynccontextmanager
async def _transaction(
    chosen: Settings, id_: PersonId
) -> AsyncIterator[tuple[Transaction, datetime]]:
    async with opened(chosen, id_) as (storage, clock):
        try:
            async with storage.transaction() as tx:
                yield tx, clock.now()
        except NotFound:
            raise BadInput(f"there is no patient {id_}; `dosebell enrol` prints the id") from None
