"""Proves that the doctor sees missing backups, and who would hear of trouble."""

from __future__ import annotations

import resource
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.channels.probes import Door
from bot.cli.backup_checks import backups
from bot.cli.disk_checks import disks
from bot.cli.findings import Mark
from bot.cli.safety_checks import door, doors, operator
from bot.cli.settings_checks import kept
from bot.clock import SystemClock
from bot.config import Settings, load
from bot.storage.backup import folder
from tests.cli.conftest import Dosebell

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
TOKEN = '[telegram]\ntoken = "1:abcdefghij"\n'
WEBHOOK = (
    '[web]\npublic_base_url = "https://127.0.0.1:1"\n'
    f'{TOKEN}mode = "webhook"\nwebhook_secret = "sixteen-letters-or-more"\n'
)


def _settings(here: Path, said: str = "") -> Settings:
    (here / "config.toml").write_text(said)
    return load(here / "config.toml")


@pytest.mark.parametrize(
    ("hours", "key", "mark", "said"),
    [
        (3, "data/dosebell.key", Mark.FINE, "the newest is 3 hours old; keep a copy of"),
        (
            50,
            "data/dosebell.key",
            Mark.WRONG,
            "50 hours old; is `dosebell serve` running? run: dos",
        ),
        (None, "data/dosebell.key", Mark.FINE, "there is none in data/backups"),
        (3, "data/backups/x.key", Mark.DOUBTFUL, "and opens it; move it"),
    ],
)
def test_a_backup_is_of_last_night_and_apart_from_its_key(
    hours: int | None, key: str, mark: Mark, said: str, here: Path
) -> None:
    chosen = _settings(here, f'[keys]\nfile = "{key}"')
    (here / "data/backups").mkdir(parents=True)
    if hours is not None:
        folder.place(here / "data/backups", at=NOW - timedelta(hours=hours)).touch()

    found = backups(chosen, None, now=NOW)

    assert found.mark is mark
    assert said in found.found


@pytest.mark.parametrize("is_alone", [True, False])
def test_a_backup_that_a_clock_ahead_has_named_is_told_with_what_to_do(
    is_alone: bool, here: Path
) -> None:
    chosen, place = _settings(here), here / "data/backups"
    place.mkdir(parents=True)
    jump = folder.place(place, at=NOW + timedelta(hours=300))
    for file in (jump, *([] if is_alone else [folder.place(place, at=NOW)])):
        file.touch()

    found = backups(chosen, None, now=NOW)

    assert found.mark is Mark.WRONG
    assert f"{jump.relative_to(here)} is of 300 hours from now" in found.found
    assert "run: dosebell backup, and remove that file" in found.found


@pytest.mark.parametrize(
    ("said", "mark", "found"),
    [
        ("", Mark.FINE, "nobody is reminded yet"),
        (TOKEN, Mark.DOUBTFUL, "set operator.telegram or operator.sms"),
        (f'{TOKEN}[operator]\ntelegram = "1"', Mark.DOUBTFUL, "set operator.alive_urls"),
        (
            f'{TOKEN}[operator]\ntelegram = "1"\nalive_urls = ["https://a.example/1"]',
            Mark.FINE,
            "hears of trouble over Telegram, and 1 outside",
        ),
        (f'{TOKEN}[operator]\nsms = "+12025550100"', Mark.DOUBTFUL, "nobody hears"),
    ],
)
def test_somebody_must_hear_of_trouble(said: str, mark: Mark, found: str, here: Path) -> None:
    looked = operator(_settings(here, said))

    assert looked.mark is mark
    assert found in looked.found


def test_a_door_that_cannot_be_reached_from_outside_is_doubtful(here: Path) -> None:
    (found,) = doors(_settings(here, WEBHOOK))

    assert found.mark is Mark.DOUBTFUL
    assert "cannot be reached" in found.found
    assert "look at the reverse proxy" in found.found
    assert not list(doors(_settings(here, TOKEN)))


@pytest.mark.parametrize(
    ("came", "mark"),
    [
        (Door(), Mark.FINE),
        (Door("it leads to somebody else"), Mark.WRONG),
        (Door("it cannot be reached", is_proven=False), Mark.DOUBTFUL),
    ],
)
def test_a_door_is_wrong_only_where_that_is_proven(came: Door, mark: Mark) -> None:
    found = door("sms", came)

    assert found.mark is mark
    assert came.why in found.found


