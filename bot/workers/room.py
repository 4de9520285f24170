"""What everybody may ask of a worker, and the one that does the work where it stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar, TypeVarTuple

from bot.domain.errors import BotError

Result = TypeVar("Result")
Given = TypeVarTuple("Given")


class WorkerDied(BotError):
    """The worker process died over this work, twice. Another work may go well."""


class WorkerClosed(BotError):
    """The program ends, and nobody does the work any more: it is done after the next start."""


class TooLong(BotError):
    """The work took longer than anybody waits, and was ended."""


class Worker(Protocol):
    """Does long work away from everything that must not wait."""

    async def run(self, work: Callable[[*Given], Result], *given: *Given) -> Result:
        """Return what `work(*given)` returns, or raise what it raises.

        `work` is a function at the top of a module and `given` are plain values: both are pickled.
        It has no side effects, because it may be done twice.
        """
        ...

    async def close(self) -> None:
        """End what is running, and take no more work: whoever asks is told `WorkerClosed`."""
        ...


class Here:
    """Does the work at once, in this process: for tests, and for commands that do nothing else."""

    async def run(self, work: Callable[[*Given], Result], *given: *Given) -> Result:
        return work(*given)

    async def close(self) -> None:
        return None
