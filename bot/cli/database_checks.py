"""What the doctor finds in the database."""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import Final

from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from bot.app.joining import is_new
from bot.cli.findings import Finding, Mark
from bot.domain.errors import BadInput
from bot.storage import Keyring, Storage

_PATIENCE: Final = 8.0  #: seconds


async def database(url: str, keyring: Keyring | None, *, now: datetime) -> list[Finding]:
    """Say whether the database is there, fits this program, and works."""
    where = make_url(url).render_as_string(hide_password=True)
    if is_new(url):
        return [
            Finding(
                Mark.DOUBTFUL, "database", f"{where} is not there yet; `dosebell serve` makes it"
            )
        ]
    if keyring is None:
        return [Finding(Mark.DOUBTFUL, "database", f"{where} was not opened, for want of a key")]
    try:
        async with asyncio.timeout(_PATIENCE):
            return await _inside(url, keyring, where, now=now)
    except BadInput as error:
        hint = "" if url.startswith("sqlite") else "; is it running, and is database.url right?"
        return [Finding(Mark.WRONG, "database", f"{error}{hint}")]
    except (OSError, TimeoutError, SQLAlchemyError) as error:
        return [
            Finding(
                Mark.WRONG,
                "database",
                f"{where} cannot be reached ({type(error).__name__}); is it running, "
                "and is database.url right?",
            )
        ]


async def _inside(url: str, keyring: Keyring, where: str, *, now: datetime) -> list[Finding]:
    storage = await Storage.open(url, keyring=keyring)
    try:
        async with storage.reading() as tx:
            aside = await tx.rounds.set_aside_count() + await tx.inbox.set_aside_count()
            waiting = await tx.deliveries.oldest_waiting(now)
    finally:
        await storage.close()
    found = [Finding(Mark.FINE, "database", f"{where} is up to date, and the key fits")]
    if aside:
        found.append(
            Finding(
                Mark.DOUBTFUL,
                "database",
                f"{aside} rows failed three times and were set aside; the log says why",
            )
        )
    if waiting is not None:
        found.append(
            Finding(
                Mark.DOUBTFUL,
                "database",
                f"a message has been waiting to be sent since {waiting:%Y-%m-%d %H:%M} UTC; "
                "is `dosebell serve` running?",
            )
        )
    return found
