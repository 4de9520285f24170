"""Proves that a person's data can be handed over and erased from the command line."""

from __future__ import annotations

import json
import sqlite3
import stat
from pathlib import Path

import pytest

from bot.cli.patients import put
from bot.domain.errors import BadInput
from tests.cli.conftest import Dosebell

REGIMEN = """
[[medication]]
name = "canarybrom"
directions = "1 tablet twice a day"
"""


@pytest.mark.long
def test_a_person_is_exported_erased_and_stays_erased_after_a_restore(
    dosebell: Dosebell, here: Path
) -> None:
    (here / "regimen.toml").write_text(REGIMEN)
    (here / "config.toml").write_text('[telegram]\ntoken = "1:abcdefghijklmnopqrstuvwxyz"')
    enrolled = dosebell("enrol", "regimen.toml", "--channel", "telegram", "--address", "1001")
    patient = enrolled.out.split()[0]
    dosebell("backup")

    kept = dosebell("export", patient, "-o", "kept.json")
    erased = dosebell("erase", patient, "--yes")
    after = dosebell("export", patient)
    restored = dosebell("restore", "--over")
    again = dosebell("export", patient)

    assert kept.status == 0, kept.err
    assert stat.S_IMODE((here / "kept.json").stat().st_mode) == 0o600
    tables = json.loads((here / "kept.json").read_text())["kept"]
    assert tables["medication"][0]["content"]["name"] == "canarybrom"
    assert "within 30 days `dosebell serve` throws away what still knows them here" in erased.out
    assert "each database that a restore set aside; copies elsewhere are yours" in erased.out
    assert restored.status == 0
    with sqlite3.connect(here / "data/dosebell.sqlite3") as database:
        assert database.execute("SELECT count(*) FROM person_address").fetchone() == (0,)
    database.close()
    for said in (after, again):
        assert said.status == 2
        assert f"there is no patient {patient}" in said.err


def test_what_is_written_about_a_person_is_its_owners_alone(dosebell: Dosebell, here: Path) -> None:
    (here / "regimen.toml").write_text(REGIMEN)
    (here / "config.toml").write_text('[telegram]\ntoken = "1:abcdefghijklmnopqrstuvwxyz"')
    enrolled = dosebell("enrol", "regimen.toml", "--channel", "telegram", "--address", "1001")
    patient = enrolled.out.split()[0]

    for words in (("export",), ("report", "--format", "html"), ("card",)):
        for file in (here / f"{words[0]}.new", here / f"{words[0]}.old"):
            if file.suffix == ".old":
                file.write_text("longer than what is written now; " * 100_000)
                file.chmod(0o644)
            said = dosebell(*words, patient, "-o", str(file))

            assert said.status == 0, said.err
            assert stat.S_IMODE(file.stat().st_mode) == 0o600, file
            assert b"longer than what" not in file.read_bytes()


def test_what_is_no_file_is_written_to_all_the_same(tmp_path: Path) -> None:
    before = stat.S_IMODE(Path("/dev/null").stat().st_mode)

    put(Path("/dev/null"), b"something")

    assert stat.S_IMODE(Path("/dev/null").stat().st_mode) == before
    with pytest.raises(BadInput, match="cannot be written: Is a directory"):
        put(tmp_path, b"something")


@pytest.mark.parametrize("command", ["export", "erase"])
def test_what_is_no_id_is_refused(command: str, dosebell: Dosebell) -> None:
    said = dosebell(command, "ann", *(["--yes"] if command == "erase" else []))

    assert said.status == 2
    assert "'ann' is no patient's id; `dosebell enrol` prints one" in said.err
