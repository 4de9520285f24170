"""What all clinic commands have in common: the database, the clinic that is meant, its words."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated
from uuid import UUID

import typer

from bot.actions.clinic import staffing
from bot.app import joining, trying_out
from bot.clock import SystemClock
from bot.config import Settings
from bot.domain.clinic.clinics import Clinic
from bot.domain.clinic.staff import Hand
from bot.domain.errors import BadInput
from bot.language.sentences import Sentences
from bot.storage import Storage, Transaction
from bot.web.clinic.parts import Pages, Words

Name = Annotated[str, typer.Argument(metavar="CLINIC", help="Its name.", show_default=False)]


@dataclass(frozen=True, slots=True)
class Opened:
    """An open database, and what time it is there."""

    storage: Storage
    now: datetime

    @property
    def hand(self) -> Hand:
        """The operator's hand."""
        return Hand(None, self.now)


@asynccontextmanager
async def opened(chosen: Settings) -> AsyncIterator[Opened]:
    """Open the database of the settings; where no channel is set up, that of the try-out chat."""
    clock = SystemClock()
    if chosen.telegram.is_set_up or chosen.sms.is_set_up:
        key = Path(chosen.keys.file)
        async with joining.opened(chosen.database.url, key, clock=clock) as storage:
            yield Opened(storage, clock.now())
        return
    folder = Path(chosen.try_out.folder)
    async with trying_out.opened(folder, real=clock) as (storage, stepped):
        yield Opened(storage, stepped.now())


@asynccontextmanager
async def writing(chosen: Settings, name: str) -> AsyncIterator[tuple[Transaction, Clinic, Hand]]:
    """Begin to do something at the clinic of that name."""
    async with opened(chosen) as at, at.storage.transaction() as tx:
        yield tx, await staffing.by_name(tx, name), at.hand


def words(clinic: Clinic) -> Words:
    """Return the words of a clinic."""
    return Pages(Sentences.load()).words(clinic.language, clinic.zone)


def identity(written: str) -> UUID:
    """Return an identity as it was printed."""
    try:
        return UUID(written)
    except ValueError:
        raise BadInput(f"{written!r} is no identity; the lists of the clinic show them") from None
