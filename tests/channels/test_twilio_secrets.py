"""Proves that neither tokens nor numbers nor words get into an error or a log."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Awaitable, Iterator

import pytest

from bot.channels.twilio import TwilioAccount, TwilioChannel
from bot.channels.twilio_webhooks import Refused, TwilioDoor
from bot.clock import SystemClock
from bot.domain.errors import BotError
from tests.channels.conftest import IMPATIENT, HastyClock, Kept, listening, until
from tests.channels.stand_in_faults import Drop, Fail, Flood, Garble, Wait
from tests.channels.test_telegram_secrets import everything_in
from tests.channels.twilio_setting import PUBLIC, Noted, a_message, a_number
from tests.channels.twilio_stand_in import NUMBER, TwilioStandIn
from tests.channels.twilio_stand_in_faults import Fault, Refuse

SID = "AC" + "ca7a" * 8
TOKEN = "canary-token-canary-token"
PHONE = "+12025550177"
CANARIES = (SID, "canary", "2025550177", NUMBER[1:])
ECHO = b'{"code": 21211, "message": "canary +12025550177", "status": 400}'


def has_canary(text: str) -> bool:
    return any(canary in text for canary in CANARIES)


@pytest.fixture
async def twilio() -> AsyncIterator[TwilioStandIn]:
    stand_in = TwilioStandIn(sid=SID, token=TOKEN)
    await stand_in.start()
    yield stand_in
    await stand_in.stop()


@pytest.mark.parametrize(
    "fault",
    [
        Drop(accepted=False),
        Drop(accepted=True),
        Wait(1),
        Fail(500),
        Fail(400, body=ECHO),
        Flood(3),
        Garble(),
        Garble(b'{"sid": "canary"}'),
        Garble(ECHO),
        Refuse(21211),
        Refuse(21610),
        Refuse(20003, 401),
        Refuse(21606),
        Refuse(21408),
    ],
)
async def test_no_error_of_twilios_holds_a_secret(
    twilio: TwilioStandIn, fault: Fault, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    twilio.faults.plan(fault)
    twilio.faults.plan(fault, method="GET", times=None)

    async with a_number(twilio, limits=IMPATIENT) as number:
        errors = [
            await _error_of(number.send(PHONE, a_message("canary words"))),
            await _error_of(number.trace(PHONE, since=SystemClock().now())),
        ]

    assert not any(has_canary(text) for error in errors for text in everything_in(error))
    assert not any(has_canary(str(vars(record))) for record in ours(caplog))


@pytest.mark.parametrize("url", ["http://127.0.0.1:1", "http://twilio.invalid", "x", "http://["])
async def test_no_error_of_connecting_holds_a_secret(url: str) -> None:
    number = TwilioChannel(
        TwilioAccount(SID, (TOKEN,), url), NUMBER, clock=SystemClock(), limits=IMPATIENT
    )

    for attempt in (
        number.send(PHONE, a_message("canary")),
        number.send("canary", a_message()),
        number.trace(PHONE, since=SystemClock().now()),
    ):
        assert not any(has_canary(text) for text in everything_in(await _error_of(attempt)))

    await number.close()


async def test_nothing_people_say_is_logged(
    twilio: TwilioStandIn, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    clock, keep, note = HastyClock(), Kept(failures=3), Noted(failures=2)
    twilio.say(PHONE, "canary words")
    twilio.faults.plan(Garble(b'{"canary'), method="GET")
    twilio.faults.plan(Refuse(20003, 401), method="GET")
    twilio.faults.plan(Fail(400, body=ECHO), method="GET")

    async with (
        a_number(twilio, note=note, polls=True, clock=clock) as number,
        listening(number, keep),
    ):
        await number.send(PHONE, a_message("canary words"))
        await until(lambda: keep.incoming and note.traced)

    assert len(ours(caplog)) >= 5
    assert not any(has_canary(str(vars(record))) for record in ours(caplog))


def test_no_refusal_holds_what_was_brought() -> None:
    door = TwilioDoor(TwilioAccount(SID, (TOKEN,), public_base_url=PUBLIC), [NUMBER])

    for form in (b"From=%2B12025550177&Body=canary", b"canary", b"canary=" + b"%ff" * 9):
        with pytest.raises(Refused) as refused:
            door.incoming("/twilio/sms", form, "canary")
        assert not any(has_canary(text) for text in _words_of(refused.value))


def test_nothing_shows_the_token_when_it_is_looked_at() -> None:
    number = TwilioChannel(TwilioAccount(SID, (TOKEN,)), NUMBER, clock=SystemClock())
    door = TwilioDoor(TwilioAccount(SID, (TOKEN,)), [NUMBER])

    looked_at = [repr(value) for value in (number, door, *vars(number).values())]
    looked_at += [repr(value) for value in vars(door).values()]

    assert not any("canary" in text for text in looked_at)


async def _error_of(attempt: Awaitable[object]) -> BotError:
    with pytest.raises(BotError) as error:
        await attempt
    return error.value


def ours(caplog: pytest.LogCaptureFixture) -> list[logging.LogRecord]:
    """Return what the bot and the library logged; the stand-in may say what it likes."""
    return [one for one in caplog.records if one.name.startswith(("bot", "twilio"))]


def _words_of(error: BaseException) -> Iterator[str]:
    """Yield what is said in an error and those before it, without the lines of this file."""
    seen: BaseException | None = error
    while seen is not None:
        yield f"{seen!r} {vars(seen)}"
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)
