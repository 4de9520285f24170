"""Proves that only Twilio is listened to, and that nothing it brings is lost."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from io import BytesIO
from typing import TypeAlias
from urllib.parse import urlencode

import aiohttp
import pytest
from twilio.request_validator import (  # type: ignore[import-untyped] # published without types
    RequestValidator,
)

from bot.channels.twilio_account import TwilioAccount
from bot.channels.twilio_webhooks import LONGEST_BODY, SIGNATURE_HEADER, TwilioDoor
from bot.domain.channels import Fate, Incoming, Traced
from bot.domain.errors import BadInput
from bot.domain.ids import DeliveryId, new_id
from bot.web import pages, twilio
from tests.web.conftest import Serving

SID, TOKEN, BEFORE = "AC" + "0" * 32, "the-token-of-the-tests", "the-token-before"
OURS, ANNS = "+12025550100", "+12025550142"
PUBLIC = "https://bot.example.org"
MESSAGE = "SM" + "1" * 32
TEXT = {"MessageSid": MESSAGE, "AccountSid": SID, "From": ANNS, "To": OURS, "Body": "took it"}
DELIVERY = DeliveryId(new_id())
TOLD = {"MessageSid": MESSAGE, "AccountSid": SID, "From": OURS, "To": ANNS}
SMS, STATUS = "/twilio/sms", f"/twilio/status?d={DELIVERY}"

#: Knocks with a form, signed for an address, and returns the answer's status and words.
Knock: TypeAlias = Callable[..., Awaitable[tuple[int, str]]]


class Kept:
    """Keeps what came in, or fails as it was told to."""

    def __init__(self) -> None:
        self.texts: list[Incoming] = []
        self.told: list[Traced] = []
        self.fails_with: Exception | None = None

    async def keep(self, *incoming: Incoming) -> None:
        self._fail()
        self.texts += incoming

    async def note(self, *told: Traced) -> None:
        self._fail()
        self.told += told

    def _fail(self) -> None:
        if self.fails_with is not None:
            raise self.fails_with


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
async def knock(kept: Kept, serving: Serving, http: aiohttp.ClientSession) -> Knock:
    account = TwilioAccount(SID, (TOKEN, BEFORE), public_base_url=PUBLIC)
    door = TwilioDoor(account, (OURS,))
    url = await serving(pages.application(twilio.router(door, keep=kept.keep, note=kept.note)))

    async def knock(
        path: str, form: dict[str, str], *, token: str = TOKEN, signed: dict[str, str] | None = None
    ) -> tuple[int, str]:
        signature = RequestValidator(token).compute_signature(PUBLIC + path, signed or form)
        headers = {
            SIGNATURE_HEADER: signature,
            "Content-Type": "application/x-www-form-urlencoded",
            "X-Forwarded-Host": "evil.example",
        }
        async with http.post(url + path, data=urlencode(form), headers=headers) as answer:
            return answer.status, await answer.text()

    return knock


async def test_a_signed_text_is_kept_and_answered_with_silence(knock: Knock, kept: Kept) -> None:
    assert await knock(SMS, TEXT) == (200, "<Response/>")

    [incoming] = kept.texts
    assert (incoming.text, incoming.address, incoming.sender) == ("took it", ANNS, OURS)
    assert incoming.provider_id == MESSAGE


async def test_what_became_of_a_message_is_noted_by_its_own_name(knock: Knock, kept: Kept) -> None:
    assert await knock(STATUS, TOLD | {"MessageStatus": "delivered"}) == (204, "")

    [traced] = kept.told
    assert (traced.delivery, traced.fate) == (DELIVERY, Fate.DELIVERED)


async def test_while_the_token_is_changed_the_one_before_is_known(knock: Knock, kept: Kept) -> None:
    assert (await knock(SMS, TEXT, token=BEFORE))[0] == 200
    assert len(kept.texts) == 1


@pytest.mark.parametrize(
    ("path", "form", "how"),
    [
        pytest.param(SMS, TEXT, {"token": "a-guess"}, id="another token"),
        pytest.param(SMS, TEXT | {"Body": "stop"}, {"signed": TEXT}, id="a changed text"),
        pytest.param(SMS, TEXT | {"From": OURS}, {"signed": TEXT}, id="a changed sender"),
        pytest.param(STATUS, TOLD, {"token": "a-guess"}, id="a status by another token"),
        pytest.param(STATUS, TOLD | {"MessageStatus": "x"}, {"signed": TOLD}, id="a status"),
    ],
)
async def test_what_is_not_twilios_is_refused(
    path: str, form: dict[str, str], how: dict[str, str], knock: Knock, kept: Kept
) -> None:
    assert await knock(path, form, **how) == (403, "")

    assert not kept.texts
    assert not kept.told


async def test_without_a_signature_nobody_is_heard(
    kept: Kept, serving: Serving, http: aiohttp.ClientSession
) -> None:
    door = TwilioDoor(TwilioAccount(SID, (TOKEN,), public_base_url=PUBLIC), (OURS,))
    url = await serving(pages.application(twilio.router(door, keep=kept.keep, note=kept.note)))

    async with http.post(url + SMS, data=TEXT) as answer:
        assert answer.status == 403
    async with http.get(url + SMS) as answer:
        assert answer.status == 405
    async with http.post(url + SMS, data=BytesIO(b"x" * (LONGEST_BODY + 1))) as answer:
        assert answer.status == 413
    assert not kept.texts


async def test_what_could_not_be_kept_is_not_acknowledged(knock: Knock, kept: Kept) -> None:
    kept.fails_with = OSError("the disk is full")
    assert await knock(SMS, TEXT) == (503, "")
    assert await knock(STATUS, TOLD | {"MessageStatus": "sent"}) == (503, "")

    kept.fails_with = None
    assert (await knock(SMS, TEXT))[0] == 200


async def test_what_can_never_be_kept_need_not_come_again(knock: Knock, kept: Kept) -> None:
    kept.fails_with = BadInput("a text that no database takes")

    assert (await knock(SMS, TEXT))[0] == 400
