"""Connections to a provider that stay open, and which failures certainly sent nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Final

from aiohttp import (
    ClientConnectorError,
    ClientError,
    ClientRequest,
    ClientSession,
    ClientTimeout,
    ConnectionTimeoutError,
    DummyCookieJar,
    InvalidURL,
    NonHttpUrlClientError,
    TCPConnector,
)
from aiohttp.connector import Connection
from aiohttp.tracing import Trace


class TooLate(ClientError):
    """It was not put on the wire any more: whoever wanted it sent had slept, or waited too long."""


_NEVER_SENT: Final = (
    TooLate,
    ClientConnectorError,
    ConnectionTimeoutError,
    InvalidURL,
    NonHttpUrlClientError,
)


@dataclass(frozen=True, slots=True)
class HttpLimits:
    """How many requests may be under way, and how many seconds each step may take."""

    connections: int = 400
    place: float = 5.0  #: for a free place among the connections, and a connection there
    connect: float = 5.0  #: for the connection alone
    read: float = 10.0  #: for the provider to say something
    total: float = (
        15.0  #: for everything; longer than `place`, so that its end means "may have been sent"
    )
    keep_alive: float = 15.0  #: a quiet connection is let go before the other side drops it

    def timeout(self, read: float | None = None) -> ClientTimeout:
        """Return these limits as aiohttp takes them, with another time to read where wanted."""
        read = self.read if read is None else read
        return ClientTimeout(
            total=max(self.total, self.place + read),
            connect=self.place,
            sock_connect=self.connect,
            sock_read=read,
        )


_MAY_GO: ContextVar[Callable[[], bool]] = ContextVar("may_go", default=lambda: True)


@contextmanager
def only_while(may_go: Callable[[], bool]) -> Iterator[None]:
    """Let a request inside go out only if it still may once it has a connection: that may come
    late, to a process that was frozen hours late."""
    token = _MAY_GO.set(may_go)
    try:
        yield
    finally:
        _MAY_GO.reset(token)


class _Guarded(TCPConnector):
    """Hands out a connection only to who may still use it: it is written to at once."""

    async def connect(
        self,
        req: ClientRequest,
        traces: list[Trace],
        timeout: ClientTimeout,  # noqa: ASYNC109 - the signature is aiohttp's
    ) -> Connection:
        connection = await super().connect(req, traces, timeout)
        if not _MAY_GO.get()():
            connection.release()
            raise TooLate
        return connection


def open_session(limits: HttpLimits) -> ClientSession:
    """Return a session of the running loop. Nothing is connected yet."""
    return ClientSession(
        connector=_Guarded(
            limit=limits.connections,
            keepalive_timeout=limits.keep_alive,
            ttl_dns_cache=300,
        ),
        cookie_jar=DummyCookieJar(),
        headers={"User-Agent": "dosebell"},
    )


def never_sent(error: Exception) -> bool:
    """Whether a request that failed like this certainly never reached the provider."""
    return isinstance(error, _NEVER_SENT)
