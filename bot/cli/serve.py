"""`dosebell serve`: runs the bot."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Annotated

import typer

from bot import logs
from bot.app import Role, serve_for_real, try_out
from bot.cli.options import ConfigFile, settings

_TELEGRAM = "Dosebell is running; people reach it over Telegram. Stop it with Ctrl-C."


def serve(
    config: ConfigFile = None,
    role: Annotated[
        Role, typer.Option(help="What this process does, where several share the work.")
    ] = Role.ALL,
) -> None:
    """Run the bot: over Telegram where a token is set up, else in the browser, to try it out."""
    chosen = settings(config)
    if chosen.telegram.is_set_up:
        logs.start(chosen.logs.level)
        serve_for_real(chosen, role, ready=lambda: typer.echo(_TELEGRAM))
        return
    logs.start("warning" if chosen.logs.level == "info" else chosen.logs.level)
    try_out(
        chosen, role, ready=lambda port: typer.echo(how_to_reach(chosen.web.host, port, os.environ))
    )


def how_to_reach(host: str, port: int, environ: Mapping[str, str]) -> str:
    """Say where the page is, and how to get there where this machine has no screen."""
    lines = [
        "No Telegram token is set up, so here is the try-out chat:",
        "",
        f"    http://{f'[{host}]' if ':' in host else host}:{port}/chat",
        "",
        "Stop it with Ctrl-C. `dosebell init` writes a config.toml for the real thing.",
    ]
    if not has_screen(environ):
        there = environ.get("SSH_CONNECTION", "").split()
        machine = there[2] if len(there) == 4 else "THIS-MACHINE"
        lines[3:3] = [
            "",
            "This machine seems to have no screen. From the one in front of you, run",
            "",
            f"    ssh -L {port}:{host}:{port} {machine}",
            "",
            f"and open http://localhost:{port}/chat there.",
        ]
    return "\n".join(lines)


def has_screen(environ: Mapping[str, str]) -> bool:
    """Return whether a browser can be opened on this machine."""
    has_one = environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")
    return bool(has_one) and not environ.get("SSH_CONNECTION")
