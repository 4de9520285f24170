"""Which commands there are. Each is loaded when it is asked for: most need a tenth of what all do.

To add a command: a function in a file of its own, and a line in `COMMANDS`; its help is the first
line of what the function says of itself.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any, Final

import typer
import typer.core
import typer.main

#: Where each command lives, and what it says of itself in the list of all.
COMMANDS: Final[dict[str, tuple[str, str]]] = {
    "serve": (
        "serve:serve",
        "Run the bot over what is set up, else in the browser to try it.",
    ),
    "init": (
        "init:init",
        "Set the bot up: settings, key, token, and a first talk.",
    ),
    "install": (
        "install:install",
        "Keep the bot running with systemd.",
    ),
    "migrate": ("set_up:migrate", "Bring the database up to date."),
    "backup": ("backup:backup", "Make a sealed backup while the bot goes on working."),
    "restore": ("restore:restore", "Restore a backup."),
    "export": ("person:export", "Write everything that is kept about a person as JSON."),
    "erase": ("person:erase", "Erase a person for ever."),
    "enrol": ("enrol:enrol", "Take in a patient who has consented on paper; print their id."),
    "invite": ("invite:invite_", "Print a code for whoever is to look after a patient."),
    "card": ("card:card", "Write a patient's list in large print as a PDF."),
    "report": (
        "report:report",
        "Write what became of a patient's doses, for a visit.",
    ),
    "clinic": (
        "clinic:clinic",
        "Open a clinic, say who works there, and do what its pages do.",
    ),
    "plan": (
        "plan:plan",
        "Show the fewest times of day for what a file says, and why.",
    ),
    "read": ("read:read", "Read directions as they stand on a label or as people say them."),
    "reply": ("reply:reply", "Read an answer to a reminder as somebody types it."),
    "doctor": (
        "doctor:doctor",
        "Say what is wrong, and what to do.",
    ),
    "keys": ("set_up:keys", "Make and renew the master key."),
}


class Commands(typer.core.TyperGroup):
    """The commands by name; the real one takes the place of its line when it is called."""

    def resolve_command(
        self,
        ctx: Any,  # noqa: ANN401 - typer keeps the class of its contexts to itself
        args: list[str],
    ) -> tuple[str | None, Any, list[str]]:
        """Return the command that is called, ready to run."""
        name, line, rest = super().resolve_command(ctx, args)
        return name, loaded(name) if name else line, rest


def loaded(name: str) -> Any:  # noqa: ANN401 - typer keeps the class of its commands to itself
    """Return a command, ready to run."""
    module, _, function = COMMANDS[name][0].partition(":")
    found = getattr(import_module(f"bot.cli.{module}"), function)
    alone = _plain()
    if isinstance(found, typer.Typer):
        alone.add_typer(found, name=name)
    else:
        alone.command(name)(found)
    return typer.main.get_group(alone).commands[name]


def listed() -> typer.Typer:
    """Return the program, with a line for each command."""
    program = _plain(
        cls=Commands,
        help="A self-hosted bot that helps people take their medicines.",
        no_args_is_help=True,
    )
    for name, (_, about) in COMMANDS.items():
        program.command(name, help=about)(_nothing)
    return program


def _plain(**told: Any) -> typer.Typer:  # noqa: ANN401 - handed on as they are
    return typer.Typer(
        add_completion=False,
        pretty_exceptions_enable=False,  # they print what variables hold: tokens, names
        rich_markup_mode=None,
        **told,
    )


def _nothing() -> None:
    """Stand for a command in the list of all."""
