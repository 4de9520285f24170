"""Proves that every command does what it says, and refuses in one clear line."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from bot.config import load
from bot.storage import Keyring
from bot.storage.lock import SingleServer
from tests.cli.conftest import Dosebell

WRITTEN = "without it nobody can read the database"


def test_nothing_at_all_lists_the_commands(dosebell: Dosebell) -> None:
    said = dosebell("--help")

    for command in ("serve", "init", "keys", "enrol", "doctor", "migrate"):
        assert command in said.out


def test_init_writes_settings_and_a_key_that_only_their_owner_reads(
    dosebell: Dosebell, here: Path
) -> None:
    said = dosebell("init")

    assert said.status == 0
    assert load(here / "config.toml") == load(None)
    for file in (here / "config.toml", here / "data/dosebell.key"):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_init_twice_changes_nothing(dosebell: Dosebell, here: Path) -> None:
    dosebell("init")
    before = [file.read_bytes() for file in (here / "config.toml", here / "data/dosebell.key")]

    said = dosebell("init")

    assert said.status == 0
    assert "config.toml is there already; it was not changed" in said.out
    assert before == [
        file.read_bytes() for file in (here / "config.toml", here / "data/dosebell.key")
    ]


def test_a_key_is_made_once_and_never_replaced(dosebell: Dosebell, here: Path) -> None:
    assert WRITTEN in dosebell("keys", "new").out

    again = dosebell("keys", "new")

    assert again.status == 2
    assert "already; it is never replaced" in again.err


def test_rotating_adds_a_key_and_keeps_what_was_sealed_readable(
    dosebell: Dosebell, here: Path
) -> None:
    dosebell("init")
    dosebell("migrate")
    before = (here / "data/dosebell.key").read_text().splitlines()

    assert dosebell("keys", "rotate").status == 0

    after = (here / "data/dosebell.key").read_text().splitlines()
    assert after[: len(before)] == before
    assert len(after) == len(before) + 1
    Keyring.from_file(here / "data/dosebell.key")
    assert "is up to date, and the key fits" in dosebell("doctor").out


def test_rotating_while_somebody_serves_adds_no_key(dosebell: Dosebell, here: Path) -> None:
    dosebell("init")
    dosebell("migrate")
    before = (here / "data/dosebell.key").read_bytes()

    with SingleServer("sqlite:///data/dosebell.sqlite3"):
        said = dosebell("keys", "rotate")

    assert said.status == 2
    assert "is working on this database" in said.err
    assert (here / "data/dosebell.key").read_bytes() == before


def test_rotating_before_anything_was_kept_is_fine(dosebell: Dosebell, here: Path) -> None:
    dosebell("init")

    assert dosebell("keys", "rotate").status == 0
    assert not (here / "data/dosebell.sqlite3").exists()


@pytest.mark.parametrize(
    "words", [("serve",), ("init",), ("keys", "new"), ("keys", "rotate"), ("migrate",)]
)
def test_every_command_refuses_broken_settings_in_clear_lines(
    words: tuple[str, ...], dosebell: Dosebell, here: Path
) -> None:
    (here / "config.toml").write_text('[telegram]\ntokn = "1:a"\n')

    said = dosebell(*words)

    assert said.status == 2
    assert said.err == (
        "dosebell: config.toml: telegram.tokn: there is no such setting; "
        "did you mean telegram.token?\n"
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("frobnicate",), "No such command 'frobnicate'"),
        (("serve", "--role", "boss"), "'boss' is not one of"),
        (("serve", "--loud"), "No such option"),
        (("migrate", "-c", "none.toml"), "there is no none.toml; `dosebell init -c none.toml`"),
    ],
)
def test_a_wrong_word_is_named(words: tuple[str, ...], said: str, dosebell: Dosebell) -> None:
    answer = dosebell(*words)

    assert answer.status == 2
    assert said in " ".join(answer.err.replace("│", " ").split())
    assert "Traceback" not in answer.err


def test_the_settings_may_lie_anywhere(dosebell: Dosebell, here: Path) -> None:
    dosebell("init", "-c", "elsewhere.toml")

    assert (here / "elsewhere.toml").exists()
    assert not (here / "config.toml").exists()


def test_a_folder_that_cannot_be_written_is_named(dosebell: Dosebell, here: Path) -> None:
    said = dosebell("init", "-c", "no/such/folder.toml")

    assert said.status == 2
    assert "no/such/folder.toml" in said.err


@pytest.mark.parametrize("words", [("init",), ("keys", "new")])
@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("in-the-way/dosebell.key", "in-the-way cannot be a folder for the key: a file is in its"),
        ("in-the-way/below/x.key", "in-the-way/below cannot be a folder for the key: a file is"),
        ("folder", "folder is a folder, and should be a file; look at keys.file"),
        ("/proc/self/x.key", "the key file /proc/self/x.key cannot be written: "),
        ("/proc/none/x.key", "the folder /proc/none cannot be made: "),
    ],
)
def test_a_key_that_cannot_be_written_is_refused_in_one_line(
    key: str, said: str, words: tuple[str, ...], dosebell: Dosebell, here: Path
) -> None:
    (here / "config.toml").write_text(f'[keys]\nfile = "{key}"\n')
    (here / "in-the-way").touch()
    (here / "folder").mkdir()

    answer = dosebell(*words)

    assert answer.status == 2
    assert answer.err.startswith(f"dosebell: {said}")
    assert len(answer.err.splitlines()) == 1
