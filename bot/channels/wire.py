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
    ClientSession,
    ClientTimeout,
    ConnectionTimeoutError,
    DummyCookieJar,
    InvalidURL,
    NonHttpUrlClientError,
    TCPConnector,
    TraceConfig,
)


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
    """Let a request inside go out only if it still may when its first byte does: the place and the
    connection that it waits for may come late, to a process that was frozen hours late."""
    token = _MAY_GO.set(may_go)
    try:
        yield
    finally:
        _MAY_GO.reset(token)


def open_session(limits: HttpLimits) -> ClientSession:
    """Return a session of the running loop. Nothing is connected yet."""
    return ClientSession(
        connector=TCPConnector(
            limit=limits.connections,
            keepalive_timeout=limits.keep_alive,
            ttl_dns_cache=300,
        ),
        trace_configs=[_guard()],
        cookie_jar=DummyCookieJar(),
        headers={"User-Agent": "dosebell"},
    )


def never_sent(error: Exception) -> bool:
    """Whether a request that failed like this certainly never reached the provider."""
    return isinstance(error, _NEVER_SENT)


def _guard() -> TraceConfig:
    """Return what is asked before the head of a request is written, and before its body is."""
    guard = TraceConfig()
    guard.on_request_headers_sent.append(_ask)
    guard.on_request_chunk_sent.append(_ask)
    return guard


async def _ask(*_about: object) -> None:
    if not _MAY_GO.get()():
        raise TooLate
