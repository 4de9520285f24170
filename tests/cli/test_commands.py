"""Proves that the list of commands says what the commands say of themselves."""

from __future__ import annotations

from bot.cli.commands import COMMANDS, loaded


def test_every_line_of_the_list_begins_the_help_of_its_command() -> None:
    told = {name: " ".join(loaded(name).help.split()) for name in COMMANDS}

    assert {n: t for n, t in told.items() if not t.startswith(COMMANDS[n][1].rstrip("."))} == {}
