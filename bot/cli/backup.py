"""`dosebell backup`: makes a backup now, beside the one of each night."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from bot.actions import backup as backups
from bot.app.joining import is_new
from bot.cli.options import ConfigFile, settings
from bot.clock import SystemClock
from bot.config import Settings
from bot.domain.errors import BadInput
from bot.storage import Keyring
from bot.storage.backup import dump

Output = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="FILE", help="Where it is put; else backup.folder."),
]


def backup(output: Output = None, config: ConfigFile = None) -> None:
    """Make a sealed backup while the bot goes on working. Only the key file opens it."""
    chosen = settings(config)
    if is_new(chosen.database.url):
        raise BadInput("there is no database yet, so there is nothing to back up")
    file = asyncio.run(_made(chosen, output))
    typer.echo(f"wrote {file}, and read it back; {chosen.keys.file} is not in it, and opens it")


async def _made(chosen: Settings, output: Path | None) -> Path:
    url, now = chosen.database.url, SystemClock().now()
    keyring = Keyring.from_file(Path(chosen.keys.file))
    if output is None:
        return await backups.backup(url, keyring, Path(chosen.backup.folder), now=now)
    await dump.write(url, keyring, output, at=now)
    dump.check(output, keyring)
    return output
