"""Whether a Dosebell answers at the address that the settings name."""

from __future__ import annotations

from http.client import HTTPException
from typing import Final
from urllib.request import ProxyHandler, build_opener

from bot.config import Settings
from bot.web.health import ALIVE

_PATIENCE: Final = 3.0
#: It is this machine that is asked, and no proxy of the shell's that is asked for it.
_HERE: Final = build_opener(ProxyHandler({}))


def answers(chosen: Settings) -> bool:
    """Return whether it is a Dosebell that has the port."""
    url = f"http://{chosen.web.host}:{chosen.web.port}/healthz"
    try:
        with _HERE.open(url, timeout=_PATIENCE) as answer:
            return bool(answer.read(len(ALIVE) + 1) == ALIVE.encode())
    except (OSError, HTTPException):
        return False
