"""Asks systemd to run what was installed, and sees whether it does."""

from __future__ import annotations

import asyncio
import shutil
import subprocess
from typing import Final

from bot.cli.answering import answers
from bot.clock import Clock, SystemClock
from bot.config import Settings
from bot.domain.errors import BadInput

_NAME: Final = "dosebell.service"
#: Seconds; a small machine needs ten, and more where tables have to be brought up to date.
_COMES_UP_IN: Final = 60.0
_MOMENT: Final = 1.0


def start(chosen: Settings, *, within: float = _COMES_UP_IN) -> None:
    """Let it run, now and after every power cut. What ran before is ended first: it is the program
    and the unit of before."""
    run("systemctl", "daemon-reload")
    run("systemctl", "enable", _NAME)
    run("systemctl", "restart", _NAME)
    if not asyncio.run(_comes_up(chosen, SystemClock(), within)):
        raise BadInput(
            f"it was started, and nothing answers on {chosen.web.host}:{chosen.web.port} yet; "
            "see why: journalctl -u dosebell"
        )


def run(*words: str) -> None:
    """Run a program of the system; say what it said where it fails."""
    program = shutil.which(words[0])
    if program is None:
        raise BadInput(f"there is no {words[0]} on this machine; see: dosebell install --print")
    done = subprocess.run([program, *words[1:]], capture_output=True, text=True, check=False)  # noqa: S603 - our own words alone
    if done.returncode:
        raise BadInput(f"{' '.join(words)} failed: {done.stderr.strip() or done.returncode}")


async def _comes_up(chosen: Settings, clock: Clock, within: float) -> bool:
    until = clock.monotonic() + within
    while clock.monotonic() < until:
        if await asyncio.to_thread(answers, chosen):
            return True
        await clock.sleep(_MOMENT)
    return False
