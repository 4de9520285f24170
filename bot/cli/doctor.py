"""`dosebell doctor`: says what is wrong, and what to do about it."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from bot.app.joining import is_new
from bot.cli import clock_checks, safety_checks, settings_checks
from bot.cli.answering import answers
from bot.cli.backup_checks import backups
from bot.cli.database_checks import database
from bot.cli.disk_checks import disks
from bot.cli.findings import Finding, Mark
from bot.cli.forecasts import forecasts
from bot.cli.mail_checks import mail
from bot.cli.options import ConfigFile, settings, unspoken
from bot.cli.owners import closed, nearest, what_to_do
from bot.cli.sms_checks import sms
from bot.cli.telegram_checks import telegram
from bot.clock import SystemClock
from bot.config import Settings, find, load
from bot.domain.errors import BadInput
from bot.storage import Keyring
from bot.web.server import bind

ClockIsRight = Annotated[
    bool,
    typer.Option(
        "--clock-is-right",
        help="Only say so to the bot, which holds its tongue because it doubts this clock.",
    ),
]


def doctor(config: ConfigFile = None, clock_is_right: ClockIsRight = False) -> None:
    """Say what is wrong, and what to do.

    It looks at configuration, key, database, tokens, mail, webhooks, clock, disks, backups and
    port, and says how many texts are to be expected.
    """
    if clock_is_right:
        chosen = settings(config)
        now = SystemClock().now()
        keyring = Keyring.from_file(Path(chosen.keys.file))
        asyncio.run(clock_checks.believe(chosen.database.url, keyring, now=now))
        typer.echo(f"it is {now:%Y-%m-%d %H:%M} UTC, and the bot goes by that from now on")
        return
    worst = Mark.FINE
    for finding in _findings(config):
        typer.echo(str(finding))
        worst = max(worst, finding.mark)
    if worst is Mark.WRONG:
        raise typer.Exit(1)


def _findings(config: Path | None) -> Iterator[Finding]:
    file = find(config)
    try:
        chosen = load(file)
    except BadInput as error:
        yield from (Finding(Mark.WRONG, "settings", line) for line in str(error).splitlines())
        if file is not None and not os.access(nearest(file), os.R_OK):
            yield Finding(Mark.WRONG, "settings", what_to_do(file))
        return
    if wrong := unspoken(chosen):
        yield Finding(Mark.WRONG, "settings", wrong)
        return
    yield settings_checks.kept(file)
    if shut := closed(chosen):
        yield Finding(Mark.WRONG, "files", f"{shut} cannot be looked at; {what_to_do(shut)}")
        return
    keyring = None
    try:
        keyring = Keyring.from_file(Path(chosen.keys.file))
        yield Finding(Mark.FINE, "key", f"{chosen.keys.file} is whole, and only its owner reads it")
    except BadInput as error:
        yield _no_key(chosen, error)
    now = SystemClock().now()
    inside = asyncio.run(database(chosen.database.url, keyring, now=now))
    yield from inside
    is_whole = inside[0].mark is Mark.FINE
    yield from clock_checks.clock(now=now)
    yield asyncio.run(telegram(chosen))
    yield from asyncio.run(sms(chosen))
    if keyring is not None and is_whole and chosen.sms.is_set_up:
        yield from asyncio.run(forecasts(chosen, keyring, now=now))
    yield asyncio.run(mail(chosen))
    yield from safety_checks.doors(chosen)
    yield from disks(chosen)
    yield backups(chosen, keyring, now=now)
    yield safety_checks.operator(chosen)
    yield _port(chosen)


def _no_key(chosen: Settings, error: BadInput) -> Finding:
    if Path(chosen.keys.file).exists():
        return Finding(Mark.WRONG, "key", str(error))
    if is_new(chosen.database.url):
        said = f"{chosen.keys.file} is not there yet; `dosebell serve` makes it"
        return Finding(Mark.DOUBTFUL, "key", said)
    return Finding(
        Mark.WRONG,
        "key",
        f"there is no {chosen.keys.file}; restore it from your backup, or, "
        "if nothing was ever kept here, run: dosebell keys new",
    )


def _port(chosen: Settings) -> Finding:
    place = f"{chosen.web.host}:{chosen.web.port}"
    try:
        bind(chosen.web.host, chosen.web.port).close()
    except BadInput as error:
        if answers(chosen):
            return Finding(Mark.FINE, "port", f"Dosebell answers on {place}")
        return Finding(Mark.DOUBTFUL, "port", str(error))
    return Finding(Mark.FINE, "port", f"{place} is free")
