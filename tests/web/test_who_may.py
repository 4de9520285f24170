"""Proves who may use which door: a row for each, and a door without a row fails.

The doors are those of the try-out chat and of the providers together, so a page that is added
anywhere has to say here what a stranger, somebody else's page or key, and the one it is for get.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

import aiohttp
from fastapi import FastAPI
from starlette.routing import Mount
from twilio.request_validator import (  # type: ignore[import-untyped] # published without types
    RequestValidator,
)

from bot.app import trying_out
from bot.channels.telegram import TelegramChannel
from bot.channels.telegram_webhook import Webhook
from bot.channels.twilio_account import TwilioAccount
from bot.channels.twilio_webhooks import SIGNATURE_HEADER, TwilioDoor
from bot.clock import SystemClock
from bot.domain.channels import Incoming, Traced
from bot.web import telegram, twilio
from tests.web.conftest import served
from tests.web.worlds import a_world

_PUBLIC: Final = "https://bot.example.org"
_SID: Final = "AC" + "0" * 32
_SECRET: Final = "a-secret-of-the-tests-0123456789"
_TOKEN: Final = "a-token-of-the-tests"


@dataclass(frozen=True, slots=True)
class Answers:
    """What a stranger from outside, another's page or key, and the one it is for are answered."""

    stranger: int
    other: int
    own: int


_ANYBODY: Final = Answers(200, 200, 200)  #: says how the bot is, and nothing of anybody
_PAGE: Final = Answers(403, 200, 200)  #: reading changes nothing, and no page can read another's
_FORM: Final = Answers(403, 403, 303)
_WEBHOOK: Final = Answers(403, 403, 200)

#: Whoever has not signed in is sent to the door; what staff and admins may stands in `test_clinic`.
_DESK: Final = Answers(303, 303, 303)
_AT_A_DESK: Final = Answers(403, 403, 303)
_CLINIC_PAGES: Final = (
    *("", "/day", "/day/print", "/patients", "/import", "/settings", "/staff"),
    *("/patients/{id_}", "/visits/{id_}/report"),
)
_CLINIC_FORMS: Final = (
    *("/sign-out", "/patients", "/letters", "/import", "/settings", "/staff"),
    *("/items/{id_}/assign", "/items/{id_}/answer", "/items/{id_}/close", "/visits/{id_}"),
    "/visits/{id_}/move",
    *("/patients/{id_}/regimen", "/patients/{id_}/visits", "/patients/{id_}/letter"),
    *("/staff/{id_}/renew", "/staff/{id_}/leave"),
)

#: One row a door: what is sent, and what each gets.
MATRIX: Final[Mapping[tuple[str, str], tuple[Mapping[str, str], Answers]]] = {
    ("GET", "/healthz"): ({}, _ANYBODY),
    ("GET", "/readyz"): ({}, _ANYBODY),
    ("GET", "/metrics"): ({}, _ANYBODY),
    ("GET", "/"): ({}, Answers(307, 307, 307)),
    ("GET", "/chat"): ({}, _PAGE),
    ("GET", "/chat/enclosed/{bubble}"): ({}, Answers(403, 404, 404)),
    ("GET", "/chat/static"): ({}, Answers(404, 404, 404)),  # files of the page, and no list of them
    ("POST", "/chat/say"): ({"text": "hello"}, _FORM),
    ("POST", "/chat/press"): ({"bubble": "1", "data": "x"}, Answers(403, 403, 400)),
    ("POST", "/chat/clock"): ({"to": "day"}, _FORM),
    ("POST", "/chat/phone"): ({"held": "plain"}, _FORM),
    ("POST", "/chat/pace"): ({}, _FORM),
    ("POST", "/chat/afresh"): ({}, _FORM),
    # Whoever has a link opens it; what is no link looks the same as one that is over.
    ("GET", "/r/{token}"): ({}, Answers(404, 404, 404)),
    ("POST", "/r/{token}"): ({}, Answers(404, 404, 404)),
    ("GET", "/clinic/static"): ({}, Answers(404, 404, 404)),
    ("GET", "/clinic/sign-in"): ({}, _ANYBODY),
    ("POST", "/clinic/sign-in"): ({"login": "nora"}, Answers(403, 403, 403)),
    **{("GET", f"/clinic{path}"): ({}, _DESK) for path in _CLINIC_PAGES},
    **{("POST", f"/clinic{path}"): ({}, _AT_A_DESK) for path in _CLINIC_FORMS},
    ("POST", "/telegram/webhook"): ({"update_id": "7"}, _WEBHOOK),
    ("POST", "/twilio/sms"): (
        {"MessageSid": "SM" + "1" * 32, "AccountSid": _SID, "From": "+12025550142"}
        | {"To": "+12025550100", "Body": "hello"},
        _WEBHOOK,
    ),
    ("POST", "/twilio/status"): (
        {"MessageSid": "SM" + "1" * 32, "AccountSid": _SID, "MessageStatus": "sent"}
        | {"From": "+12025550100", "To": "+12025550142"},
        Answers(403, 403, 204),
    ),
}


