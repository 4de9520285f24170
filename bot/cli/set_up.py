"""`dosebell migrate` and `keys`: brings the database up to date, and keeps the key."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Final

import typer

from bot.app import joining
from bot.app.joining import is_new
from bot.cli.options import ConfigFile, settings
from bot.clock import SystemClock
from bot.config import Settings
from bot.storage import Keyring
from bot.storage.migrate import migrate as bring_up_to_date
from bot.storage.rotate import rotate as rotated

keys: Final = typer.Typer(help="Make and renew the master key.", no_args_is_help=True)


def migrate(config: ConfigFile = None) -> None:
    """Bring the database up to date. `serve` does so by itself."""
    asyncio.run(_migrate(settings(config)))
    typer.echo("the database is up to date")


async def _migrate(chosen: Settings) -> None:
    before = joining.saver(
        chosen.database.url,
        Path(chosen.keys.file),
        Path(chosen.backup.folder),
        clock=SystemClock(),
    )
    await bring_up_to_date(chosen.database.url, before=before)


@keys.command("new")
def new(config: ConfigFile = None) -> None:
    """Make the key, where there is none yet."""
    key = Path(settings(config, anywhere=True).keys.file)
    Keyring.generate(key)
    typer.echo(f"wrote {key}; without it nobody can read the database, so keep a copy elsewhere")


@keys.command("rotate")
def rotate(config: ConfigFile = None) -> None:
    """Add a new key, and seal with it what the older ones sealed."""
    chosen = settings(config)
    key = Path(chosen.keys.file)
    if is_new(chosen.database.url):
        Keyring.renew(key)
    else:
        asyncio.run(rotated(chosen.database.url, key))
    typer.echo(f"{chosen.keys.file} has a new key now; keep a copy elsewhere")
