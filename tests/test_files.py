"""Proves that the service can open what root has made, and is told what to do where it cannot."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path

import pytest

from bot import files
from bot.config.writing import put
from bot.domain.errors import BadInput
from bot.storage import Keyring
from bot.storage.backup.ledger_file import Ledger
from bot.storage.lock import SingleServer

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
SOMEBODY = 12345


def _owner(path: Path) -> int:
    return path.stat().st_uid


def test_what_root_makes_in_a_folder_belongs_to_its_owner(tmp_path: Path) -> None:
    os.chown(tmp_path, SOMEBODY, SOMEBODY)

    key = tmp_path / "data/keys/dosebell.key"
    Keyring.generate(key)
    Ledger(tmp_path / "data/backups").add([{"erased": "00"}])
    with SingleServer(f"sqlite:///{tmp_path}/data/x.sqlite3"):
        pass

    made = list((tmp_path / "data").rglob("*"))
    assert {path.name for path in made if path.is_file()} == {
        key.name,
        "ledger.jsonl",
        "x.sqlite3.lock",
    }
    assert {_owner(path) for path in made} == {SOMEBODY}


def test_what_takes_the_place_of_a_file_belongs_to_its_owner(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text("")
    os.chown(config, SOMEBODY, SOMEBODY)

    put(config, "telegram.username", "ann")

    assert _owner(config) == SOMEBODY


def test_a_link_that_was_there_gives_nothing_of_roots_away(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.touch()
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    os.chown(theirs, SOMEBODY, SOMEBODY)
    (theirs / "link").symlink_to(mine)

    os.close(files.opened(theirs / "link", os.O_RDWR))

    assert _owner(mine) == 0


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("x.sqlite3.lock", lambda data: SingleServer(f"sqlite:///{data}/x.sqlite3").acquire()),
        ("ledger.jsonl", lambda data: Ledger(data).add([{"erased": "00"}])),
    ],
)
def test_root_writes_nothing_through_a_link_of_somebody_elses(
    name: str, write: Callable[[Path], None], tmp_path: Path
) -> None:
    mine, data = tmp_path / "mine", tmp_path / "data"
    mine.write_text("kept")
    data.mkdir()
    (data / name).symlink_to(mine)
    for path in (data, data / name):
        os.chown(path, SOMEBODY, SOMEBODY, follow_symlinks=False)

    with pytest.raises(BadInput, match=f"{data / name} is a link that root has not made"):
        write(data)

    assert mine.read_text() == "kept"


def test_whoever_is_not_root_may_have_put_a_file_elsewhere(tmp_path: Path) -> None:
    os.chown(tmp_path, SOMEBODY, SOMEBODY)
    with chdir(tmp_path):
        os.seteuid(SOMEBODY)
        try:
            Path("elsewhere").touch()
            Path("link").symlink_to("elsewhere")
            os.close(files.opened(Path("link"), os.O_RDWR))
        finally:
            os.seteuid(0)


def test_who_may_not_write_there_is_told_whose_it_should_be(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    os.seteuid(SOMEBODY)
    try:
        with pytest.raises(BadInput) as refused:
            SingleServer(f"sqlite:///{tmp_path}/data/x.sqlite3").acquire()
    finally:
        os.seteuid(0)

    assert f"may not be written to by the user who runs this (id {SOMEBODY})" in str(refused.value)
    assert str(refused.value).endswith(f"run: sudo chown {SOMEBODY} {tmp_path}/data")


def test_a_folder_that_is_a_file_is_said_to_be_one(tmp_path: Path) -> None:
    (tmp_path / "data").touch()

    with pytest.raises(BadInput, match=r"x\.sqlite3\.lock cannot be opened: File exists"):
        SingleServer(f"sqlite:///{tmp_path}/data/x.sqlite3").acquire()
