"""Proves that whatever a command ends is written beside the backups, and outlives the database."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Dosebell
from tests.sources import ROOT

SETTINGS = '[telegram]\ntoken = "1:abcdefghijklmnopqrstuvwxyz"\n'
DATABASE = "data/dosebell.sqlite3"


@pytest.fixture
def staffed(dosebell: Dosebell, here: Path) -> Dosebell:
    """A clinic with two people, and a backup that knows both."""
    (here / "config.toml").write_text(SETTINGS)
    for words in (
        ("clinic", "add", "Hill Street"),
        ("clinic", "staff", "add", "Hill Street", "nora"),
        ("clinic", "staff", "add", "Hill Street", "ines"),
        ("backup",),
    ):
        said = dosebell(*words)
        assert said.status == 0, said.err
    return dosebell


def test_who_left_a_clinic_signs_in_no_more_after_the_disk_was_lost(
    staffed: Dosebell, here: Path
) -> None:
    left = staffed("clinic", "staff", "leave", "Hill Street", "nora")
    for part in ("", "-wal", "-shm"):
        (here / f"{DATABASE}{part}").unlink(missing_ok=True)
    restored = staffed("restore")
    listed = staffed("clinic", "staff", "list", "Hill Street")

    assert (left.status, restored.status) == (0, 0), restored.err
    assert sorted(line.split()[::2] for line in listed.out.splitlines()) == [
        ["ines", "staff"],
        ["nora", "left"],
    ]


def test_a_password_that_was_renewed_is_in_the_ledger(staffed: Dosebell, here: Path) -> None:
    ledger = here / "data/backups/ledger.jsonl"
    before = ledger.read_text().splitlines() if ledger.exists() else []
    renewed = staffed("clinic", "staff", "renew", "Hill Street", "nora")
    news = ledger.read_text().splitlines()[len(before) :]

    assert renewed.status == 0, renewed.err
    assert [json.loads(line)["table"] for line in news] == ["clinic_staff"]


def test_a_clinic_is_not_erased_by_its_identity(staffed: Dosebell) -> None:
    identity, _ = staffed("clinic", "list").out.split("  ")
    refused = staffed("erase", identity, "--yes")

    assert refused.status == 2
    assert "that is a clinic, or somebody who works there; nothing was erased" in refused.err
    assert staffed("clinic", "list").out == f"{identity}  Hill Street\n"


@pytest.mark.parametrize("words", [("clinic", "list"), ("migrate",), ("keys", "rotate")])
def test_no_house_is_begun_beside_the_one_of_the_settings(
    words: tuple[str, ...], staffed: Dosebell, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = here / "elsewhere"
    other.mkdir()
    monkeypatch.chdir(other)
    refused = staffed(*words, "-c", "../config.toml")
    monkeypatch.chdir(here)
    done = staffed(*words, "-c", "./config.toml")

    assert refused.status == 2
    assert f"there is no database at {other / DATABASE}; paths are seen from" in refused.err
    assert not list(other.iterdir())
    assert done.status == 0, done.err


def test_a_database_that_is_seen_from_here_is_opened_wherever_the_settings_lie(
    staffed: Dosebell, here: Path
) -> None:
    (here / "etc").mkdir()
    (here / "config.toml").rename(here / "etc/config.toml")

    assert "Hill Street" in staffed("clinic", "list", "-c", "etc/config.toml").out


def test_commands_open_the_database_of_the_settings_in_one_way() -> None:
    others = [
        file.name
        for file in (ROOT / "bot/cli").glob("*.py")
        if file.name != "opening.py" and "joining.opened(" in file.read_text()
    ]

    assert not others
