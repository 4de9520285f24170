"""Proves that the list of commands says what the commands say of themselves."""

from __future__ import annotations

from typer.testing import CliRunner

from bot.cli.commands import COMMANDS, listed, loaded


def test_every_line_of_the_list_begins_the_help_of_its_command() -> None:
    told = {name: " ".join(loaded(name).help.split()) for name in COMMANDS}

    assert {n: t for n, t in told.items() if not t.startswith(COMMANDS[n][1].rstrip("."))} == {}


def test_every_line_of_the_list_is_whole_on_a_narrow_screen() -> None:
    shown = CliRunner().invoke(listed(), ["--help"], env={"COLUMNS": "80"}).stdout

    assert all(about in shown for _, about in COMMANDS.values()), shown
