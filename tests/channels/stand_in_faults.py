"""What may go wrong on the way to Telegram and back, on demand.

To add a fault: write its class, name it in `Fault` and `KINDS`, and let mypy point at the `match`
that must learn about it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from random import Random
from typing import Generic, Literal, TypeAlias, TypeVar

F = TypeVar("F")
"""What may go wrong with one provider."""


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
class _Planned(Generic[F]):
    fault: F
    method: str
    to: object
    times: int | None
    share: float


@dataclass(slots=True)
class Faults(Generic[F]):
    """The faults that are still to come, in the order in which they were asked for."""

    method: str  #: the kind of request that fails where nobody says otherwise
    dice: Random = field(default_factory=lambda: Random(0))  # noqa: S311 -- repeatable, not secret
    happened: Counter[str] = field(default_factory=Counter)  #: what went wrong how often
    _planned: list[_Planned[F]] = field(default_factory=list)

    def plan(
        self,
        fault: F,
        *,
        method: str = "",
        to: object = None,
        times: int | None = 1,
        share: float = 1.0,
    ) -> None:
        """Let `fault` happen to the next requests of that kind, to one address or to any;
        `times=None` means for ever."""
        self._planned.append(_Planned(fault, method or self.method, to, times, share))

    def forget(self) -> None:
        """Let nothing go wrong any more."""
        self._planned.clear()

    def next(self, method: str, to: object) -> F | None:
        """Return what goes wrong with this request."""
        for planned in self._planned:
            if planned.method != method or planned.to not in (None, to):
                continue
            if planned.share < 1 and self.dice.random() >= planned.share:
                continue
            if planned.times is not None:
                planned.times -= 1
                if not planned.times:
                    self._planned.remove(planned)
            self.happened[type(planned.fault).__name__.lower()] += 1
            return planned.fault
        return None
