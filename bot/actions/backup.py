"""Makes a backup, reads it back, and throws away those that are too old."""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from bot.domain.errors import BadInput
from bot.storage import Keyring
from bot.storage.backup import aside, dump, folder
from bot.storage.backup.dump import CannotWrite
from bot.storage.backup.ledger_file import Ledger
from bot.storage.backup.restore import known
from bot.storage.database import file_of, is_sqlite, read_url
from bot.storage.versions import version_of

_log = logging.getLogger(__name__)


async def backup(
    url: str, keyring: Keyring, backups: Path, *, now: datetime, why: str = ""
) -> Path:
    """Put a backup into the folder and return it, once it was read to its end. From the first one
    on there is a ledger beside them, so that a restore can tell a lost one from an empty one."""
    file = folder.place(backups, at=now, why=why)
    await dump.write(url, keyring, file, at=now)
    await asyncio.to_thread(dump.check, file, keyring)
    await have_ledger(url, backups, now=now)
    _log.info("a backup was made", extra={"reason": why or "nightly"})
    return file


async def have_ledger(url: str, backups: Path, *, now: datetime) -> bool:
    """See to it that there is a whole ledger beside the backups; return whether there was none. One
    that somebody's STOP has made since the last was lost knows of nobody else's."""
    if await asyncio.to_thread(Ledger(backups).is_whole):
        return False
    await begin_ledger(url, backups, now=now)
    return True


async def begin_ledger(url: str, backups: Path, *, now: datetime) -> None:
    """Write down all that the database knows and no restore may forget, behind what is there."""
    entries = await known(read_url(url))
    await asyncio.to_thread(Ledger(backups).begin, entries, at=now)
    _log.info("the ledger was begun", extra={"count": len(entries)})


def tidy(url: str, backups: Path, *, keep: timedelta, now: datetime) -> None:
    """Throw away the backups that are older than they may be, but never the newest, and what
    restores have set aside."""
    count = folder.throw_away(backups, older_than=keep, now=now)
    parsed = read_url(url)
    if is_sqlite(parsed):
        aside.throw_half_made_away(file_of(parsed))
        count += aside.throw_away(file_of(parsed), older_than=keep, now=now)
    if count:
        _log.info("old backups were thrown away", extra={"count": count})


async def is_filled(url: str) -> bool:
    """Return whether there are tables, or something that cannot be read."""
    try:
        return await version_of(read_url(url)) is not None
    except BadInput:
        return True


async def before_restore(url: str, keyring: Keyring, backups: Path, *, now: datetime) -> None:
    """Keep what is about to be replaced; what is too broken for that is in nobody's way."""
    try:
        await backup(url, keyring, backups, now=now, why=folder.BEFORE_RESTORE)
    except CannotWrite:
        raise
    except (BadInput, SQLAlchemyError) as error:
        _log.error("what is replaced cannot be backed up", extra={"why": error})
