"""What may go wrong between us and Twilio, on demand, in both directions.

To add a fault: write its class here or in `stand_in_faults`, name it in `Fault` and `KINDS`, and
let mypy point at the `match` that must learn about it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import Literal, TypeAlias

from tests.channels.stand_in_faults import Drop, Fail, Flood, Garble, Wait


@dataclass(frozen=True, slots=True)
class Refuse:
    """Twilio refuses with an error of its list, and takes nothing."""

    code: int
    status: int = 400
    accepted: Literal[False] = False


Fault: TypeAlias = Drop | Wait | Fail | Flood | Garble | Refuse

KINDS = {
    "drop": Drop,
    "wait": Wait,
    "fail": Fail,
    "flood": Flood,
    "garble": Garble,
    "refuse": Refuse,
}


@dataclass(slots=True)
class _Planned:
    fault: Fault
    method: str
    number: str | None
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
        method: str = "POST",
        number: str | None = None,
        times: int | None = 1,
        share: float = 1.0,
    ) -> None:
        """Let `fault` happen to the next texts that are sent (`POST`), to one number or to any, or
        to the next looks at the list (`GET`); `times=None` means for ever."""
        self._planned.append(_Planned(fault, method, number, times, share))

    def forget(self) -> None:
        """Let nothing go wrong any more."""
        self._planned.clear()

    def next(self, method: str, number: str | None) -> Fault | None:
        """Return what goes wrong with this request."""
        for planned in self._planned:
            if planned.method != method or planned.number not in (None, number):
                continue
            if planned.share < 1 and self.dice.random() >= planned.share:
                continue
            if planned.times is not None:
                planned.times -= 1
                if not planned.times:
                    self._planned.remove(planned)
            return planned.fault
        return None