async def test_every_door_opens_for_those_it_is_for(
    tmp_path: Path, http: aiohttp.ClientSession
) -> None:
    async with a_world(tmp_path) as (world, sentences):
        app = trying_out.application(world, sentences)
        app.include_router(telegram.router(_telegram()))
        app.include_router(twilio.router(_twilio(), keep=_keep, note=_note))
        assert set(_doors(app)) == set(MATRIX)
        async with served(app) as url:
            got = {door: await _tried(http, url, door) for door in MATRIX}

    assert got == {door: answers for door, (_, answers) in MATRIX.items()}


def _doors(app: FastAPI) -> Iterator[tuple[str, str]]:
    """Yield every door by its method and path, as the application itself describes them."""
    for path, methods in app.openapi()["paths"].items():
        yield from ((method.upper(), path) for method in methods)
    yield from (("GET", route.path) for route in app.routes if isinstance(route, Mount))


async def _tried(http: aiohttp.ClientSession, url: str, door: tuple[str, str]) -> Answers:
    """Knock at a door as each of the three."""
    method, path = door
    fields = MATRIX[door][0]
    is_json = path.startswith("/telegram")
    body = json.dumps({"update_id": 7}) if is_json else urlencode(fields)
    kind = "application/json" if is_json else "application/x-www-form-urlencoded"

    async def knock(**headers: str) -> int:
        async with http.request(
            method,
            url + path,
            data=body if method == "POST" else None,
            headers={"Content-Type": kind} | headers,
            allow_redirects=False,
        ) as answer:
            return answer.status

    return Answers(
        await knock(Host="bot.example.org"),
        await knock(Origin="http://another.example", **_keys(path, fields, "another-key")),
        await knock(Origin=url, **_keys(path, fields, "")),
    )


def _keys(path: str, fields: Mapping[str, str], instead: str) -> dict[str, str]:
    """Return the headers that prove who knocks, made with our keys or with somebody else's."""
    signed = RequestValidator(instead or _TOKEN).compute_signature(_PUBLIC + path, dict(fields))
    return {"X-Telegram-Bot-Api-Secret-Token": instead or _SECRET, SIGNATURE_HEADER: signed}


def _telegram() -> telegram.Receive:
    channel = TelegramChannel(
        "123456:not-a-token",
        clock=SystemClock(),
        webhook=Webhook(f"{_PUBLIC}/telegram/webhook", _SECRET),
    )

    async def receive(body: bytes, secret: str | None) -> int:
        return await channel.receive_webhook(body, secret, _keep)

    return receive


def _twilio() -> TwilioDoor:
    account = TwilioAccount(_SID, (_TOKEN,), public_base_url=_PUBLIC)
    return TwilioDoor(account, ("+12025550100",))


async def _keep(*incoming: Incoming) -> None:
    assert all(each.provider_id for each in incoming)


async def _note(*told: Traced) -> None:
    assert all(each.provider_id for each in told)
