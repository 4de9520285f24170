"""Runs a command, and turns every refusal into one clear line."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Final

import typer

from bot import logs
from bot.cli.commands import listed
from bot.domain.errors import BadInput, BotError

program: Final = listed()


def main(words: Sequence[str] | None = None) -> None:
    """Run one command. Bad input ends with status 2, whatever else goes wrong with 1."""
    logs.start("warning")
    try:
        program(args=words, prog_name="dosebell")
    except BadInput as error:
        _give_up(error, status=2)
    except BotError as error:
        _give_up(error, status=1)


def _give_up(error: BotError, *, status: int) -> None:
    typer.echo(f"dosebell: {error}", err=True)
    sys.exit(status)
