"""What people say to the bot, until it is fetched and confirmed, or brought to the webhook."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from contextlib import suppress

from aiohttp import ClientError, ClientSession, ClientTimeout

from bot.clock import Clock
from tests.channels.stand_in_rules import Parameters, Refusal, number, value_of, webhook_of

_WEBHOOK_SET = (
    "Conflict: can't use getUpdates method while webhook is active;"
    " use deleteWebhook to delete the webhook first"
)
_OTHER_POLLER = (
    "Conflict: terminated by other getUpdates request;"
    " make sure that only one bot instance is running"
)
_NEVER_UNASKED = frozenset({"chat_member", "message_reaction"})


class Updates:
    """The queue between what people say and the bot."""

    def __init__(self, clock: Clock) -> None:
        self.pending: dict[int, bytes] = {}  #: not confirmed yet, by number
        self.url = self.secret = ""
        self.brought: list[int] = []  #: how the webhook answered, in order
        self.polls = 0
        self.longest_poll: float = 50  #: seconds after which an empty answer comes
        self._clock = clock
        self._next = 1000
        self._wanted: frozenset[str] = frozenset()
        self._something = asyncio.Event()
        self._poller = 0
        self._session: ClientSession | None = None
        self._bringing: asyncio.Task[None] | None = None

    def add(self, content: Mapping[str, object]) -> int:
        """Let something have been said; return the number of the update."""
        return self.add_raw(json.dumps({"update_id": self._next + 1, **content}).encode())

    def add_raw(self, body: bytes) -> int:
        """Let something arrive that need not be of Telegram's shape; NUMBER becomes its number."""
        self._next += 1
        self.pending[self._next] = body.replace(b"NUMBER", str(self._next).encode())
        self._something.set()
        return self._next

    def number_from(self, number: int) -> None:
        """Number the coming updates anew, as Telegram may after a quiet week."""
        self._next = number

    async def get(self, parameters: Parameters) -> bytes:
        """Return what waits as a JSON list; forget what the offset confirms."""
        if self.url:
            raise Refusal(409, _WEBHOOK_SET)
        self.polls += 1
        self._poller += 1
        me = self._poller
        self._something.set()  # an earlier poller wakes up and finds itself replaced
        offset = number(parameters, "offset") or 0
        self.pending = {id_: body for id_, body in self.pending.items() if id_ >= offset}
        self._listen_for(parameters)
        patience = min(number(parameters, "timeout") or 0, self.longest_poll)
        until = self._clock.monotonic() + patience
        while not self._waiting() and (left := until - self._clock.monotonic()) > 0:
            self._something.clear()
            await self._clock.wait(self._something, at_most=left)
            if me != self._poller:
                raise Refusal(409, _OTHER_POLLER)
        limit = min(number(parameters, "limit") or 100, 100)
        return b"[" + b",".join(self._waiting()[:limit]) + b"]"

    def set_webhook(self, parameters: Parameters) -> bool:
        self.url, self.secret = webhook_of(parameters)
        self._listen_for(parameters)
        self._poller += 1
        self._something.set()
        if self.url and self._bringing is None:
            self._bringing = asyncio.create_task(self._bring())
        return True

    def delete_webhook(self, parameters: Parameters) -> bool:
        self.url = self.secret = ""
        if str(parameters.get("drop_pending_updates", "")).lower() == "true":
            self.pending.clear()
        return True

    def webhook_info(self) -> dict[str, object]:
        return {
            "url": self.url,
            "has_custom_certificate": False,
            "pending_update_count": len(self.pending),
        }

    async def close(self) -> None:
        if self._bringing is not None:
            self._bringing.cancel()
            with suppress(asyncio.CancelledError):
                await self._bringing
        if self._session is not None:
            await self._session.close()

    def _listen_for(self, parameters: Parameters) -> None:
        wanted = value_of(parameters, "allowed_updates")
        if isinstance(wanted, list):
            self._wanted = frozenset(map(str, wanted))

    def _waiting(self) -> list[bytes]:
        return [body for body in self.pending.values() if self._is_wanted(body)]

    def _is_wanted(self, body: bytes) -> bool:
        try:
            kinds = set(json.loads(body)) - {"update_id"}
        except (ValueError, TypeError, RecursionError):
            return True  # a test brings what cannot be read, and it is to arrive
        return not kinds or bool(kinds & self._wanted if self._wanted else kinds - _NEVER_UNASKED)

    async def _bring(self) -> None:
        """Bring to the webhook what waits, in order, each until it is taken."""
        self._session = ClientSession(timeout=ClientTimeout(total=10))
        while True:
            body = next(iter(self._waiting()), None)
            if not self.url or body is None:
                self._something.clear()
                await self._something.wait()
            elif not await self._brought(self._session, body):
                await self._clock.sleep(0.05)

    async def _brought(self, session: ClientSession, body: bytes) -> bool:
        headers = {"Content-Type": "application/json"}
        if self.secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = self.secret
        try:
            async with session.post(self.url, data=body, headers=headers) as response:
                self.brought.append(response.status)
                taken = response.ok
        except (ClientError, TimeoutError):
            return False
        if taken:
            self.pending = {id_: other for id_, other in self.pending.items() if other is not body}
        return taken
