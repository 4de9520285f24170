"""Proves that the doctor sees missing backups, and who would hear of trouble."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.cli.findings import Mark
from bot.cli.safety_checks import backups, disks, doors, operator
from bot.config import Settings, load
from bot.storage.backup import folder

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
        (50, "data/dosebell.key", Mark.DOUBTFUL, "50 hours old; run: dosebell backup"),
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

    found = backups(chosen, now=NOW)

    assert found.mark is mark
    assert said in found.found


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


def test_there_is_room_here(here: Path) -> None:
    assert [found.mark for found in disks(_settings(here))] == [Mark.FINE]
