"""Writes a backup while the bot works: one transaction that only reads, so it sees one moment."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO, Final

from sqlalchemy import Table, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot import files
from bot.domain.errors import BadInput
from bot.storage.backup.rows import dumped, tables_of
from bot.storage.backup.vault import Vault, lines
from bot.storage.database import connected, one_moment, read_url
from bot.storage.sealing.keyring import Keyring
from bot.storage.versions import version

_AT_ONCE: Final = 200  #: rows between two chances for others to work


class CannotWrite(BadInput):
    """There is no room for a backup, or no right to put one there."""


@dataclass(frozen=True, slots=True)
class Header:
    """What a backup says of itself."""

    at: datetime
    version: str  #: of the tables


async def write(url: str, keyring: Keyring, file: Path, *, at: datetime) -> Header:
    """Write everything that is kept into a new file that only its owner may read."""
    with _new(file) as new:
        engine = one_moment(read_url(url))
        try:
            async with connected(engine) as connection:
                return await _write(connection, Vault(new, keyring), at=at)
        finally:
            await engine.dispose()


def check(file: Path, keyring: Keyring) -> Header:
    """Read a backup to its end; raise `BadInput` where it is not whole. Return what it is."""
    try:
        with file.open("rb") as old:
            written = lines(old, keyring)
            head = header(next(written, b""))
            for _ in written:
                continue
    except OSError as error:
        raise BadInput(f"{file} cannot be read: {error.strerror}") from None
    return head


def glance(file: Path, keyring: Keyring) -> Header:
    """Read only how a backup begins; raise `BadInput` where that is none, or not of these keys."""
    try:
        with file.open("rb") as old:
            return header(next(lines(old, keyring), b""))
    except OSError as error:
        raise BadInput(f"{file} cannot be read: {error.strerror}") from None


def header(line: bytes) -> Header:
    """Return what the first line of a backup says."""
    said = json.loads(line or b"{}")
    try:
        return Header(datetime.fromisoformat(said["at"]), said["version"])
    except (KeyError, ValueError):
        raise BadInput("this is no backup that this program can read") from None


async def _write(connection: AsyncConnection, vault: Vault, *, at: datetime) -> Header:
    found = await connection.run_sync(version)
    if found is None:
        raise BadInput("the database is empty, so there is nothing to back up")
    head = Header(at, found)
    vault.write(json.dumps({"at": at.isoformat(), "version": found}).encode())
    for table in await connection.run_sync(tables_of):
        vault.write(json.dumps(_named(table)).encode())
        async with connection.stream(select(table)) as rows:
            async for some in rows.partitions(_AT_ONCE):
                for row in some:
                    vault.write(dumped(row))
    vault.close()
    return head


def _named(table: Table) -> dict[str, Any]:
    return {"table": table.name, "columns": [column.name for column in table.columns]}


@contextmanager
def _new(file: Path) -> Iterator[BinaryIO]:
    """Make a file that has its name only once it is whole."""
    part = file.with_name(f"{file.name}.part")
    try:
        files.have_folder(file.parent)
        part.unlink(missing_ok=True)
        opened = files.opened(part, os.O_WRONLY | os.O_TRUNC, instead_of=file)
        with os.fdopen(opened, "wb") as new:
            yield new
        part.replace(file)
        _sync(file.parent)
    except OSError as error:
        raise CannotWrite(f"{file} cannot be written: {error.strerror}") from None
    finally:
        part.unlink(missing_ok=True)


def _sync(folder: Path) -> None:
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
