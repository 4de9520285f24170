"""Proves that the bot can do its work with what the systemd unit leaves it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests import fence
from tests.channels.telegram_stand_in import telegram_stand_in
from tests.cli.conftest import Dosebell
from tests.processes import serving
from tests.sources import ROOT

pytestmark = pytest.mark.skipif(bool(fence.MISSING), reason=fence.MISSING)

ANN = 555_010_9999
_WORKS = """
import asyncio, os
from bot.workers import WorkerProcess
from tests.workers import work

async def main():
    worker = WorkerProcess()
    print(await worker.run(work.added, 1, 1))
    print(os.getpriority(os.PRIO_PROCESS, worker.pid))
    await worker.close()

asyncio.run(main())
"""
_TALK = (
    *("hello", "A", "Ann", "yes", "yes", "C", "yes"),
    *("add vitamin d 1000 iu | 1 tablet | twice a day", "yes", "plan", "send my report"),
)


@pytest.fixture
def unit(dosebell: Dosebell, here: Path) -> Path:
    """The unit as `install` writes it."""
    (here / "config.toml").write_text('[telegram]\ntoken = "1:abc"\n')
    file = here / "dosebell.service"
    file.write_text(dosebell("install", "--print").out)
    return file


def _through(unit: Path) -> tuple[str, ...]:
    return sys.executable, "-m", "tests.fence", str(unit)


def _fenced(unit: Path, code: str) -> list[str]:
    """Return what a program says, line by line."""
    done = subprocess.run(
        [*_through(unit), sys.executable, "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_the_fence_holds(unit: Path) -> None:
    said = _fenced(
        unit,
        "import os, socket, time\n"
        "for forbidden in (lambda: os.chroot('/'), lambda: time.clock_settime(0, 1.0),\n"
        "                  lambda: os.nice(-1), lambda: socket.socket(socket.AF_PACKET)):\n"
        "    try: forbidden()\n"
        "    except OSError as error: print(error.errno)\n",
    )

    assert said == ["1", "1", "1", "97"]


def test_the_worker_process_works_and_lets_the_others_go_first(unit: Path) -> None:
    assert _fenced(unit, _WORKS) == ["2", "5"]


def test_a_worker_process_that_may_not_be_kind_works_all_the_same(unit: Path) -> None:
    written = unit.read_text()
    unit.write_text(written.replace("nice setpriority", ""))
    assert unit.read_text() != written

    assert _fenced(unit, _WORKS) == ["2", "0"]


def test_it_still_knows_whether_the_clock_is_synchronised(unit: Path) -> None:
    asked = "from bot.clock import is_synchronised; print(is_synchronised())"

    assert _fenced(unit, asked) != ["None"]


@pytest.mark.slow
@pytest.mark.long
async def test_the_whole_bot_plans_and_draws_and_ends(unit: Path, tmp_path: Path) -> None:
    async with telegram_stand_in() as telegram:
        telegram.know(ANN, name="Ann")
        settings = {
            "DOSEBELL_TELEGRAM__TOKEN": telegram.token,
            "DOSEBELL_TELEGRAM__API_BASE_URL": telegram.url,
            "DOSEBELL_ENROLMENT": "open",
        }
        async with serving(tmp_path, settings=settings, through=_through(unit)) as bot:
            await bot.until_alive()
            for words in _TALK:
                before = len(telegram.to(ANN))
                telegram.say(ANN, words)
                await telegram.wait_for(before + 1, chat=ANN)
            while not any(".pdf" in one.file for one in telegram.to(ANN)):
                await telegram.wait_for(len(telegram.to(ANN)) + 1, chat=ANN)
            assert (await bot.get("/readyz"))[0] == 200
            assert await bot.end() == 0

    assert any("I know no better times" in one.text for one in telegram.to(ANN))
    assert "the worker process died" not in bot.said
