"""What all commands have in common."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated
from uuid import UUID

import typer

from bot.config import Settings, find, load
from bot.domain.errors import BadInput
from bot.domain.ids import PersonId
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


def settings(config: Path | None) -> Settings:
    """Return the settings that a command works with."""
    chosen = load(find(config))
    if wrong := unspoken(chosen):
        raise BadInput(wrong)
    return chosen


def unspoken(chosen: Settings) -> str:
    """Return what is wrong with the language, or "": which there are is not known to `config`."""
    if chosen.language in languages():
        return ""
    spoken = " or ".join(f'"{each}"' for each in languages())
    return f"language is {chosen.language!r}: it should be {spoken}"


def patient_id(written: str) -> PersonId:
    """Return the id of a patient as somebody typed it."""
    try:
        return PersonId(UUID(written))
    except ValueError:
        raise BadInput(f"{written!r} is no patient's id; `dosebell enrol` prints one") from None


def standard_input() -> str:
    """Return what is piped in; bytes that are no text are shown as such, and stop nothing."""
    return sys.stdin.buffer.read().decode("utf-8", errors="replace")
