"""`dosebell init`, `migrate` and `keys`: sets the bot up, and keeps its key."""

from __future__ import annotations

import asyncio
import os
from importlib import resources
from pathlib import Path
from typing import Final

import typer

from bot.app import joining
from bot.app.joining import is_new
from bot.cli.options import ConfigFile, settings
from bot.clock import SystemClock
from bot.config import Settings, find, load
from bot.domain.errors import BadInput
from bot.storage import Keyring
from bot.storage.migrate import migrate as bring_up_to_date
from bot.storage.rotate import reseal

keys: Final = typer.Typer(help="Make and renew the master key.", no_args_is_help=True)


def init(config: ConfigFile = None) -> None:
    """Write a config.toml with every setting explained, and make a key. What is there is kept."""
    file = find(config) or Path("config.toml")
    if file.exists():
        typer.echo(f"{file} is there already; it was not changed")
    else:
        _write(file, resources.files("bot.config").joinpath("example.toml").read_text())
        typer.echo(f"wrote {file}; put your bot's token into it")
    key = Path(load(file).keys.file)
    if key.exists():
        typer.echo(f"{key} is there already; it was not changed")
    else:
        Keyring.generate(key)
        typer.echo(
            f"wrote {key}; without it nobody can read the database, so keep a copy elsewhere"
        )


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
    key = Path(settings(config).keys.file)
    Keyring.generate(key)
    typer.echo(f"wrote {key}; without it nobody can read the database, so keep a copy elsewhere")


@keys.command("rotate")
def rotate(config: ConfigFile = None) -> None:
    """Add a new key, and seal with it what the older ones sealed."""
    chosen = settings(config)
    keyring = Keyring.renew(Path(chosen.keys.file))
    if not is_new(chosen.database.url):
        asyncio.run(reseal(chosen.database.url, keyring))
    typer.echo(f"{chosen.keys.file} has a new key now; keep a copy elsewhere")


def _write(file: Path, text: str) -> None:
    """Write a file that only its owner may read, because it will hold a token."""
    try:
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as new_file:
            new_file.write(text)
    except OSError as error:
        raise BadInput(f"{file} cannot be written: {error.strerror}") from None
