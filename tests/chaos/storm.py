"""The storm: what is done to the bots, to the database and to the providers while people wait."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any, Final

from bot.clock import SystemClock
from tests.chaos.company import Bot, Company
from tests.chaos.patients import Patients

_CLOCK: Final = SystemClock()
LEASE: Final = 10  #: seconds; less, and a machine under load is taken for dead
#: Longer than others leave alone what a frozen bot holds, be it in a transaction.
_FROZEN: Final = (1.5 * LEASE, 3.0 * LEASE)
_LULL: Final = 10.0  #: seconds at most from one blow to the next


@dataclass(frozen=True, slots=True)
class Storm:
    """How often what happens."""

    kills: int
    freezes: int = 0
    restarts: int = 0  #: of the database
    seed: int = 1

    def strikes(self, *, in_flight: int, processes: int) -> int:
        """Return how many messages it strikes at most, where each process has so many in flight: a
        death those of one, what holds up the database those of all.

        That is what they have room for, and more than they had in hand. Nobody can count those at
        the blow: whoever is struck may claim more between a count and the blow.
        """
        return in_flight * (self.kills + processes * (self.freezes + self.restarts))

    @property
    def blows(self) -> list[str]:
        """All of them, in the order that the seed gives."""
        kinds = {"kill": self.kills, "freeze": self.freezes, "restart": self.restarts}
        blows = [kind for kind, times in kinds.items() for _ in range(times)]
        Random(self.seed).shuffle(blows)  # noqa: S311 - chance, no secret
        return blows


@dataclass(frozen=True, slots=True)
class Trouble:
    """What goes wrong at a provider, in one of so many requests."""

    kind: str
    share: float
    given: dict[str, Any]

    async def begin(self, patients: Patients) -> None:
        """Let it go wrong from now on."""
        asked = {"kind": self.kind, "with": self.given, "share": self.share, "times": None}
        await patients.ask("fault", **asked)


def troubles(share: float) -> Sequence[Trouble]:
    """Return all that may go wrong at a provider: it takes its time and more, breaks, has had too
    much, hangs up; each before it takes a message and, where that can be, after."""
    return [
        Trouble("wait", share, {"seconds": 1.2 * LEASE, "accepted": False}),
        Trouble("wait", share, {"seconds": 1.2 * LEASE, "accepted": True}),
        Trouble("fail", share, {"status": 500, "accepted": False}),
        Trouble("fail", share, {"status": 503, "accepted": True}),
        Trouble("flood", share, {"seconds": 1}),
        Trouble("drop", share, {"accepted": False}),
        Trouble("drop", share, {"accepted": True}),
    ]


class Rage:
    """Lets a storm rage over a company and its database."""

    def __init__(
        self,
        storm: Storm,
        company: Company,
        *,
        taken: Callable[[], int],
        restart: Callable[[], object],
    ) -> None:
        """`taken` says how many messages the providers have by now: the storm keeps pace."""
        self._storm = storm
        self._company = company
        self._taken = taken
        self._restart = restart
        self._random = Random(storm.seed + 1)  # noqa: S311 - chance, no secret
        self._thawing: set[asyncio.Task[None]] = set()

    async def rage(self, messages: int, *, tell: Callable[[int], None]) -> None:
        """Strike again and again until so many messages were taken; at the end everybody is
        awake."""
        blows = self._storm.blows
        for number, blow in enumerate(blows, 1):
            await self._until_taken(messages * (number - self._random.random()) / len(blows))
            await self._company.tend()
            await {"kill": self._kill, "freeze": self._freeze, "restart": self._pull}[blow]()
            tell(number)
        if self._thawing:
            await asyncio.wait(self._thawing)

    async def _until_taken(self, messages: float) -> None:
        began = _CLOCK.monotonic()
        while self._taken() < messages and _CLOCK.monotonic() - began < _LULL:
            await _CLOCK.sleep(0.02)

    async def _kill(self) -> None:
        bot = self._random.choice(self._company.awake or self._company.bots)
        await self._company.kill(bot)
        await self._company.add(bot.role)

    async def _freeze(self) -> None:
        bot = self._random.choice(self._company.awake or self._company.bots)
        bot.freeze()
        thawing = asyncio.create_task(self._thaw(bot))
        self._thawing.add(thawing)
        thawing.add_done_callback(self._thawing.discard)

    async def _thaw(self, bot: Bot) -> None:
        await _CLOCK.sleep(self._random.uniform(*_FROZEN))
        bot.thaw()

    async def _pull(self) -> None:
        self._company.may_fall += len(self._company.bots)
        await asyncio.to_thread(self._restart)
