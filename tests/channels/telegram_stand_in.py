"""A small Bot API server on this machine, which refuses what Telegram would refuse.

In a test: `async with telegram_stand_in() as telegram: ...`. As a process of its own, for
benchmarks and for tests that kill the bot:
`python -m tests.channels.telegram_stand_in --port 8081 --log FILE`. Whoever stages the play then
posts JSON to `/control/<verb>`; the verbs are in `_control` below. The log holds one JSON object a
line: `at, method, chat, message, text, buttons`.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from bot.clock import Clock, SystemClock
from tests.channels.stand_in_chats import Accepted, Log
from tests.channels.stand_in_faults import KINDS, Fault, Faults
from tests.channels.stand_in_people import BOT, People
from tests.channels.stand_in_rules import Parameters, bad
from tests.channels.stand_in_server import Method, Server

TOKEN: Final = "424242:stand-in_of-Telegram_on-this-machine"


class StandIn(People):
    """Telegram, as far as the bot can tell; and what a test sees of it."""

    def __init__(
        self,
        *,
        token: str = TOKEN,
        clock: Clock | None = None,
        log: Path | None = None,
        everybody: bool = False,
    ) -> None:
        self._log = Log(log)
        super().__init__(clock=clock or SystemClock(), log=self._log, everybody=everybody)
        self.token = token
        self.faults = Faults[Fault]("sendMessage")
        self.server = Server(token, self._methods(), self._control, faults=self.faults)

    @property
    def url(self) -> str:
        """Where a bot finds it: the setting `telegram.api_base_url`."""
        return f"http://127.0.0.1:{self.server.port.number}"

    @property
    def accepted(self) -> list[Accepted]:
        """Every message and edit that was accepted, in order."""
        return self._log.entries

    async def wait_for(self, count: int = 1, *, chat: int | None = None) -> list[Accepted]:
        """Return what was accepted, once there are `count`; a test waits two minutes at most."""
        async with asyncio.timeout(120):
            while len(found := self.accepted if chat is None else self.to(chat)) < count:
                self._log.grown.clear()
                await self._log.grown.wait()
        return found

    async def start(self, port: int = 0) -> None:
        await self.server.port.open(port)

    async def stop(self) -> None:
        await self.updates.close()
        await self.server.port.close()
        self._log.close()

    def _methods(self) -> dict[str, Method]:
        return {
            "getMe": lambda _: _json(BOT),
            "sendMessage": lambda asked: _json(self.chats.send(asked)),
            "sendPhoto": lambda asked: _json(self.chats.send_photo(asked)),
            "sendDocument": lambda asked: _json(self.chats.send_document(asked)),
            "editMessageText": lambda asked: _json(self.chats.edit(asked)),
            "answerCallbackQuery": lambda asked: _json(self.answer_press(asked)),
            "getUpdates": self.updates.get,
            "setWebhook": lambda asked: _json(self.updates.set_webhook(asked)),
            "deleteWebhook": lambda asked: _json(self.updates.delete_webhook(asked)),
            "getWebhookInfo": lambda _: _json(self.updates.webhook_info()),
        }

    async def _control(self, verb: str, asked: Parameters) -> object:
        """Do what somebody outside of this process asks for; see the methods of `People`."""
        given: dict[str, Any] = dict(asked)
        match verb:
            case "know" | "say" | "show" | "press" | "press_label" | "block" | "unblock" | "move":
                return getattr(self, verb)(**given)
            case (
                "fault"
            ):  # {"kind": "drop", "with": {"accepted": true}, "share": 0.01, "times": null}
                fault = KINDS[given.pop("kind")](**given.pop("with", {}))
                self.faults.plan(fault, **given)
            case "forget":
                self.faults.forget()
            case "accepted":  # {"since": 0}
                return [asdict(entry) for entry in self.accepted[int(given.get("since", 0)) :]]
            case "happened":
                return self.faults.happened
            case "pending":
                return len(self.updates.pending)
            case _:
                raise bad(f"no such verb: {verb}")
        return None


@asynccontextmanager
async def telegram_stand_in(
    *, clock: Clock | None = None, log: Path | None = None, everybody: bool = False
) -> AsyncIterator[StandIn]:
    """Run a stand-in on a free port of this machine."""
    telegram = StandIn(clock=clock, log=log, everybody=everybody)
    await telegram.start()
    try:
        yield telegram
    finally:
        await telegram.stop()


async def _json(result: object) -> bytes:
    return json.dumps(result).encode()


async def _serve(asked: argparse.Namespace) -> None:
    telegram = StandIn(token=asked.token, log=asked.log, everybody=not asked.strangers)
    telegram.server.rate, telegram.server.latency = asked.rate, asked.latency
    await telegram.start(asked.port)
    print(telegram.url, flush=True)  # noqa: T201 -- whoever started it reads where it listens
    stop = asyncio.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(sign, stop.set)
    await stop.wait()
    await telegram.stop()


def main() -> None:
    parser = argparse.ArgumentParser(description="A small Bot API server on this machine.")
    parser.add_argument("--port", type=int, default=0, help="0: a free one, printed at the start")
    parser.add_argument("--log", type=Path, help="append what was accepted here, a JSON line each")
    parser.add_argument("--token", default=TOKEN)
    parser.add_argument(
        "--rate", type=int, help="refuse more than this many messages a second (429)"
    )
    parser.add_argument("--latency", type=float, default=0.0, help="seconds before each answer")
    parser.add_argument("--strangers", action="store_true", help="nobody has pressed Start yet")
    asyncio.run(_serve(parser.parse_args()))


if __name__ == "__main__":
    main()
