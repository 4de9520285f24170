"""`dosebell init`: from nothing to a bot that talks with its operator.

It writes the settings and the key. At a terminal it goes on: the token, checked with Telegram; a
link and a picture to scan; the first message makes its writer the operator; then the bot runs, and
the talk goes on to a practice round.
"""

from __future__ import annotations

import asyncio
import io
import os
import signal
import sys
from collections.abc import Callable
from importlib import resources
from pathlib import Path
from typing import Annotated, Final

import segno
import typer

from bot import files, logs
from bot.app.real import serve_for_real
from bot.app.running import Role
from bot.app.welcoming import first_words
from bot.channels.telegram import BotFacts, TelegramChannel
from bot.cli.options import ConfigFile, settings
from bot.clock import SystemClock
from bot.config import Settings, find, load
from bot.config.writing import put
from bot.domain.channels import Incoming
from bot.domain.errors import BadInput, SendError
from bot.storage import Keyring

_LONGEST_NAME: Final = 40
Guided = Annotated[
    bool | None,
    typer.Option(
        "--guided/--files-only",
        help="Go on to the token and a first talk; else at a terminal alone.",
        show_default=False,
    ),
]
Yes = Annotated[bool, typer.Option("--yes", help="Take whoever writes first for the operator.")]


def init(config: ConfigFile = None, guided: Guided = None, yes: Yes = False) -> None:
    """Set the bot up: settings, key, token, and a first talk. What is there is kept."""
    file = find(config) or Path("config.toml")
    _write_settings(file)
    _write_key(load(file))
    if not (sys.stdin.isatty() if guided is None else guided):
        typer.echo(f"put your bot's token into {file}, then run: dosebell serve")
        return
    try:
        _guide(file, lambda said: yes or _is_you(said))
    except (typer.Abort, KeyboardInterrupt):
        typer.echo("\ngo on whenever you like: dosebell init")


def _guide(file: Path, is_you: Callable[[Incoming], bool]) -> None:
    """Go from the token to a bot that runs."""
    _refuse_webhook(settings(file, anywhere=True), file)
    facts = _checked_token(file)
    put(file, "telegram.username", facts.username)
    link = f"https://t.me/{facts.username}"
    typer.echo(f"\nthis is @{facts.username}. Write to it from your own phone, just: hi\n")
    typer.echo(f"{picture(link, encoding=sys.stdout.encoding)}\n    {link}\n")
    logs.start("warning")
    said = asyncio.run(first_words(settings(file, anywhere=True), is_you))
    put(file, "operator.telegram", said.address)
    typer.echo("you are the operator now; the talk goes on in Telegram, up to a practice round")
    typer.echo("the bot runs until Ctrl-C; to keep it running: dosebell install\n")
    chosen = settings(file, anywhere=True)
    logs.start(chosen.logs.level)
    serve_for_real(chosen, Role.ALL, ready=lambda: typer.echo("Dosebell is running."))


def _refuse_webhook(chosen: Settings, file: Path) -> None:
    """Raise `BadInput` where Telegram would bring the first words to a door that nobody opens yet,
    and fetching them would take the webhook away from whoever serves."""
    if chosen.telegram.mode == "webhook":
        raise BadInput(
            'telegram.mode = "webhook" brings nothing before the bot serves, so init would wait '
            f'for ever; set it to "poll" in {file}, run: dosebell init, and set it back afterwards'
        )


def _checked_token(file: Path) -> BotFacts:
    """Return what Telegram says of our bot, once there is a token that it knows."""
    while True:
        chosen = settings(file, anywhere=True)
        if not chosen.telegram.is_set_up:
            typer.echo("open https://t.me/BotFather, send it /newbot, and copy the token here")
            _put_token(file, typer.prompt("token", hide_input=sys.stdin.isatty()).strip())
            continue
        try:
            return asyncio.run(_facts(chosen))
        except SendError:
            raise BadInput(
                f"{chosen.telegram.api_base_url} does not answer, so the token was not checked; "
                "once this machine is online, run: dosebell init"
            ) from None
        except BadInput as error:
            typer.echo(f"{error}; try again", err=True)
            put(file, "telegram.token", "")
            if settings(file, anywhere=True).telegram.is_set_up:
                raise BadInput("the token of the environment is wrong; change it there") from None


def _put_token(file: Path, token: str) -> None:
    """Keep a token, unless it cannot be one."""
    put(file, "telegram.token", token)
    try:
        load(file)
    except BadInput:
        put(file, "telegram.token", "")
        typer.echo('that is no token; one looks like "123456:ABC-DEF..."', err=True)


async def _facts(chosen: Settings) -> BotFacts:
    channel = TelegramChannel(
        chosen.telegram.token.get_secret_value(),
        clock=SystemClock(),
        api_base_url=chosen.telegram.api_base_url,
    )
    try:
        return await channel.facts()
    finally:
        await channel.close()


def _is_you(said: Incoming) -> bool:
    name = said.name[:_LONGEST_NAME] or "somebody"
    # The event loop's own way with Ctrl-C ends what it waits for, and it does not wait for this.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return typer.confirm(f"{name} (chat {said.address}) wrote. Is that you?", default=True)
    finally:
        signal.signal(signal.SIGINT, before)


def picture(link: str, *, encoding: str) -> str:
    """Return a link as a picture of letters, for a phone to scan from the screen; "" where the
    terminal cannot show it."""
    drawn = io.StringIO()
    segno.make(link, error="l").terminal(drawn, border=2, compact=True)
    try:
        drawn.getvalue().encode(encoding)
    except UnicodeEncodeError:
        return ""
    return drawn.getvalue()


def _write_settings(file: Path) -> None:
    if file.exists():
        typer.echo(f"{file} is there already; it was not changed")
        return
    example = resources.files("bot.config").joinpath("example.toml").read_text()
    try:
        with os.fdopen(files.opened(file, os.O_WRONLY | os.O_EXCL), "w") as new:
            new.write(example)  # its owner's alone, because it will hold a token
    except OSError as error:
        raise BadInput(f"{file} cannot be written: {error.strerror}") from None
    typer.echo(f"wrote {file}, with every setting explained")


def _write_key(chosen: Settings) -> None:
    key = Path(chosen.keys.file)
    if key.is_file():
        typer.echo(f"{key} is there already; it was not changed")
        return
    Keyring.generate(key)
    typer.echo(f"wrote {key}; without it nobody can read the database, so keep a copy elsewhere")
