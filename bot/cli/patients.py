"""How commands are told which patient is meant, and where what they make is put."""

from __future__ import annotations

import os
import stat
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from uuid import UUID

from bot.app import trying_out
from bot.cli import opening
from bot.clock import Clock, SystemClock
from bot.config import Settings
from bot.domain.errors import BadInput, NotFound
from bot.domain.ids import PersonId
from bot.domain.people import Person
from bot.language.bundles import languages
from bot.storage import Storage, Transaction


def patient_id(written: str) -> PersonId:
    """Return the id of a patient as `enrol` printed it."""
    try:
        return PersonId(UUID(written))
    except ValueError:
        raise BadInput(f"{written!r} is no patient's id; `dosebell enrol` prints one") from None


@asynccontextmanager
async def opened(chosen: Settings, id_: PersonId) -> AsyncIterator[tuple[Storage, Clock]]:
    """Open the database that knows a patient, with the clock that goes with it: the one of the
    settings, or else that of the try-out chat."""
    folder = Path(chosen.try_out.folder)
    if trying_out.is_there(folder):
        async with trying_out.opened(folder, real=SystemClock()) as (storage, clock):
            async with storage.reading() as tx:
                is_known = bool(await tx.people.get_many([id_]))
            if is_known:
                yield storage, clock
                return
    async with opening.opened(chosen) as (storage, clock):
        yield storage, clock


async def patient(tx: Transaction, id_: PersonId) -> Person:
    """Return a patient."""
    try:
        return await tx.people.get(id_)
    except NotFound:
        raise BadInput(f"there is no patient {id_}; `dosebell enrol` prints the id") from None


def spoken(language: str) -> str:
    """Return a language that the bot speaks; "" is each patient's own."""
    if language and language not in languages():
        raise BadInput(f"the bot does not speak {language!r}; it speaks {', '.join(languages())}")
    return language


def put(output: Path, data: bytes) -> None:
    """Write a file that only its owner reads, also where one lay there that others could read."""
    try:
        with os.fdopen(
            os.open(output, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, 0o600), "wb"
        ) as file:
            if stat.S_ISREG(os.fstat(file.fileno()).st_mode):  # and no terminal, and no pipe
                os.fchmod(file.fileno(), 0o600)
                file.truncate()
            file.write(data)
    except OSError as error:
        raise BadInput(f"{output} cannot be written: {error.strerror}") from None
