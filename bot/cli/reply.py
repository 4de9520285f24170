"""`dosebell reply`: reads an answer to a reminder, and says what was understood."""

from __future__ import annotations

import json
from datetime import datetime, time
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from bot.cli.options import ConfigFile, settings, standard_input
from bot.cli.reply_json import Told, as_json
from bot.cli.reply_list import OwnList, nobodys_list, read_list
from bot.clock import SystemClock
from bot.domain.errors import BadInput
from bot.language import replies

_SHOWN: Final = ("medications", "except", "at", "minutes", "reason", "language")


def reply(  # noqa: PLR0913 - one argument for each option of the command
    text: Annotated[
        str | None,
        typer.Argument(
            help="What was answered; else it is read from standard input.", show_default=False
        ),
    ] = None,
    lines: Annotated[bool, typer.Option("--lines", help="Each line is read by itself.")] = False,
    regimen: Annotated[
        Path | None, typer.Option("--regimen", help="REGIMEN.toml of whoever answers.")
    ] = None,
    now: Annotated[
        str | None, typer.Option("--now", help="When it is said, as 2026-11-21T08:10.")
    ] = None,
    open_: Annotated[
        list[str] | None, typer.Option("--open", help="A round that waits for an answer, HH:MM.")
    ] = None,
    as_json_: Annotated[bool, typer.Option("--json", help="The form that programs read.")] = False,
    config: ConfigFile = None,
) -> None:
    """Read an answer to a reminder as somebody types it."""
    language = settings(config, anywhere=True).language
    own = read_list(regimen) if regimen else nobodys_list()
    rounds = tuple(_wall_time(each) for each in open_ or ())
    context = own.context(rounds)
    at = _moment(now, own)
    said = standard_input() if text is None else text
    if not lines and not said.strip():
        raise BadInput('there is nothing to read; write for instance "took it at 8:15"')
    for each in said.splitlines() if lines else [said.rstrip("\n")]:
        reading = replies.read(
            each, language=own.language or language, names=own.names, now=at, context=context
        )
        told = as_json(Told(each, reading, own, at))
        typer.echo(json.dumps(told, ensure_ascii=False) if as_json_ else _in_words(told))


def _wall_time(written: str) -> time:
    try:
        return datetime.strptime(written, "%H:%M").time()  # noqa: DTZ007 - a wall time has no zone
    except ValueError:
        raise BadInput(f"--open {written!r} is no time of day; write it as 08:00") from None


def _moment(written: str | None, own: OwnList) -> datetime:
    if written is None:
        return SystemClock().now().astimezone(own.zone)
    try:
        then = datetime.fromisoformat(written)
    except ValueError:
        raise BadInput(f"--now {written!r} is no moment; write it as 2026-11-21T08:10") from None
    return then.replace(tzinfo=own.zone) if then.tzinfo is None else then.astimezone(own.zone)


def _in_words(told: dict[str, Any]) -> str:
    said = [f"  {name}: {told[name]}" for name in _SHOWN if told[name]]
    return "\n".join([told["text"], f"  intent: {told['intent']}", *said])
