"""Proves that the parts, joined, make a bot that starts, refuses, drains and ends as it should."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sqlite3
import sys
from collections.abc import AsyncIterator, Mapping
from pathlib import Path

import pytest

from bot.clock import SystemClock
from tests.channels.stand_in_faults import Fail
from tests.channels.telegram_stand_in import StandIn, telegram_stand_in
from tests.processes import free_port, serving
from tests.sources import ROOT
from tests.storage.world import peek

pytestmark = pytest.mark.slow  # each starts the program at least once

ANN = 555_010_9999
_A_TALK = (
    "hello",
    "A",
    "Annabel Canary",
    "yes",
    "yes",
    "C",
    "yes",
    "add canarybrom 500 mg | 1 tablet | twice a day | with food",
    "yes",
    "canarybrom makes Annabel Canary dizzy",
)


@pytest.fixture
async def telegram() -> AsyncIterator[StandIn]:
    async with telegram_stand_in() as stand_in:
        stand_in.know(ANN, name="Annabel Canary")
        yield stand_in


def _settings(telegram: StandIn, **more: str) -> Mapping[str, str]:
    return {
        "DOSEBELL_TELEGRAM__TOKEN": telegram.token,
        "DOSEBELL_TELEGRAM__API_BASE_URL": telegram.url,
        "DOSEBELL_ENROLMENT": "open",
        **more,
    }


@pytest.mark.long
async def test_it_answers_what_was_said_before_its_start(telegram: StandIn, tmp_path: Path) -> None:
    telegram.say(ANN, "hello")

    async with serving(tmp_path, settings=_settings(telegram)) as bot:
        assert await telegram.wait_for(chat=ANN)
        await bot.until_alive()
        assert (await bot.get("/readyz"))[0] == 200
        assert await bot.end() == 0


@pytest.mark.long
async def test_it_is_told_to_stop_and_finishes_what_it_has_begun(
    telegram: StandIn, tmp_path: Path
) -> None:
    async with serving(tmp_path, settings=_settings(telegram)) as bot:
        await bot.until_alive()
        telegram.server.latency = 1.0
        telegram.say(ANN, "hello")
        await telegram.server.asked_for("sendMessage")

        assert await bot.end() == 0

    with sqlite3.connect(tmp_path / "data/dosebell.sqlite3") as database:
        states = [row[0] for row in database.execute("SELECT DISTINCT state FROM delivery")]
    database.close()
    assert states == ["accepted"]
    assert len(telegram.to(ANN)) == 1


@pytest.mark.long
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
async def test_it_ends_quietly_when_it_has_nothing_to_do(
    how: signal.Signals, telegram: StandIn, tmp_path: Path
) -> None:
    async with serving(tmp_path, settings=_settings(telegram)) as bot:
        await bot.until_alive()

        assert await bot.end(how) == 0

    assert "Traceback" not in bot.said
    assert '"failed"' not in bot.said


@pytest.mark.long
async def test_a_second_server_on_one_file_refuses_and_says_why(
    telegram: StandIn, tmp_path: Path
) -> None:
    async with serving(tmp_path, settings=_settings(telegram)) as first:
        await first.until_alive()

        async with serving(tmp_path, settings=_settings(telegram)) as second:
            assert await second.process.wait() == 2

        assert f"process {first.process.pid} is working on this database" in second.said
        assert first.process.returncode is None


@pytest.mark.long
async def test_a_port_that_is_taken_is_named(telegram: StandIn, tmp_path: Path) -> None:
    port = free_port()
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()

    async with serving(tmp_path / "one", settings=_settings(telegram), port=port) as first:
        await first.until_alive()
        async with serving(tmp_path / "two", settings=_settings(telegram), port=port) as second:
            assert await second.process.wait() == 2

    assert f"nothing can listen on 127.0.0.1:{port}" in second.said


@pytest.mark.long
async def test_a_database_from_a_newer_version_is_left_alone(
    telegram: StandIn, tmp_path: Path
) -> None:
    async with serving(tmp_path, settings=_settings(telegram)) as bot:
        await bot.until_alive()
        await bot.end()
    with sqlite3.connect(tmp_path / "data/dosebell.sqlite3") as database:
        database.execute("UPDATE alembic_version SET version_num = '9999_from_the_future'")
    database.close()

    async with serving(tmp_path, settings=_settings(telegram)) as bot:
        assert await bot.process.wait() == 2

    assert bot.lines[-1].startswith("dosebell: the database is at version 9999_from_the_future")


@pytest.mark.long
async def test_a_lost_key_is_not_replaced_by_a_new_one(telegram: StandIn, tmp_path: Path) -> None:
    async with serving(tmp_path, settings=_settings(telegram)) as bot:
        await bot.until_alive()
        await bot.end()
    (tmp_path / "data/dosebell.key").unlink()

    async with serving(tmp_path, settings=_settings(telegram)) as bot:
        assert await bot.process.wait() == 2

    assert "restore it from your backup" in bot.said
    assert not (tmp_path / "data/dosebell.key").exists()


@pytest.mark.long
async def test_each_role_does_its_part_alone(telegram: StandIn, tmp_path: Path) -> None:
    async with serving(tmp_path, "--role", "web", settings=_settings(telegram)) as bot:
        await bot.until_alive()
        telegram.say(ANN, "hello")
        status, said = await bot.get("/readyz")
        assert status == 503
        assert json.loads(said)["reasons"] == ["the heartbeat has not begun"]
        assert not telegram.to(ANN)
        await bot.end()

    async with serving(tmp_path, "--role", "worker", settings=_settings(telegram)) as bot:
        assert await telegram.wait_for(chat=ANN)
        with pytest.raises(OSError, match="Connect"):
            await bot.get("/healthz")
        assert await bot.end() == 0


@pytest.mark.long
@pytest.mark.postgres
async def test_of_several_processes_one_listens_and_another_takes_over(
    telegram: StandIn, tmp_path: Path, postgres_url: str
) -> None:
    settings = _settings(telegram, DOSEBELL_DATABASE__URL=postgres_url)
    (tmp_path / "data").mkdir()
    key = await asyncio.create_subprocess_exec(
        *("python", "-m", "bot", "keys", "new"), cwd=tmp_path, env=_python(settings)
    )
    assert await key.wait() == 0

    async with serving(tmp_path, settings=settings) as first:
        await first.until_alive()
        async with serving(tmp_path, settings=settings) as second:
            await second.until_alive()
            telegram.say(ANN, "hello")
            assert len(await telegram.wait_for(chat=ANN)) == 1
            listeners = [bot for bot in (first, second) if "listens now" in bot.said]
            assert len(listeners) == 1
            await SystemClock().sleep(1.0)  # what is in flight at a death waits for its lease

            await listeners[0].end(signal.SIGKILL)
            telegram.say(ANN, "A")
            assert await telegram.wait_for(2, chat=ANN)


@pytest.mark.long
@pytest.mark.postgres
async def test_while_a_process_only_answers_nothing_is_restored_and_no_key_is_added(
    telegram: StandIn, tmp_path: Path, postgres_url: str
) -> None:
    settings = _settings(telegram, DOSEBELL_DATABASE__URL=postgres_url)
    (tmp_path / "data").mkdir()

    async def run(*words: str) -> int:
        started = await asyncio.create_subprocess_exec(
            *("python", "-m", "bot", *words), cwd=tmp_path, env=_python(settings)
        )
        return await started.wait()

    for words in (("keys", "new"), ("migrate",), ("backup",)):
        assert await run(*words) == 0
    async with serving(tmp_path, "--role", "web", settings=settings) as bot:
        await bot.until_alive()
        async with asyncio.timeout(60):
            while not await peek(postgres_url, "SELECT 1 FROM pg_locks WHERE objid = 7331049"):
                await SystemClock().sleep(0.05)  # it is seen a moment after it answers

        refused = [await run("restore", "--over"), await run("keys", "rotate")]
        assert await bot.end() == 0
    done = [await run("restore", "--over"), await run("keys", "rotate")]

    assert (refused, done) == ([2, 2], [0, 0])


@pytest.mark.long
async def test_a_whole_run_leaves_no_trace_of_anybody_in_the_logs(
    telegram: StandIn, tmp_path: Path
) -> None:
    settings = _settings(telegram, DOSEBELL_LOGS__LEVEL="debug")
    async with serving(tmp_path, settings=settings) as bot:
        await bot.until_alive()
        for count, words in enumerate(_A_TALK, start=1):
            telegram.say(ANN, words)
            await telegram.wait_for(count, chat=ANN)
        await bot.get("/none/annabel-canary")
        telegram.faults.plan(Fail(500), times=2)
        telegram.say(ANN, "today")
        await SystemClock().sleep(1.0)
        _break(tmp_path / "data/dosebell.sqlite3")
        telegram.say(ANN, "Annabel Canary took canarybrom")
        await bot.until_said("what should never stop has failed")
        await bot.end()

    assert '"failed"' in bot.said, "nothing went wrong, so nothing was proven"
    for canary in (telegram.token, str(ANN), "Annabel", "Canary", "canarybrom", "annabel-canary"):
        assert canary not in bot.said


def _break(database: Path) -> None:
    """Take away what every message needs."""
    with sqlite3.connect(database) as connection:
        connection.execute("DROP TABLE dialog")
    connection.close()


def _python(settings: Mapping[str, str]) -> dict[str, str]:
    folder = str(Path(sys.executable).parent)
    return {
        "PATH": f"{folder}:{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT) + ":" + os.environ.get("PYTHONPATH", ""),
        **settings,
    }
