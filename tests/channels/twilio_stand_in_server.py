"""The HTTP side of the Twilio stand-in: reads requests as Twilio does, and fails as planned."""

from __future__ import annotations

import json
from base64 import b64encode
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final, assert_never
from urllib.parse import parse_qsl

from aiohttp import web

from bot.clock import SystemClock
from tests.channels.listening_port import ListeningPort
from tests.channels.stand_in_faults import Drop, Fail, Faults, Flood, Garble, Wait
from tests.channels.twilio_openapi import complaints_of_answer, complaints_of_query, operation
from tests.channels.twilio_stand_in_faults import Fault, Refuse
from tests.channels.twilio_stand_in_rules import Refused, look_at_form

Api = Callable[[str, str, Mapping[str, str]], tuple[int, dict[str, object]]]
"""Does what a method asks of a path with these parameters; returns status and answer."""

Control = Callable[[str, Mapping[str, Any]], Awaitable[object]]

_FORM: Final = "application/x-www-form-urlencoded"


class Server:
    """Answers Twilio's addresses, and `/control/<verb>` for whoever stages the play."""

    def __init__(
        self, account: str, token: str, api: Api, control: Control, *, faults: Faults[Fault]
    ) -> None:
        self._account = account
        self._key = f"Basic {b64encode(f'{account}:{token}'.encode()).decode()}"
        self._api = api
        self._control = control
        self._faults = faults
        self._clock = SystemClock()
        self.latency = 0.0  #: seconds before each answer
        self.most_at_once: int | None = None  #: requests; more are refused
        self.asked: Counter[str] = Counter()  #: requests by method
        self._under_way = 0
        self.port = ListeningPort(self._handle)

    async def _handle(self, request: web.BaseRequest) -> web.StreamResponse:
        try:
            if request.path.startswith("/control/"):
                given = json.loads(await request.read() or b"{}")
                verb = request.path.removeprefix("/control/")
                return web.json_response(await self._control(verb, given))
            self._under_way += 1
            try:
                return await self._answer(request)
            finally:
                self._under_way -= 1
        except Refused as refusal:
            return _refused(refusal)

    async def _answer(self, request: web.BaseRequest) -> web.StreamResponse:
        self.asked[request.method] += 1
        if request.headers.get("Authorization") != self._key:
            raise Refused(401, 20003, "Authenticate")
        if self.most_at_once is not None and self._under_way > self.most_at_once:
            raise Refused(429, 20429, "Too Many Requests")
        asked = operation(request.method, request.path)
        if asked is None or self._account not in request.path.removesuffix(".json").split("/"):
            raise Refused(404, 20404, "The requested resource was not found")
        given = await _parameters(request, asked)
        if self.latency:
            await self._clock.sleep(self.latency)
        fault = self._faults.next(request.method, given.get("To"))
        if fault is not None:
            return await self._go_wrong(fault, given, request)
        status, answer = self._api(request.method, request.path, given)
        if complaints := complaints_of_answer(asked, status, answer):
            raise AssertionError(f"the stand-in is not like Twilio: {complaints}")
        return web.json_response(answer, status=status)

    async def _go_wrong(
        self, fault: Fault, given: Mapping[str, str], request: web.BaseRequest
    ) -> web.StreamResponse:
        here = request.method, request.path, given
        taken = self._api(*here) if fault.accepted else None
        match fault:
            case Drop():
                if request.transport is not None:
                    request.transport.abort()
                return web.Response()  # nobody reads this
            case Wait():
                await self._clock.sleep(fault.seconds)
                status, answer = taken or self._api(*here)
                return web.json_response(answer, status=status)
            case Fail():
                return web.Response(status=fault.status, body=fault.body)
            case Garble():
                return web.Response(body=fault.body)
            case Flood():
                raise Refused(429, 20429, "Too Many Requests", fault.seconds)
            case Refuse():
                raise Refused(fault.status, fault.code, f"no: {given.get('To')} {request.path}")
            case _:
                assert_never(fault)


async def _parameters(request: web.BaseRequest, asked: Mapping[str, Any]) -> dict[str, str]:
    """Return what was asked, held against what Twilio has published that it takes."""
    query = dict(request.query)
    if complaints := complaints_of_query(asked, query):
        raise Refused(400, 20001, "; ".join(complaints))
    if request.method != "POST":
        return query
    if request.content_type != _FORM:
        raise Refused(415, 20415, "Unsupported Media Type")
    pairs = parse_qsl((await request.read()).decode(), keep_blank_values=True, strict_parsing=True)
    form = dict(pairs)
    if len(form) != len(pairs):
        raise Refused(400, 20001, "a parameter stands there twice")
    look_at_form(asked, form)
    return form


def _refused(refusal: Refused) -> web.Response:
    headers = {} if refusal.seconds is None else {"Retry-After": str(refusal.seconds)}
    return web.json_response(refusal.as_json(), status=refusal.status, headers=headers)
