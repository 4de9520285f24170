"""Asks systemd to run what was installed, and sees whether it does."""

from __future__ import annotations

import asyncio
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from bot.app.running import Role
from bot.cli.answering import answers
from bot.clock import Clock, SystemClock
from bot.config import Settings
from bot.domain.errors import BadInput

_NAME: Final = "dosebell.service"
#: Seconds; a small machine needs ten, and more where tables have to be brought up to date.
_COMES_UP_IN: Final = 60.0
_MOMENT: Final = 1.0
_STAYS_UP_FOR: Final = 10.0  #: seconds; a setting that is wrong ends it within them
_AT_REST: Final = frozenset({"inactive", "failed", "unknown", ""})


@contextmanager
def at_rest() -> Iterator[None]:
    """Let it rest while its files are handed over. Where that fails, what ran before runs on."""
    ran = _state() not in _AT_REST
    if ran:
        run("systemctl", "stop", _NAME)
    try:
        yield
    except BaseException:  # Ctrl-C too: whatever it is, people are reminded as before
        if ran:
            run("systemctl", "start", _NAME)
        raise


def start(chosen: Settings, role: Role = Role.ALL, *, within: float = _COMES_UP_IN) -> None:
    """Let it run, now and after every power cut. What ran before is ended first: it is the program
    and the unit of before. A worker answers nobody, so it is seen for a while whether it stays up.
    """
    run("systemctl", "daemon-reload")
    run("systemctl", "enable", _NAME)
    run("systemctl", "restart", _NAME)
    if role is Role.WORKER:
        asyncio.run(SystemClock().sleep(min(within, _STAYS_UP_FOR)))
    elif not asyncio.run(_comes_up(chosen, SystemClock(), within)):
        raise BadInput(
            f"it was started, and nothing answers on {chosen.web.host}:{chosen.web.port} yet; "
            "see why: journalctl -u dosebell"
        )
    if (state := _state()) != "active":
        other = f", while somebody else answers on {chosen.web.host}:{chosen.web.port}"
        raise BadInput(
            f"it was started, and does not stay up (systemd says {state!r})"
            f"{'' if role is Role.WORKER else other}; see why: journalctl -u dosebell"
        )


def run(*words: str) -> None:
    """Run a program of the system; say what it said where it fails."""
    done = _done(*words)
    if done.returncode:
        raise BadInput(f"{' '.join(words)} failed: {done.stderr.strip() or done.returncode}")


def _state() -> str:
    """Return what systemd says of it: "active", or else that it rests, or is started anew."""
    return _done("systemctl", "is-active", _NAME).stdout.strip()


def _done(*words: str) -> subprocess.CompletedProcess[str]:
    program = shutil.which(words[0])
    if program is None:
        raise BadInput(f"there is no {words[0]} on this machine; see: dosebell install --print")
    return subprocess.run([program, *words[1:]], capture_output=True, text=True, check=False)  # noqa: S603 - our own words alone


async def _comes_up(chosen: Settings, clock: Clock, within: float) -> bool:
    until = clock.monotonic() + within
    while clock.monotonic() < until:
        if await asyncio.to_thread(answers, chosen):
            return True
        await clock.sleep(_MOMENT)
    return False
