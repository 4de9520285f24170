"""The HTTP side of the stand-in: reads requests as Telegram does, and fails as planned."""

from __future__ import annotations

import asyncio
import json
from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping
from typing import Final, assert_never
from urllib.parse import parse_qsl

from aiohttp import web

from bot.clock import SystemClock
from tests.channels.listening_port import ListeningPort
from tests.channels.stand_in_faults import Drop, Fail, Fault, Faults, Flood, Garble, Wait
from tests.channels.stand_in_rules import Parameters, Refusal, Upload, bad, flooded

Method = Callable[[Parameters], Awaitable[bytes]]
Control = Callable[[str, Parameters], Awaitable[object]]

_JSON: Final = "application/json"
_SAYS: Final = frozenset({"sendMessage", "sendPhoto", "sendDocument"})
_JSON_HEADERS: Final = {"Content-Type": _JSON}


class Server:
    """Answers `/bot<token>/<method>`, and `/control/<verb>` for whoever stages the play."""

    def __init__(
        self,
        token: str,
        methods: Mapping[str, Method],
        control: Control,
        *,
        faults: Faults[Fault],
    ) -> None:
        self._token = token
        self._methods = {name.lower(): method for name, method in methods.items()}
        self._names = {name.lower(): name for name in methods}
        self._faults = faults
        self._clock = SystemClock()
        self._control = control
        self.rate: int | None = None  #: messages that are taken in a second
        self.latency = 0.0  #: seconds before each answer
        self._second, self._taken = 0, 0
        self._asked: defaultdict[str, asyncio.Event] = defaultdict(asyncio.Event)
        self.port = ListeningPort(self._handle)

    async def asked_for(self, name: str) -> None:
        """Wait until a method was called, which need not be answered yet."""
        await self._asked[name].wait()

    async def _handle(self, request: web.BaseRequest) -> web.StreamResponse:
        try:
            _, first, name = request.path.split("/", 2)
        except ValueError:
            return _refused(Refusal(404, "Not Found"))
        try:
            parameters = await _parameters(request)
            if first == "control":
                return web.json_response(await self._control(name, parameters))
            return await self._answer(request, first, name, parameters)
        except Refusal as refusal:
            return _refused(refusal)

    async def _answer(
        self, request: web.BaseRequest, first: str, name: str, parameters: Parameters
    ) -> web.StreamResponse:
        self._admit(first)
        method = self._methods.get(name.lower())
        if method is None:
            raise Refusal(404, "Not Found: method not found")
        name = self._names[name.lower()]
        self._asked[name].set()
        if self.latency:
            await self._clock.sleep(self.latency)
        self._count(name)
        fault = self._faults.next(name, parameters.get("chat_id"))
        if fault is None:
            return _result(await method(parameters))
        return await self._go_wrong(fault, method, parameters, request)

    async def _go_wrong(
        self, fault: Fault, method: Method, parameters: Parameters, request: web.BaseRequest
    ) -> web.StreamResponse:
        taken = await method(parameters) if fault.accepted else b""
        match fault:
            case Drop():
                if request.transport is not None:
                    request.transport.abort()
                return web.Response()  # nobody reads this
            case Wait():
                await self._clock.sleep(fault.seconds)
                return _result(taken or await method(parameters))
            case Fail():
                return web.Response(status=fault.status, body=fault.body)
            case Garble():
                return web.Response(body=fault.body)
            case Flood():
                raise flooded(fault.seconds)
            case _:
                assert_never(fault)

    def _admit(self, first: str) -> None:
        if not first.startswith("bot") or ":" not in first:
            raise Refusal(404, "Not Found")
        if first != f"bot{self._token}":
            raise Refusal(401, "Unauthorized")

    def _count(self, name: str) -> None:
        """Refuse what is more than `rate` messages a second."""
        if self.rate is None or name not in _SAYS:
            return
        second = int(self._clock.monotonic())
        self._taken = self._taken + 1 if second == self._second else 1
        self._second = second
        if self._taken > self.rate:
            raise flooded(1)


async def _parameters(request: web.BaseRequest) -> Parameters:
    """Return what was asked, from the address and from a body of JSON or of a form."""
    parameters: dict[str, object] = dict(request.query)
    if request.content_type == "multipart/form-data":
        return parameters | await _form(request)
    body = await request.read()
    if not body:
        return parameters
    try:
        if request.content_type == _JSON:
            given = json.loads(body)
            parameters.update(given if isinstance(given, dict) else {})
        else:
            parameters.update(parse_qsl(body.decode(), keep_blank_values=True))
    except (ValueError, RecursionError):
        raise bad("can't parse the request") from None
    return parameters


async def _form(request: web.BaseRequest) -> dict[str, object]:
    """Return the fields of a form with files."""
    told: dict[str, object] = {}
    for name, field in (await request.post()).items():
        if isinstance(field, web.FileField):
            with field.file as file:
                told[name] = Upload(field.filename, field.content_type, file.read())
        else:
            told[name] = field
    return told


def _result(result: bytes) -> web.Response:
    return web.Response(body=b'{"ok":true,"result":' + result + b"}", headers=_JSON_HEADERS)


def _refused(refusal: Refusal) -> web.Response:
    body = json.dumps(refusal.as_json()).encode()
    return web.Response(status=refusal.status, body=body, headers=_JSON_HEADERS)
