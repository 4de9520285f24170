"""The wire to Twilio: its client library over aiohttp, and which failures certainly sent nothing.

The library's own client cannot tell one time-out from another, and its errors hold the address that
was called and what Twilio wrote: account, phone number, words. No error that leaves this file does.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final
from urllib.parse import urlencode

from aiohttp import ClientError, ClientSession
from twilio.http import AsyncHttpClient  # type: ignore[import-untyped] # published without types
from twilio.http.response import Response  # type: ignore[import-untyped] # published without types
from twilio.rest import Client  # type: ignore[import-untyped] # published without types

from bot.channels.twilio_account import TwilioAccount
from bot.channels.wire import HttpLimits, never_sent, open_session

#: Else the library would let TWILIO_EDGE and TWILIO_REGION change which host is called.
_NO_ENVIRONMENT: Final = {"": ""}
_LONGEST_WAIT: Final = 86_400


class TwilioError(Exception):
    """A request to Twilio did not go well."""


class NotSent(TwilioError):
    """Twilio certainly never took the request: no connection, or somebody in between refused."""


class MaybeSent(TwilioError):
    """Twilio may have taken the request: the answer never came, or could not be read."""


class Refusal(TwilioError):
    """Twilio refused the request; it certainly did nothing of what was asked."""

    def __init__(self, status: int, code: int, wait: timedelta | None = None) -> None:
        super().__init__(f"Twilio's error {code or status}")
        self.status = status
        self.code = code  #: of Twilio's list of errors; 0: it named none
        self.wait = wait  #: how long it wants to be left alone


class QuietClient(Client):  # type: ignore[misc] # the library has no types
    """A client that does not show its account when somebody looks at it in a traceback."""

    def __repr__(self) -> str:
        return "QuietClient()"


class AiohttpClient(AsyncHttpClient):  # type: ignore[misc] # the library has no types
    """Carries requests of twilio's `Client` over aiohttp, once each, on connections that stay."""

    def __init__(self, limits: HttpLimits) -> None:
        """Open nothing yet: the first request does, in the loop that it runs in."""
        self.is_async = True
        self._limits = limits
        self._session: ClientSession | None = None
        self._closed = False

    async def request(  # noqa: PLR0913 -- the signature is the library's
        self,
        method: str,
        uri: str,
        params: Mapping[str, object] | None = None,
        data: Mapping[str, object] | None = None,
        headers: Mapping[str, str] | None = None,
        auth: tuple[str, str] | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 -- the signature is the library's
        allow_redirects: bool = False,
    ) -> Response:
        """Make one request, once. The time-outs are those of the limits."""
        asked = {**(headers or {}), **_basic(auth)}
        try:
            async with self._open().request(
                method,
                _address(uri, params),
                data=_form(data),
                headers=asked,
                timeout=self._limits.timeout(),
                allow_redirects=False,
            ) as response:
                status, payload = response.status, await response.read()
                wait = _seconds(response.headers.get("Retry-After"))
        except (ClientError, TimeoutError, OSError, ValueError) as error:
            failure = _failure(error)
        else:
            return _answer(status, payload, wait)
        raise failure  # outside of the handler: its context would hold the address

    async def close(self) -> None:
        self._closed = True
        if self._session is not None:
            await self._session.close()

    def _open(self) -> ClientSession:
        if self._closed:
            raise NotSent("the channel is closed")
        if self._session is None:
            self._session = open_session(self._limits)
        return self._session


def client_of(account: TwilioAccount, wire: AiohttpClient) -> QuietClient:
    """Return the library's client of an account, speaking over `wire`."""
    client = QuietClient(
        account.sid, account.tokens[0], http_client=wire, environment=_NO_ENVIRONMENT
    )
    client.api.base_url = account.api_base_url
    return client


def _address(uri: str, params: Mapping[str, object] | None) -> str:
    return f"{uri}?{urlencode(params)}" if params else uri


def _form(data: Mapping[str, object] | None) -> bytes | None:
    return urlencode(data, errors="replace").encode() if data else None


def _basic(auth: tuple[str, str] | None) -> dict[str, str]:
    # By hand, because aiohttp warns of its own way, which it will give up.
    if auth is None:
        return {}
    return {"Authorization": f"Basic {b64encode(':'.join(auth).encode()).decode()}"}


def _failure(error: Exception) -> TwilioError:
    # A `ValueError` is an address that is none.
    kind = NotSent if never_sent(error) or isinstance(error, ValueError) else MaybeSent
    return kind(type(error).__name__)


def _answer(status: int, payload: bytes, wait: timedelta | None) -> Response:
    """Return what Twilio said, or raise what its status means."""
    answer = _object(payload)
    if status >= 500:
        raise MaybeSent(f"HTTP {status}")
    if status < 300:
        if answer is None:
            raise MaybeSent("an answer that is not Twilio's")
        return Response(status, payload.decode())
    code = (answer or {}).get("code")
    if status < 400 or (not isinstance(code, int) and status not in (401, 429)):
        raise NotSent(f"HTTP {status} by somebody in between")
    raise Refusal(status, code if isinstance(code, int) else 0, wait)


def _object(payload: bytes) -> dict[str, Any] | None:
    try:
        answer = json.loads(payload.decode())
    except (ValueError, RecursionError):
        return None
    return answer if isinstance(answer, dict) else None


def _seconds(header: str | None) -> timedelta | None:
    if header is None or not header.isascii() or not header.isdigit():
        return None
    return timedelta(seconds=min(max(int(header[:9]), 1), _LONGEST_WAIT))
