"""The wire to Telegram: PTB's requests over aiohttp, and which failures certainly sent nothing.

PTB's own client gets slower the more messages are under way, and mixes up both kinds of time-out;
this one does neither. No error that leaves this file names the address that was called, because
the address holds the token.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from aiohttp import (
    ClientConnectorError,
    ClientError,
    ClientSession,
    ClientTimeout,
    ConnectionTimeoutError,
    DummyCookieJar,
    InvalidURL,
    NonHttpUrlClientError,
    TCPConnector,
)
from telegram import Bot
from telegram.error import NetworkError, TelegramError
from telegram.request import BaseRequest, RequestData

_NEVER_CONNECTED: Final = (
    ClientConnectorError,
    ConnectionTimeoutError,
    InvalidURL,
    NonHttpUrlClientError,
)
#: PTB makes an error of its own of each of these.
_KNOWN: Final = frozenset({400, 401, 403, 404, 409})
_SAY_AT_MOST: Final = 200  #: characters of somebody else's error text
_WE_SAID_IT: Final = ("text", "entities", "reply_markup", "link_preview_options")
_DEFAULT: Final = BaseRequest.DEFAULT_NONE


class NotSent(NetworkError):
    """Telegram certainly never took the request: no connection, or somebody in between refused."""


class MaybeSent(NetworkError):
    """Telegram may have taken the request: the answer never came, or could not be read."""


class Flooded(TelegramError):
    """Telegram refused because there was too much, and said how long to wait (429)."""

    def __init__(self, wait: timedelta) -> None:
        super().__init__(f"too many requests: wait {wait.total_seconds():.0f} s")
        self.wait = wait


@dataclass(frozen=True, slots=True)
class HttpLimits:
    """How many requests may be under way, and how many seconds each step may take."""

    connections: int = 400
    place: float = 5.0  #: for a free place among the connections, and a connection there
    connect: float = 5.0  #: for the connection alone
    read: float = 10.0  #: for Telegram to say something
    total: float = (
        15.0  #: for everything; longer than `place`, so that its end means "may have been sent"
    )
    keep_alive: float = 15.0  #: a quiet connection is let go before the other side drops it


class QuietBot(Bot):
    """A bot that does not show its token when somebody looks at it in a traceback."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "QuietBot()"


class AiohttpRequest(BaseRequest):
    """Carries requests of a PTB `Bot` over aiohttp, on connections that stay open."""

    def __init__(self, secret: str, limits: HttpLimits) -> None:
        self._secret = secret
        self._limits = limits
        self._timeout = self._timeout_for(limits.read)
        self._session: ClientSession | None = None
        self._closed = False

    @property
    def read_timeout(self) -> float:
        return self._limits.read

    async def initialize(self) -> None:
        """Open nothing yet: the first request does."""

    async def shutdown(self) -> None:
        self._closed = True
        if self._session is not None:
            await self._session.close()

    async def do_request(  # noqa: PLR0913 -- the signature is PTB's
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = _DEFAULT,
        write_timeout: object = _DEFAULT,
        connect_timeout: object = _DEFAULT,
        pool_timeout: object = _DEFAULT,
    ) -> tuple[int, bytes]:
        """Make one request, once. Only the read time-out may differ from the limits."""
        timeout = self._timeout
        if isinstance(read_timeout, int | float):
            timeout = self._timeout_for(read_timeout)
        body = None if request_data is None else request_data.parameters
        try:
            async with self._open().request(
                method, url, json=body, timeout=timeout, allow_redirects=False
            ) as response:
                status, payload = response.status, await response.read()
        except (ClientError, TimeoutError, OSError) as error:
            failure = _failure(error)
        else:
            return status, payload if status == 200 else self._refusal(status, payload)
        raise failure  # outside of the handler: its context would hold the address

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Return the answer as a value, without PTB's habit of logging what cannot be read."""
        answer = _object(payload)
        if answer is None or ("result" not in answer and "description" not in answer):
            raise MaybeSent("an answer that is not Telegram's")
        if isinstance(sent := answer.get("result"), dict):
            # Telegram repeats what we said; PTB would build all of it again, which costs as much
            # as sending it.
            for known in _WE_SAID_IT:
                sent.pop(known, None)
        return answer

    def _open(self) -> ClientSession:
        if self._closed:
            raise NotSent("the channel is closed")
        if self._session is None:
            self._session = ClientSession(
                connector=TCPConnector(
                    limit=self._limits.connections,
                    keepalive_timeout=self._limits.keep_alive,
                    ttl_dns_cache=300,
                ),
                cookie_jar=DummyCookieJar(),
                headers={"User-Agent": "dosebell"},
            )
        return self._session

    def _timeout_for(self, read: float) -> ClientTimeout:
        limits = self._limits
        return ClientTimeout(
            total=max(limits.total, limits.place + read),
            connect=limits.place,
            sock_connect=limits.connect,
            sock_read=read,
        )

    def _refusal(self, status: int, payload: bytes) -> bytes:
        """Return what Telegram said in short, or raise what its status means by itself."""
        if status >= 500:
            raise MaybeSent(f"HTTP {status}")
        answer = _object(payload) or {}
        parameters = answer.get("parameters")
        if status == 429:
            raise Flooded(_wait(parameters))
        if answer.get("ok") is not False or status not in _KNOWN:
            raise NotSent(f"HTTP {status} by somebody in between")
        text = str(answer.get("description", status)).replace(self._secret, "…")[:_SAY_AT_MOST]
        return json.dumps({"description": text, "parameters": _migration(parameters)}).encode()


def _failure(error: Exception) -> NetworkError:
    kind = NotSent if isinstance(error, _NEVER_CONNECTED) else MaybeSent
    return kind(type(error).__name__)


def _object(payload: bytes) -> dict[str, Any] | None:
    try:
        answer = json.loads(payload)
    except (ValueError, RecursionError):
        return None
    return answer if isinstance(answer, dict) else None


def _wait(parameters: object) -> timedelta:
    seconds = parameters.get("retry_after") if isinstance(parameters, dict) else None
    return timedelta(seconds=min(max(seconds, 1), 86_400) if isinstance(seconds, int) else 1)


def _migration(parameters: object) -> dict[str, int] | None:
    chat = parameters.get("migrate_to_chat_id") if isinstance(parameters, dict) else None
    return {"migrate_to_chat_id": chat} if isinstance(chat, int) else None
