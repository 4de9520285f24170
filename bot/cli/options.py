"""What all commands have in common."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.config import Settings, find, load
from bot.domain.errors import BadInput
from bot.language.bundles import languages

ConfigFile = Annotated[
    Path | None,
    typer.Option(
        "-c",
        "--config",
        metavar="FILE",
        help="The settings; else $DOSEBELL_CONFIG, ./config.toml, or the defaults.",
        show_default=False,
    ),
]


def settings(config: Path | None, *, anywhere: bool = False) -> Settings:
    """Return the settings that a command works with; `anywhere`: it opens no database, or begins
    one where it is started. Any other command would begin one that nobody serves, where the file
    lies elsewhere and the database beside it."""
    file = find(config)
    chosen = load(file)
    if wrong := unspoken(chosen):
        raise BadInput(wrong)
    if file is not None and not anywhere:
        _refuse_to_begin_beside(file.absolute().parent, chosen)
    return chosen


def _refuse_to_begin_beside(home: Path, chosen: Settings) -> None:
    if home.resolve() == Path.cwd():
        return
    # Here, as nearly every command is run where its settings lie.
    from bot.app.joining import is_new
    from bot.cli.owners import database_of

    database = database_of(chosen)
    if database is None or database.is_absolute() or not is_new(chosen.database.url):
        return
    raise BadInput(
        f"there is no database at {database.absolute()}; paths are seen from the folder in which "
        f"a command is run, so run it in that of the settings: cd {home}"
    )


def unspoken(chosen: Settings) -> str:
    """Return what is wrong with the language, or "": which there are is not known to `config`."""
    if chosen.language in languages():
        return ""
    spoken = " or ".join(f'"{each}"' for each in languages())
    return f"language is {chosen.language!r}: it should be {spoken}"


def standard_input() -> str:
    """Return what is piped in; bytes that are no text are shown as such, and stop nothing."""
    return sys.stdin.buffer.read().decode("utf-8", errors="replace")
