"""The wire to Telegram: PTB's requests over aiohttp, and which failures certainly sent nothing.

PTB's own client gets slower the more messages are under way, and mixes up both kinds of time-out;
this one does neither. No error that leaves this file names the address that was called, because
the address holds the token.
"""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any, Final

from aiohttp import ClientError, ClientSession, FormData
from telegram import Bot
from telegram.error import NetworkError, TelegramError
from telegram.request import BaseRequest, RequestData

from bot.channels.wire import HttpLimits, never_sent, open_session

#: PTB makes an error of its own of each of these.
_KNOWN: Final = frozenset({400, 401, 403, 404, 409})
_SAY_AT_MOST: Final = 200  #: characters of somebody else's error text
#: Of a message that was taken: its number, and what PTB cannot make one without.
_WE_READ: Final = ("message_id", "date", "chat")
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
        self._timeout = limits.timeout()
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
            timeout = self._limits.timeout(read_timeout)
        try:
            async with self._open().request(
                method, url, timeout=timeout, allow_redirects=False, **_body(request_data)
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
        if isinstance(sent := answer.get("result"), dict) and "message_id" in sent:
            # Telegram repeats what we said and who we are; PTB would build all of it again, which
            # costs as much as sending it.
            answer["result"] = {name: sent[name] for name in _WE_READ if name in sent}
        return answer

    def _open(self) -> ClientSession:
        if self._closed:
            raise NotSent("the channel is closed")
        if self._session is None:
            self._session = open_session(self._limits)
        return self._session

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


def _body(asked: RequestData | None) -> dict[str, Any]:
    """Return what is asked, as aiohttp takes it: JSON, or a form where a file goes with it."""
    if asked is None:
        return {}
    if not asked.contains_files:
        return {"json": asked.parameters}
    form = FormData()
    for name, value in asked.json_parameters.items():
        form.add_field(name, value)
    for name, (file, data, media_type) in (asked.multipart_data or {}).items():
        form.add_field(name, data, filename=file, content_type=media_type)
    return {"data": form}


def _failure(error: Exception) -> NetworkError:
    kind = NotSent if never_sent(error) else MaybeSent
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
