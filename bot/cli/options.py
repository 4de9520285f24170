"""What all commands have in common."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.config import Settings, find, load

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


def settings(config: Path | None) -> Settings:
    """Return the settings that a command works with."""
    return load(find(config))
