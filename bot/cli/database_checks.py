"""What the doctor finds in the database."""

from __future__ import annotations

import asyncio
from datetime import datetime
from pathlib import Path
from typing import Final

from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from bot.app.joining import is_new
from bot.cli.findings import Finding, Mark
from bot.cli.owners import what_to_do
from bot.domain.errors import BadInput
from bot.storage import Keyring, Storage

_PATIENCE: Final = 8.0  #: seconds
#: What SQLite says of a file that no longer is a database,
_BROKEN: Final = ("malformed", "not a database")
#: of one that is not ours,
_CLOSED: Final = ("unable to open", "readonly", "read-only")
#: and of others that somebody can mend.
_MENDS: Final = {
    "locked": "another program holds it; is a `dosebell restore` or a copy of it at work?",
    "full": "make room on its disk",
    "I/O error": "look at its disk, and have a copy of the newest backup elsewhere",
}


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
        return [Finding(Mark.WRONG, "database", f"{error}{_what_to_do(url, str(error))}")]
    except (OSError, TimeoutError, SQLAlchemyError) as error:
        why = str(getattr(error, "orig", None) or type(error).__name__)
        said = f"{where} cannot be used ({why}){_what_to_do(url, why)}"
        return [Finding(Mark.WRONG, "database", said)]


def _what_to_do(url: str, why: str) -> str:
    """Return what mends a database that cannot be opened, where that is known."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return "; is it running, and is database.url right?"
    file = Path(parsed.database or "")
    if any(words in why for words in _BROKEN):
        return "; stop `dosebell serve`, then run: dosebell restore --over"
    if any(words in why for words in _CLOSED):
        return f"; {what_to_do(file)}"
    return next((f"; {mends}" for words, mends in _MENDS.items() if words in why), "")


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
