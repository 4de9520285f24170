"""Proves that the doctor says whether the bot beats, and whether its clock can be right."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from bot.cli.clock_checks import believe
from bot.cli.database_checks import database
from bot.cli.findings import Mark
from bot.clock import SystemClock
from bot.domain.errors import BadInput
from bot.scheduling.trust import CLOCK_HELD, LAST_BEAT
from bot.scheduling.upkeep.nightly import ERASED
from bot.storage import Keyring
from tests.cli.conftest import Dosebell


def _noted(here: Path, fact: str, value: str) -> None:
    with sqlite3.connect(here / "data/dosebell.sqlite3") as connection:
        connection.execute("INSERT INTO fact VALUES (?, ?)", (fact, value))
    connection.close()


@pytest.mark.parametrize(
    ("hours", "status", "said"),
    [
        (2, 1, "WRONG clock     the clock stands 1:5"),
        (-3, 1, "WRONG heartbeat the bot has looked after nobody since "),
    ],
)
def test_a_heart_that_does_not_beat_is_said(
    hours: int, status: int, said: str, dosebell: Dosebell, here: Path
) -> None:
    dosebell("init")
    dosebell("migrate")
    dosebell("backup")
    _noted(here, LAST_BEAT, f"{SystemClock().now() + timedelta(hours=hours)}")

    looked = dosebell("doctor")

    assert looked.status == status
    assert said in looked.out, looked.out


def test_a_clock_that_the_bot_does_not_trust_is_wrong(dosebell: Dosebell, here: Path) -> None:
    dosebell("init")
    dosebell("migrate")
    _noted(here, CLOCK_HELD, "the clock has jumped")

    looked = dosebell("doctor")

    assert looked.status == 1
    assert "WRONG clock     the clock has jumped, so nothing is sent" in looked.out


@pytest.mark.parametrize(("hours", "is_said"), [(3, False), (29, True)])
def test_that_the_nightly_erasing_fails_is_wrong(
    hours: int, is_said: bool, dosebell: Dosebell, here: Path
) -> None:
    dosebell("init")
    dosebell("migrate")
    _noted(here, ERASED, f"{SystemClock().now() - timedelta(hours=hours)}")

    looked = dosebell("doctor")

    assert ("WRONG database  what has had its time was last erased " in looked.out) is is_said


def test_an_operator_who_says_that_the_clock_is_right_is_believed(
    dosebell: Dosebell, here: Path
) -> None:
    dosebell("init")
    dosebell("migrate")
    _noted(here, LAST_BEAT, f"{SystemClock().now() + timedelta(days=400)}")

    said = dosebell("doctor", "--clock-is-right")

    assert said.status == 0
    assert "the bot goes by that from now on" in said.out
    assert "WRONG clock" not in dosebell("doctor").out


def test_of_a_heart_that_beats_nothing_is_said(dosebell: Dosebell, here: Path) -> None:
    dosebell("init")
    dosebell("migrate")
    _noted(here, LAST_BEAT, f"{SystemClock().now()}")

    looked = dosebell("doctor")

    assert "heartbeat" not in looked.out
    assert "WRONG clock" not in looked.out


@pytest.mark.postgres
async def test_nobody_is_told_that_a_clock_apart_from_the_databases_is_believed(
    migrated_postgres_url: str, keyring: Keyring
) -> None:
    now = SystemClock().now() + timedelta(minutes=1)

    with pytest.raises(BadInput, match="apart from the database's; set the one right"):
        await believe(migrated_postgres_url, keyring, now=now)


@pytest.mark.postgres
@pytest.mark.parametrize(("hours", "mark"), [(0, Mark.FINE), (-1, Mark.WRONG), (1, Mark.WRONG)])
async def test_a_clock_apart_from_the_databases_is_wrong(
    hours: int, mark: Mark, migrated_postgres_url: str, keyring: Keyring
) -> None:
    now = SystemClock().now() + timedelta(hours=hours)

    found = await database(migrated_postgres_url, keyring, now=now)

    assert max(each.mark for each in found) is mark
    assert all("apart from the database's" in each.found for each in found[1:])
    assert not any("--clock-is-right" in each.found for each in found), "it would change nothing"
    assert len(found) == 1 + (mark is Mark.WRONG)
