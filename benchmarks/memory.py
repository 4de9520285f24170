"""What a running `dosebell serve` holds in memory: each role, once it has answered somebody.

Run it with `python -m benchmarks memory`; it takes half a minute. It prints figures and asserts
none. Each is a process of its own against a stand-in for Telegram, with a database of its own.
"""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path
from typing import Final

from bot.clock import SystemClock
from tests.channels.telegram_stand_in import StandIn, telegram_stand_in
from tests.processes import serving

_SOMEBODY: Final = 555_010_9999
_A_WHILE: Final = 3.0  #: seconds, for what is loaded a moment later
_ROLES: Final = ("all", "worker")


async def main() -> None:
    """Print the figures: twice each, as the first start has also to make the tables."""
    for role in _ROLES:
        async with telegram_stand_in(everybody=True) as telegram:
            with tempfile.TemporaryDirectory() as folder:
                for start in ("its first start", "any later one"):
                    now, most = await _held(Path(folder), role, telegram)
                    print(f"--role {role:<8}{start:<16} {now:4.0f} MB, at most {most:4.0f} MB")


async def _held(folder: Path, role: str, telegram: StandIn) -> tuple[float, float]:
    """Return what a process holds after it has answered, and the most that it has held."""
    settings = {
        "DOSEBELL_TELEGRAM__TOKEN": telegram.token,
        "DOSEBELL_TELEGRAM__API_BASE_URL": telegram.url,
        "DOSEBELL_ENROLMENT": "open",
    }
    async with serving(folder, "--role", role, settings=settings) as bot:
        before = len(telegram.accepted)
        telegram.say(_SOMEBODY, "hello")
        await telegram.wait_for(before + 1)
        await SystemClock().sleep(_A_WHILE)
        return _megabytes(bot.process.pid, "VmRSS"), _megabytes(bot.process.pid, "VmHWM")


def _megabytes(pid: int, name: str) -> float:
    lines = (line.split() for line in Path(f"/proc/{pid}/status").read_text().splitlines())
    return next(int(words[1]) for words in lines if words[0] == f"{name}:") / 1024


if __name__ == "__main__":
    asyncio.run(main())
