"""Proves that the doctor finds what is wrong and says what to do."""

from __future__ import annotations

import os
import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from bot.cli.clock_checks import clock
from bot.cli.findings import Mark
from tests.cli.conftest import Dosebell, somebody_at_a_port

LINES = (
    *("settings", "key", "database", "clock", "telegram", "sms"),
    *("mail", "disk", "backup", "operator", "port"),
)

NOBODY = 65534


def _line(out: str, what: str) -> str:
    return next(line for line in out.splitlines() if line.split()[1] == what)


def test_a_fresh_set_up_is_looked_at_from_all_sides(dosebell: Dosebell) -> None:
    dosebell("init")

    said = dosebell("doctor")

    assert said.status == 0
    assert [line.split()[1] for line in said.out.splitlines()] == list(LINES)
    assert _line(said.out, "settings") == "ok    settings  config.toml can be read"
    assert "is not there yet; `dosebell serve` makes it" in _line(said.out, "database")
    assert "get one from @BotFather" in _line(said.out, "telegram")


def test_broken_settings_are_all_it_can_say(dosebell: Dosebell, here: Path) -> None:
    (here / "config.toml").write_text("[web]\nport = 99999")

    said = dosebell("doctor")

    assert said.status == 1
    assert said.out.startswith("WRONG settings  config.toml: web.port is 99999: it should be")


def test_a_key_that_nothing_was_sealed_with_may_be_missing(dosebell: Dosebell) -> None:
    said = dosebell("doctor")

    assert said.status == 0
    assert "is not there yet; `dosebell serve` makes it" in _line(said.out, "key")


def test_a_language_that_nobody_speaks_is_wrong(dosebell: Dosebell, here: Path) -> None:
    (here / "config.toml").write_text('language = "fr"')

    said = dosebell("doctor")

    assert said.status == 1
    assert 'language is \'fr\': it should be "en" or "es"' in _line(said.out, "settings")


def test_a_missing_key_is_wrong(dosebell: Dosebell, here: Path) -> None:
    dosebell("init")
    dosebell("migrate")
    (here / "data/dosebell.key").unlink()

    said = dosebell("doctor")

    assert said.status == 1
    assert "there is no data/dosebell.key" in _line(said.out, "key")
    assert "run: dosebell keys new" in _line(said.out, "key")


def test_a_key_that_others_can_read_is_wrong(dosebell: Dosebell, here: Path) -> None:
    dosebell("init")
    (here / "data/dosebell.key").chmod(0o644)

    said = dosebell("doctor")

    assert said.status == 1
    assert "chmod 600 data/dosebell.key" in _line(said.out, "key")


def test_a_key_that_does_not_fit_is_wrong(dosebell: Dosebell, here: Path) -> None:
    dosebell("init")
    dosebell("migrate")
    dosebell("doctor")  # opens the database with the first key
    (here / "data/dosebell.key").unlink()
    dosebell("keys", "new")

    said = dosebell("doctor")

    assert said.status == 1
    assert _line(said.out, "database").startswith("WRONG")
    assert "key" in _line(said.out, "database")


def test_a_database_from_a_newer_version_is_wrong(dosebell: Dosebell, here: Path) -> None:
    dosebell("init")
    dosebell("migrate")
    with sqlite3.connect(here / "data/dosebell.sqlite3") as database:
        database.execute("UPDATE alembic_version SET version_num = '9999_from_the_future'")
    database.close()

    said = dosebell("doctor")

    assert said.status == 1
    assert "newer than this program" in _line(said.out, "database")
    assert "9999_from_the_future" in _line(said.out, "database")


def test_an_empty_database_is_wrong(dosebell: Dosebell, here: Path) -> None:
    dosebell("init")
    (here / "data/dosebell.sqlite3").touch()

    said = dosebell("doctor")

    assert said.status == 1
    assert "older than this program; run: dosebell migrate" in _line(said.out, "database")


def test_a_file_that_is_no_database_is_wrong(dosebell: Dosebell, here: Path) -> None:
    dosebell("init")
    (here / "data/dosebell.sqlite3").write_text("a poem, not a database; " * 100)

    said = dosebell("doctor")

    assert said.status == 1
    assert _line(said.out, "database").startswith("WRONG")
    assert "stop `dosebell serve`, then run: dosebell restore --over" in _line(said.out, "database")


