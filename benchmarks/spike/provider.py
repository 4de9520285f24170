"""A provider that answers as fast as Python can, so that it is not what is measured.

The stand-ins of the tests refuse what Telegram and Twilio would refuse, which costs more than a
send. This one says yes to everything, after its latency, and 429 above its rate; it keeps when each
message came and to whom, and tells that at `/figures`.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import re
import signal
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Final

_LENGTH: Final = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
_CHAT: Final = re.compile(rb'chat_id"?[=:] ?"?(\d+)')
_PHONE: Final = re.compile(rb"(?:^|&)To=%2B(\d+)")
_KEYBOARD: Final = {
    "inline_keyboard": [
        [{"text": text, "callback_data": f"{text[0]}:x"} for text in ("1 Taken", "2 Later", "3 No")]
    ]
}
_TEXT: Final = "08:00: time for your medicines.\n- metformin 500 mg: 1 tablet, with food"
_ME: Final = {"id": 424242, "is_bot": True, "first_name": "Bell", "username": "bell_bot"}
_DATE: Final = "Mon, 02 Mar 2026 08:00:00 +0000"
_REASONS: Final = {200: "OK", 201: "Created", 429: "Too Many Requests"}


@dataclass(slots=True)
class Provider:
    """What it was told to be like, and what came."""

    latency: float
    rate: float  #: messages a second that are taken; 0: all
    at: list[float] = field(default_factory=list)
    chats: Counter[bytes] = field(default_factory=Counter)
    refused: int = 0
    _tokens: float = 0.0
    _since: float = 0.0

    def answer(self, head: bytes, body: bytes) -> tuple[float, bytes]:
        """Return after how many seconds to say what."""
        path = head.split(b" ", 2)[1]
        if path == b"/figures":
            return 0.0, _http(200, self._figures())
        if path == b"/count":
            return 0.0, _http(200, len(self.chats))
        if path.endswith(b"/getMe"):
            return 0.0, _http(200, {"ok": True, "result": _ME})
        if head.startswith(b"GET"):
            return self.latency, _http(200, {"messages": [], "next_page_uri": None})
        is_telegram = path.endswith(b"/sendMessage")
        if not self._has_room():
            self.refused += 1
            return self.latency, _http(429, _refusal(is_telegram=is_telegram))
        return self.latency, self._taken(body, is_telegram=is_telegram)

    def _taken(self, body: bytes, *, is_telegram: bool) -> bytes:
        found = (_CHAT if is_telegram else _PHONE).search(body)
        if found is None:
            raise ValueError("a message to nobody")
        self.at.append(time.time())
        self.chats[found[1]] += 1
        number = len(self.at)
        if is_telegram:
            return _http(200, {"ok": True, "result": _message(number, int(found[1]))})
        return _http(201, _text(number, found[1].decode()))

    def _has_room(self) -> bool:
        if not self.rate:
            return True
        now, most = time.monotonic(), max(1.0, self.rate / 10)
        self._tokens = min(most, self._tokens + (now - self._since) * self.rate)
        self._since = now
        has_room = self._tokens >= 1
        self._tokens -= has_room
        return has_room

    def _figures(self) -> dict[str, object]:
        return {"at": self.at, "chats": len(self.chats), "refused": self.refused}


class Talk(asyncio.Protocol):
    """One connection, on which one request comes after the other."""

    _transport: asyncio.WriteTransport | None = None

    def __init__(self, provider: Provider) -> None:
        self._provider = provider
        self._read = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        if isinstance(transport, asyncio.WriteTransport):
            self._transport = transport

    def connection_lost(self, _error: Exception | None) -> None:
        self._transport = None

    def data_received(self, data: bytes) -> None:
        self._read += data
        head, end, rest = self._read.partition(b"\r\n\r\n")
        length = _LENGTH.search(head)
        if not end or len(rest) < (wanted := int(length[1]) if length else 0):
            return
        self._read = rest[wanted:]
        seconds, answer = self._provider.answer(head, rest[:wanted])
        if seconds:
            asyncio.get_running_loop().call_later(seconds, self._say, answer)
        else:
            self._say(answer)

    def _say(self, answer: bytes) -> None:
        if self._transport is not None:
            self._transport.write(answer)


def _http(status: int, value: object) -> bytes:
    body = json.dumps(value).encode()
    head = (
        f"HTTP/1.1 {status} {_REASONS[status]}\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def _message(number: int, chat: int) -> dict[str, object]:
    """Return what Telegram repeats of a message: all of it."""
    return {
        "message_id": number,
        "date": 1772438400,
        "chat": {"id": chat, "type": "private", "first_name": "Ann"},
        "from": _ME,
        "text": _TEXT,
        "reply_markup": _KEYBOARD,
    }


def _text(number: int, phone: str) -> dict[str, object]:
    """Return what Twilio repeats of a text."""
    return {
        "sid": f"SM{number:032x}",
        "account_sid": "AC" + "0" * 32,
        "messaging_service_sid": None,
        "from": "+15550100123",
        "to": f"+{phone}",
        "body": _TEXT,
        "direction": "outbound-api",
        "status": "queued",
        "num_segments": "1",
        "num_media": "0",
        "date_created": _DATE,
        "date_sent": None,
        "date_updated": _DATE,
        "error_code": None,
        "error_message": None,
        "price": None,
        "price_unit": "USD",
        "api_version": "2010-04-01",
        "uri": "",
        "subresource_uris": {},
    }


def _refusal(*, is_telegram: bool) -> dict[str, object]:
    if not is_telegram:
        return {"code": 20429, "message": "Too many requests", "status": 429}
    return {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 1",
        "parameters": {"retry_after": 1},
    }


async def _serve(asked: argparse.Namespace) -> None:
    provider, loop = Provider(asked.latency, asked.rate), asyncio.get_running_loop()
    server = await loop.create_server(lambda: Talk(provider), "127.0.0.1", 0, backlog=4096)
    print(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", flush=True)
    stop = asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, stop.set)
    await stop.wait()
    server.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--latency", type=float, default=0.0, help="seconds before each answer")
    parser.add_argument("--rate", type=float, default=0.0, help="refuse more a second; 0: nothing")
    asyncio.run(_serve(parser.parse_args()))
