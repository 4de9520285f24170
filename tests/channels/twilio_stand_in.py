"""A small Twilio on this machine, which refuses what Twilio would refuse.

In a test: `async with twilio_stand_in() as twilio: ...`. As a process of its own, for benchmarks
and for tests that kill the bot: `python -m tests.channels.twilio_stand_in --port 8082 --log FILE`.
Whoever stages the play then posts JSON to `/control/<verb>`; the verbs are in `_control` below. The
log holds one JSON object a line: `at, sid, sender, to, text, validity, callback`.
"""

from __future__ import annotations

import argparse
import asyncio
import signal
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from bot.clock import Clock, SystemClock
from tests.channels.stand_in_faults import Faults
from tests.channels.twilio_stand_in_calls import Calls
from tests.channels.twilio_stand_in_faults import KINDS, Fault
from tests.channels.twilio_stand_in_messages import Messages, Text
from tests.channels.twilio_stand_in_phones import Phones
from tests.channels.twilio_stand_in_rules import Refused
from tests.channels.twilio_stand_in_server import Server

__all__ = ["NUMBER", "SID", "TOKEN", "Text", "TwilioStandIn", "twilio_stand_in"]

SID: Final = "AC" + "0123456789abcdef" * 2
TOKEN: Final = "stand-in-of-twilio-on-this-machine"
NUMBER: Final = "+15550100123"


class TwilioStandIn(Phones):
    """Twilio, as far as the bot can tell; and what a test sees of it."""

    def __init__(
        self,
        *,
        sid: str = SID,
        token: str = TOKEN,
        numbers: tuple[str, ...] = (NUMBER,),
        clock: Clock | None = None,
        log: Path | None = None,
    ) -> None:
        clock = clock or SystemClock()
        messages = Messages(account=sid, clock=clock, log=log)
        super().__init__(messages, Calls(token), numbers=numbers, clock=clock)
        self.sid, self.token = sid, token
        self.faults = Faults[Fault]("POST")
        self.server = Server(sid, token, self.api, self._control, faults=self.faults)
        self._work: list[asyncio.Task[None]] = []

    @property
    def url(self) -> str:
        """Where a bot finds it: the setting `sms.api_base_url`."""
        return f"http://127.0.0.1:{self.server.port.number}"

    @property
    def accepted(self) -> list[Text]:
        """Every message of ours that was accepted, in order."""
        return self.messages.taken

    def call(self, *, public: str, at: str) -> None:
        """Bring webhooks from now on: to the address `at`, signed for the address `public`."""
        self.calls.public, self.calls.at = public, at

    async def wait_for(self, count: int = 1, *, number: str | None = None) -> list[Text]:
        """Return what was accepted, once there are `count`; a test waits two minutes at most."""
        async with asyncio.timeout(120):
            while len(found := self.accepted if number is None else self.to(number)) < count:
                self.messages.grown.clear()
                await self.messages.grown.wait()
        return found

    async def start(self, port: int = 0) -> None:
        await self.server.port.open(port)
        self._work = [asyncio.create_task(one.run()) for one in (self.network, self.calls)]

    async def stop(self) -> None:
        for task in self._work:
            task.cancel()
        await asyncio.gather(*self._work, return_exceptions=True)
        await self.server.port.close()
        self.messages.close()

    async def _control(self, verb: str, asked: Mapping[str, Any]) -> object:
        """Do what somebody outside of this process asks for; see the methods of `Phones`."""
        given = dict(asked)
        match verb:
            case "say" | "shown" | "switch_off" | "switch_on" | "break_phone" | "call":
                return getattr(self, verb)(**given)
            case "fault":  # {"kind": "refuse", "with": {"code": 21610}, "share": 0.01}
                self.faults.plan(KINDS[given.pop("kind")](**given.pop("with", {})), **given)
            case "luck":  # {"lost": 0.1, "twice": 0.1, "late": 2.0}
                for name, value in given.items():
                    setattr(self.calls.luck, name, float(value))
            case "forget":
                self.faults.forget()
            case "happened":
                return self.faults.happened
            case "accepted":  # {"since": 0}
                return [asdict(entry) for entry in self.accepted[int(given.get("since", 0)) :]]
            case _:
                raise Refused(404, 20404, f"no such verb: {verb}")
        return None


@asynccontextmanager
async def twilio_stand_in(
    *, numbers: tuple[str, ...] = (NUMBER,), clock: Clock | None = None, log: Path | None = None
) -> AsyncIterator[TwilioStandIn]:
    """Run a stand-in on a free port of this machine."""
    twilio = TwilioStandIn(numbers=numbers, clock=clock, log=log)
    await twilio.start()
    try:
        yield twilio
    finally:
        await twilio.stop()


async def _serve(asked: argparse.Namespace) -> None:
    numbers = tuple(asked.number or [NUMBER])
    twilio = TwilioStandIn(sid=asked.sid, token=asked.token, numbers=numbers, log=asked.log)
    twilio.server.latency, twilio.network.rate = asked.latency, asked.rate
    if asked.public:
        twilio.call(public=asked.public, at=asked.at or asked.public)
    await twilio.start(asked.port)
    print(twilio.url, flush=True)  # noqa: T201 -- whoever started it reads where it listens
    stop = asyncio.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(sign, stop.set)
    await stop.wait()
    await twilio.stop()


def main() -> None:
    parser = argparse.ArgumentParser(description="A small Twilio on this machine.")
    parser.add_argument("--port", type=int, default=0, help="0: a free one, printed at the start")
    parser.add_argument("--log", type=Path, help="append what was accepted here, a JSON line each")
    parser.add_argument("--sid", default=SID)
    parser.add_argument("--token", default=TOKEN)
    parser.add_argument("--number", action="append", help="of ours; may be given several times")
    parser.add_argument("--public", help="the bot's web.public_base_url; without it nobody calls")
    parser.add_argument("--at", help="where the bot really listens, such as http://127.0.0.1:8000")
    parser.add_argument("--rate", type=float, help="texts a second that leave each number's queue")
    parser.add_argument("--latency", type=float, default=0.0, help="seconds before each answer")
    asyncio.run(_serve(parser.parse_args()))


if __name__ == "__main__":
    main()
