"""`dosebell serve`: runs the bot."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Annotated

import typer

from bot import logs
from bot.app.running import Role
from bot.cli.options import ConfigFile, settings
from bot.config import Settings


def serve(
    config: ConfigFile = None,
    role: Annotated[
        Role, typer.Option(help="What this process does, where several share the work.")
    ] = Role.ALL,
) -> None:
    """Run the bot over what is set up, else in the browser to try it."""
    chosen = settings(config, anywhere=True)
    if over := " and ".join(_set_up(chosen)):
        logs.start(chosen.logs.level)
        said = f"Dosebell is running; people reach it over {over}. Stop it with Ctrl-C."
        # Here, as each of the two loads what the other has no use for.
        from bot.app.real import serve_for_real

        serve_for_real(chosen, role, ready=lambda: typer.echo(said))
        return
    logs.start("warning" if chosen.logs.level == "info" else chosen.logs.level)
    from bot.app.trying_out import try_out

    try_out(
        chosen, role, ready=lambda port: typer.echo(how_to_reach(chosen.web.host, port, os.environ))
    )


def _set_up(chosen: Settings) -> list[str]:
    over = {"Telegram": chosen.telegram.is_set_up, "SMS": chosen.sms.is_set_up}
    return [name for name, is_set_up in over.items() if is_set_up]


def how_to_reach(host: str, port: int, environ: Mapping[str, str]) -> str:
    """Say where the page is, and how to get there where this machine has no screen."""
    lines = [
        "Neither Telegram nor SMS is set up, so here is the try-out chat:",
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