def test_there_is_room_here(here: Path) -> None:
    (found,) = disks(_settings(here))

    assert found.mark is Mark.FINE
    assert not list(here.glob("data*")), "looking leaves nothing behind"


@pytest.mark.parametrize(
    "said",
    [
        '[backup]\nfolder = "/proc/nope"',
        '[database]\nurl = "sqlite:////proc/nope/dosebell.sqlite3"',
        '[backup]\nfolder = "config.toml"',
        '[backup]\nfolder = "config.toml/backups"',
    ],
)
def test_a_place_where_nothing_can_be_written_is_wrong(said: str, here: Path) -> None:
    (found,) = disks(_settings(here, said))

    assert found.mark is Mark.WRONG
    assert f"{'proc/nope' if 'proc' in said else 'config.toml'}" in found.found
    assert f"or change {'database.url' if 'url' in said else 'backup.folder'}" in found.found


def test_a_disk_that_is_full_is_wrong(here: Path) -> None:
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, hard))
    try:
        found = disks(_settings(here))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))

    assert {each.mark for each in found} == {Mark.WRONG}
    assert "(File too large); make room there, or change database.url" in found[0].found


def test_a_newest_backup_that_is_none_is_wrong_and_an_older_one_is_named(
    dosebell: Dosebell, here: Path
) -> None:
    dosebell("init")
    dosebell("migrate")
    place, now = here / "data/backups", SystemClock().now()
    for hours, content in ((5, None), (4, b"poem"), (3, b"")):
        file = folder.place(place, at=now - timedelta(hours=hours))
        if content is None:
            dosebell("backup", "-o", str(file))
            whole = file.relative_to(here)
        else:
            file.write_bytes(content)
            broken = file.relative_to(here)

    looked = dosebell("doctor")
    drilled = dosebell("restore", "--drill")
    older = dosebell("restore", "--drill", str(whole))

    assert looked.status == 1
    assert f"WRONG backup    {broken}: this is no backup that this program" in looked.out
    assert f"{whole} can be tried instead, and run: dosebell backup" in looked.out
    assert drilled.status == 2
    assert f"{broken}: this is no backup that this program can read" in drilled.err
    assert "try the one before: dosebell restore data/backups/dosebell-" in drilled.err
    assert older.status == 0
    (here / whole).unlink()
    assert "no older one can be tried instead" in dosebell("doctor").out
    dosebell("backup")
    assert "ok    backup    the newest is 0 hours old" in dosebell("doctor").out


@pytest.mark.parametrize(
    ("mode", "said", "mark", "found"),
    [
        (0o600, TOKEN, Mark.FINE, "config.toml can be read"),
        (0o644, "[web]\nport = 8001", Mark.FINE, "config.toml can be read"),
        (0o644, TOKEN, Mark.WRONG, "holds telegram.token, and everybody on this machine"),
        (0o602, TOKEN, Mark.WRONG, "run: chmod 600 config.toml"),
        (0o640, TOKEN, Mark.DOUBTFUL, "and its whole group can get at it"),
        (0o644, '[sms]\nauth_token = "x"', Mark.WRONG, "holds sms.auth_token, and"),
        (0o644, '[mail]\npassword = "x"', Mark.WRONG, "holds mail.password, and"),
        (0o644, '[database]\nurl = "postgresql://a:b@c/d"', Mark.WRONG, "holds database.url, and"),
        (0o644, '[database]\nurl = "postgresql://c/d"', Mark.FINE, "can be read"),
    ],
)
def test_settings_with_a_secret_are_their_owners_alone(
    mode: int, said: str, mark: Mark, found: str, here: Path
) -> None:
    (here / "config.toml").write_text(said)
    (here / "config.toml").chmod(mode)

    looked = kept(Path("config.toml"))

    assert looked.mark is mark
    assert found in looked.found


def test_settings_that_others_can_read_end_with_status_1(dosebell: Dosebell, here: Path) -> None:
    (here / "config.toml").write_text('language = "en"\n[sms]\nauth_token = "very-secret"')
    (here / "config.toml").chmod(0o644)

    said = dosebell("doctor")

    assert said.status == 1
    assert said.out.startswith("WRONG settings  config.toml holds sms.auth_token")
    assert "very-secret" not in said.out + said.err
