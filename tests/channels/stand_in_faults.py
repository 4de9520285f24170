"""What may go wrong on the way to Telegram and back, on demand.

To add a fault: write its class, name it in `Fault` and `KINDS`, and let mypy point at the `match`
that must learn about it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import Literal, TypeAlias


@dataclass(frozen=True, slots=True)
class Drop:
    """The connection breaks, before or after Telegram has taken the message."""

    accepted: bool


@dataclass(frozen=True, slots=True)
class Wait:
    """Telegram takes its time, before or after it has taken the message."""

    seconds: float
    accepted: bool = False


@dataclass(frozen=True, slots=True)
class Fail:
    """Telegram breaks, before or after it has taken the message."""

    status: int = 502
    accepted: bool = False
    body: bytes = b"<html>Bad Gateway</html>"


@dataclass(frozen=True, slots=True)
class Flood:
    """Telegram says that it was too much, and takes nothing."""

    seconds: int
    accepted: Literal[False] = False


@dataclass(frozen=True, slots=True)
class Garble:
    """Telegram has taken the message, and nobody can read what it says about it."""

    body: bytes = b"{"
    accepted: Literal[True] = True


Fault: TypeAlias = Drop | Wait | Fail | Flood | Garble

KINDS = {"drop": Drop, "wait": Wait, "fail": Fail, "flood": Flood, "garble": Garble}


@dataclass(slots=True)
class _Planned:
    fault: Fault
    method: str
    chat: int | None
    times: int | None
    share: float


@dataclass(slots=True)
class Faults:
    """The faults that are still to come, in the order in which they were asked for."""

    dice: Random = field(default_factory=lambda: Random(0))  # noqa: S311 -- repeatable, not secret
    _planned: list[_Planned] = field(default_factory=list)

    def plan(
        self,
        fault: Fault,
        *,
        method: str = "sendMessage",
        chat: int | None = None,
        times: int | None = 1,
        share: float = 1.0,
    ) -> None:
        """Let `fault` happen to the next requests of that kind; `times=None` means for ever."""
        self._planned.append(_Planned(fault, method, chat, times, share))

    def forget(self) -> None:
        """Let nothing go wrong any more."""
        self._planned.clear()

    def next(self, method: str, chat: object) -> Fault | None:
        """Return what goes wrong with this request."""
        for planned in self._planned:
            if planned.method != method or planned.chat not in (None, chat):
                continue
            if planned.share < 1 and self.dice.random() >= planned.share:
                continue
            if planned.times is not None:
                planned.times -= 1
                if not planned.times:
                    self._planned.remove(planned)
            return planned.fault
        return None