def test_a_database_that_is_damaged_is_restored(dosebell: Dosebell, here: Path) -> None:
    dosebell("init")
    dosebell("migrate")
    database = here / "data/dosebell.sqlite3"
    whole = database.read_bytes()
    database.write_bytes(whole[:100] + b"\xff" * 8000 + whole[8100:])

    said = dosebell("doctor")

    assert said.status == 1
    assert "database disk image is malformed" in _line(said.out, "database")
    assert "stop `dosebell serve`, then run: dosebell restore --over" in _line(said.out, "database")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file to somebody else")
@pytest.mark.parametrize(
    ("theirs", "mode", "said"),
    [
        ("config.toml", 0o600, "WRONG settings  config.toml belongs to root, and nobody runs this"),
        ("data", 0o700, "data/dosebell.key cannot be looked at; /"),
        ("data/dosebell.key", 0o600, "cannot be looked at; data/dosebell.key belongs to root, and"),
        ("data/dosebell.sqlite3", 0o600, "cannot be looked at; data/dosebell.sqlite3 belongs to r"),
        ("data/dosebell.sqlite3", 0o644, "readonly database); data/dosebell.sqlite3 belongs to"),
    ],
)
def test_what_belongs_to_somebody_else_is_said_to(
    theirs: str, mode: int, said: str, dosebell: Dosebell, monkeypatch: pytest.MonkeyPatch
) -> None:
    with TemporaryDirectory() as place:  # pytest's own folders are closed to everybody else
        monkeypatch.chdir(place)
        dosebell("init")
        dosebell("migrate")
        dosebell("doctor")  # reads all that is read once, where nobody may not
        for path in (Path(), *Path().rglob("*")):
            os.chown(path, NOBODY, NOBODY)
        os.chown(theirs, 0, 0)
        Path(theirs).chmod(mode)
        os.setresuid(NOBODY, NOBODY, 0)
        try:
            looked = dosebell("doctor")
        finally:
            os.setresuid(0, 0, 0)

    assert looked.status == 1
    assert said in looked.out, looked.out
    assert "sudo -u root dosebell doctor`, or hand it over: sudo chown -R nobody " in looked.out


def test_a_server_that_does_not_answer_is_wrong(dosebell: Dosebell, here: Path) -> None:
    dosebell("init")
    (here / "config.toml").write_text(
        '[database]\nurl = "postgresql://ann:very-secret@127.0.0.1:1/none"'
    )

    said = dosebell("doctor")

    assert said.status == 1
    assert "is it running, and is database.url right?" in _line(said.out, "database")
    assert "very-secret" not in said.out + said.err


def test_without_a_network_the_token_is_in_doubt_and_the_rest_is_said(
    dosebell: Dosebell, here: Path
) -> None:
    dosebell("init")
    (here / "config.toml").write_text(
        '[telegram]\ntoken = "123456:very-secret"\napi_base_url = "http://127.0.0.1:1"'
    )

    said = dosebell("doctor")

    assert said.status == 0
    assert _line(said.out, "telegram").startswith("look")
    assert "does not answer" in _line(said.out, "telegram")
    assert "very-secret" not in said.out + said.err


@pytest.mark.parametrize(
    ("year", "mark"),
    [(1970, Mark.WRONG), (2015, Mark.WRONG), (2060, Mark.FINE)],
)
def test_a_clock_from_before_the_program_is_wrong(year: int, mark: Mark) -> None:
    found = list(clock(now=datetime(year, 1, 1, tzinfo=UTC)))

    assert len(found) == 1
    assert found[0].mark is mark or found[0].mark is Mark.DOUBTFUL
    assert (mark is Mark.WRONG) is ("before this program was installed" in found[0].found)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("alive", "ok    port      Dosebell answers on 127.0.0.1:{}"),
        ("hello", "look  port      nothing can listen on 127.0.0.1:{}"),
    ],
)
def test_a_port_that_is_taken_may_be_taken_by_us(
    answer: str, said: str, dosebell: Dosebell, here: Path
) -> None:
    with somebody_at_a_port(answer) as port:
        (here / "config.toml").write_text(f"[web]\nport = {port}")
        told = dosebell("doctor").out

    assert said.format(port) in told
