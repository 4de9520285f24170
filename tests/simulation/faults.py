"""Lets go wrong what a script says, each thing for its time."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Final

from bot.clock import SystemClock
from tests.simulation.machine import Machine
from tests.simulation.process import Process
from tests.simulation.provider import Provider
from tests.simulation.script import Fault, Trouble

_TIME: Final = SystemClock()  #: in a loop whose time jumps
#: A little after the lease of whatever somebody had in hand: others look by themselves by then.
_LEASE_IS_OVER: Final = 25.0
_STEPS_TO_LIVE: Final = 60


class Faults:
    """Everything that can go wrong, and what it goes wrong with."""

    def __init__(
        self, machines: Sequence[Machine], providers: Sequence[Provider], front: Process
    ) -> None:
        self._machines = machines
        self._providers = providers
        self._front = front

    async def suffer(self, fault: Fault, *, after: float) -> None:
        """Let one thing go wrong, and become right again."""
        await _TIME.sleep(after)
        length = (fault.ends - fault.at).total_seconds()
        self._turn(fault, length)
        await _TIME.sleep(length)
        self._turn(fault, 0.0)
        look_again(self._machines)

    def _turn(self, fault: Fault, seconds: float) -> None:
        """Begin a trouble that lasts so long; or, with none left, end it."""
        machine = self._machines[fault.where % len(self._machines)]
        much = fault.much if seconds else 0.0
        match fault.trouble:
            case Trouble.CRASHES:
                machine.dies_within = _STEPS_TO_LIVE if seconds else None
                machine.misbehave()
            case Trouble.DOWN if seconds:
                machine.go_down(seconds)
                look_again(self._machines)
            case Trouble.FROZEN if seconds:
                machine.freeze(seconds)
                look_again(self._machines)
            case Trouble.CLOCK:
                machine.jump(much)
            case Trouble.DATABASE:
                self._shake(0.02 + 0.3 * much if seconds else 0.0)
            case Trouble.PROVIDER | Trouble.SILENCE:
                self._trouble(fault, is_on=seconds > 0)
            case Trouble.DOWN | Trouble.FROZEN:
                pass  # they end by themselves

    def _trouble(self, fault: Fault, *, is_on: bool) -> None:
        provider = self._providers[fault.where % len(self._providers)]
        if fault.trouble is Trouble.SILENCE:
            provider.silent = is_on
        else:
            provider.fails = 0.1 + 0.9 * fault.much if is_on else 0.0

    def _shake(self, fails: float) -> None:
        self._front.fails = fails
        for machine in self._machines:
            machine.fails = fails
            machine.misbehave()


def ring(machines: Iterable[Machine]) -> None:
    """Wake every machine."""
    for machine in machines:
        machine.bell.set()


def look_again(machines: Sequence[Machine]) -> None:
    """Wake every machine a little later, as each looks anyway every few seconds."""
    asyncio.get_running_loop().call_later(_LEASE_IS_OVER, partial(ring, machines))
