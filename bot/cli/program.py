"""Joins the commands, and turns every refusal into one clear line."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Final

import typer

from bot import logs
from bot.cli import card, doctor, enrol, invite, plan, read, reply, serve, set_up
from bot.domain.errors import BadInput, BotError

program: Final = typer.Typer(
    name="dosebell",
    help="A self-hosted bot that helps people take their medicines.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,  # they print what variables hold: tokens, names
    rich_markup_mode=None,
)
program.command()(serve.serve)
program.command()(set_up.init)
program.command()(set_up.migrate)
program.command()(enrol.enrol)
program.command("invite")(invite.invite_)
program.command()(card.card)
program.command()(plan.plan)
program.command()(read.read)
program.command()(reply.reply)
program.command()(doctor.doctor)
program.add_typer(set_up.keys, name="keys")


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
