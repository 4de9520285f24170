"""What all clinic commands have in common: the database, the clinic that is meant, its words."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated, Final, TypeVar
from unicodedata import category
from uuid import UUID

import typer

from bot.actions.clinic import staffing
from bot.app import trying_out
from bot.cli import opening
from bot.clock import SystemClock
from bot.config import Settings
from bot.domain.clinic.clinics import Clinic
from bot.domain.clinic.roster import Entry
from bot.domain.clinic.staff import Hand, Staff, plain_login
from bot.domain.errors import BadInput, Refusal
from bot.domain.ids import ClinicId
from bot.language.sentences import Sentences
from bot.storage import Storage, Transaction
from bot.web.clinic.parts import Pages, Words

Name = Annotated[str, typer.Argument(metavar="CLINIC", help="Its name.", show_default=False)]
T = TypeVar("T")
_MANY: Final = 20  #: from so many on a bar shows how far it has come


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
    if chosen.telegram.is_set_up or chosen.sms.is_set_up:
        async with opening.opened(chosen) as (storage, clock):
            yield Opened(storage, clock.now())
        return
    folder = Path(chosen.try_out.folder)
    async with trying_out.opened(folder, real=SystemClock()) as (storage, stepped):
        yield Opened(storage, stepped.now())


@asynccontextmanager
async def writing(chosen: Settings, name: str) -> AsyncIterator[tuple[Transaction, Clinic, Hand]]:
    """Begin to do something at the clinic of that name."""
    async with opened(chosen) as at, at.storage.transaction() as tx:
        clinic = await staffing.by_name(tx, name)
        with _in_words(clinic):
            yield tx, clinic, at.hand


@contextmanager
def _in_words(clinic: Clinic) -> Iterator[None]:
    """Say in the words of a clinic what cannot be done there."""
    try:
        yield
    except Refusal as refusal:
        raise BadInput(words(clinic).refused(refusal)) from None


def say(line: str, *, err: bool = False) -> None:
    """Print a line; what somebody typed cannot steer the terminal."""
    typer.echo("".join(sign for sign in line if category(sign) != "Cc"), err=err)


def counted(many: Sequence[T]) -> Iterator[T]:
    """Yield one after the other; where there are many, a bar shows how far it has come."""
    hidden = len(many) < _MANY or not sys.stderr.isatty()
    with typer.progressbar(many, file=sys.stderr, hidden=hidden) as bar:
        yield from bar


async def somebody(tx: Transaction, clinic: ClinicId, login: str) -> Staff:
    """Return who signs in by a login at this clinic."""
    found = await tx.clinic_staff.by_login(plain_login(login))
    if found is None or found.clinic != clinic or not found.works_here:
        raise BadInput(f"nobody signs in as {login!r} at this clinic")
    return found


async def known(tx: Transaction, clinic: ClinicId, reference: str) -> Entry:
    """Return whom a clinic knows by its number."""
    found = await tx.rosters.by_references(clinic, [reference])
    if reference not in found:
        raise BadInput(f"nobody on the roster has the number {reference!r}")
    return found[reference]


def words(clinic: Clinic) -> Words:
    """Return the words of a clinic."""
    return Pages(Sentences.load()).words(clinic.language, clinic.zone)


def identity(written: str) -> UUID:
    """Return an identity as it was printed."""
    try:
        return UUID(written)
    except ValueError:
        raise BadInput(f"{written!r} is no identity; the lists of the clinic show them") from None
