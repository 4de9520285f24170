"""Work that goes well, fails, dies or never ends."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from threading import Event

from bot.domain.errors import BadInput


class CannotTravel(Exception):
    """An error that cannot be pickled."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(one)
        self.other = other


def added(one: int, other: int) -> int:
    print("what a library prints")  # noqa: T201 - must not be taken for the answer
    return one + other


def who() -> int:
    return os.getpid()


def refused(text: str) -> int:
    raise BadInput(text)


def broken() -> int:
    raise CannotTravel("one", "other")


def dies(*_: int) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return 0


def dies_once(mark: Path) -> str:
    if not mark.exists():
        mark.write_text("died")
        dies()
    return "done"


def never(mark: Path) -> int:
    mark.write_text("begun")
    Event().wait()
    return 0
