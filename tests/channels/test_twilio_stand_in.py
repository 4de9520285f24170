"""Proves that the Twilio on this machine is as strict, as slow and as forgetful as the real one."""

from __future__ import annotations

import json
import sys
from asyncio.subprocess import PIPE, create_subprocess_exec
from base64 import b64encode
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from aiohttp import ClientSession

from bot.clock import SteppedClock, SystemClock
from tests.channels.conftest import until
from tests.channels.twilio_openapi import (
    complaints_of_answer,
    complaints_of_form,
    complaints_of_query,
    operation,
)
from tests.channels.twilio_setting import ANN, BOB, PUBLIC, a_message, a_number
from tests.channels.twilio_stand_in import NUMBER, SID, TOKEN, TwilioStandIn, twilio_stand_in

LIST = f"/2010-04-01/Accounts/{SID}/Messages.json"
KEY = {"Authorization": f"Basic {b64encode(f'{SID}:{TOKEN}'.encode()).decode()}"}
FORM = {"To": ANN, "From": NUMBER, "Body": "hello"}


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"To": ""}, 400, 21604),
        ({"From": ""}, 400, 20001),
        ({"From": BOB}, 400, 21606),
        ({"Body": " "}, 400, 21602),
        ({"Body": "x" * 1601}, 400, 21617),
        ({"To": "+1202"}, 400, 21211),
        ({"To": NUMBER}, 400, 21266),
        ({"ValidityPeriod": "0"}, 400, 20001),
        ({"ValidityPeriod": "36001"}, 400, 20001),
        ({"ValidityPeriod": "soon"}, 400, 20001),
        ({"StatusCallback": "x:y"}, 400, 21609),
        ({"StatusCallback": "no address"}, 400, 20001),
        ({"Bdoy": "x"}, 400, 20001),
        ({"ContentRetention": "forever"}, 400, 20001),
        ({"MessagingServiceSid": "MG1"}, 400, 20001),
    ],
)
async def test_it_refuses_what_twilio_refuses(
    twilio: TwilioStandIn, changes: dict[str, str], status: int, code: int
) -> None:
    async with (
        ClientSession(headers=KEY) as session,
        session.post(twilio.url + LIST, data={**FORM, **changes}) as response,
    ):
        answer = await response.json()

    assert (response.status, answer["code"]) == (status, code)
    assert not twilio.accepted


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        (LIST, {}, 401),
        (LIST, {"Authorization": "Basic eDp5"}, 401),
        (LIST.replace(SID, "AC" + "f" * 32), KEY, 404),
        ("/2010-04-01/Nothing.json", KEY, 404),
        (f"{LIST}?DateSnet=2026-01-01", KEY, 400),
        (f"{LIST}?PageSize=1001", KEY, 400),
        (f"{LIST}?DateSent=soon", KEY, 400),
        (LIST.replace(".json", f"/{'SM' + '0' * 32}.json"), KEY, 404),
        (LIST, KEY, 200),
        (LIST.replace("/Messages", ""), KEY, 200),
        (LIST.replace("/Messages", ""), {}, 401),
    ],
)
async def test_it_lets_in_only_who_has_the_key_and_asks_what_there_is(
    twilio: TwilioStandIn, path: str, headers: dict[str, str], status: int
) -> None:
    async with (
        ClientSession(headers=headers) as session,
        session.get(twilio.url + path) as response,
    ):
        assert response.status == status


async def test_its_filter_by_date_does_not_see_what_still_waits(twilio: TwilioStandIn) -> None:
    twilio.switch_off(ANN)
    today = SystemClock().now().date().isoformat()

    async with ClientSession(headers=KEY) as session:
        await session.post(twilio.url + LIST, data=FORM)
        for query, count in (("", 1), (f"?DateSent>={today}", 0)):
            async with session.get(twilio.url + LIST + query) as response:
                assert len((await response.json())["messages"]) == count, query


async def test_the_numbers_of_pages_follow_the_newest(twilio: TwilioStandIn) -> None:
    for n in range(5):
        twilio.say(ANN, str(n))

    seen, path = [], f"{LIST}?PageSize=2"
    async with ClientSession(headers=KEY) as session:
        while path:
            async with session.get(twilio.url + path) as response:
                page = await response.json()
            twilio.say(ANN, "while the pages are turned")
            seen.append([one["body"] for one in page["messages"]])
            path = page["next_page_uri"]

    assert seen == [["4", "3"], ["2", "1"], ["0"]]


async def test_a_text_dies_in_the_queue_when_its_time_is_over() -> None:
    clock = SteppedClock(datetime(2026, 3, 1, 8, tzinfo=UTC))
    async with twilio_stand_in(clock=clock) as twilio, a_number(twilio) as number:
        twilio.switch_off(ANN)
        sid = (await number.send(ANN, a_message(seconds_left=600))).provider_id
        clock.move_by(timedelta(seconds=602))
        await until(lambda: twilio.status(sid) == "failed")
        twilio.switch_on(ANN)

    assert twilio.messages.by_sid[sid].error == 30036
    assert twilio.shown(ANN) == []


async def test_a_number_sends_no_faster_than_it_may(twilio: TwilioStandIn) -> None:
    twilio.network.rate = 50

    async with a_number(twilio) as number:
        began = SystemClock().monotonic()
        for n in range(10):
            await number.send(ANN, a_message(str(n)))
        await until(lambda: len(twilio.shown(ANN)) == 10)

    assert SystemClock().monotonic() - began >= 9 / 50
    assert twilio.shown(ANN) == [str(n) for n in range(10)]


async def test_it_acts_on_its_words_alone(twilio: TwilioStandIn) -> None:
    for text in ("stop please", "don't stop", "STOP.", "alto"):
        twilio.say(ANN, text)
    assert not twilio.stopped

    for text, stopped in (("sToP ", True), ("help", True), ("Unstop", False), ("QUIT", True)):
        twilio.say(ANN, text)
        assert bool(twilio.stopped) is stopped, text
    assert len(twilio.shown(ANN)) == 4


async def test_lost_callbacks_do_not_come(twilio: TwilioStandIn) -> None:
    twilio.call(public=PUBLIC, at="http://127.0.0.1:1")
    twilio.calls.luck.lost = 0.5

    async with a_number(twilio) as number:
        for _ in range(50):
            await number.send(ANN, a_message())
        await until(lambda: len(twilio.shown(ANN)) == 50)
        await until(lambda: len(twilio.calls.made) > 20)

    assert 20 < len(twilio.calls.made) < 80
    assert {call.status for call in twilio.calls.made} == {0}


async def test_it_runs_as_a_process_of_its_own(tmp_path: Path) -> None:
    log = tmp_path / "log"
    arguments = "-m", "tests.channels.twilio_stand_in", "--log", str(log)
    process = await create_subprocess_exec(sys.executable, *arguments, stdout=PIPE)
    assert process.stdout is not None
    url = (await process.stdout.readline()).decode().strip()

    async with ClientSession(headers=KEY) as session:
        await session.post(url + LIST, data=FORM)
        given = {"kind": "refuse", "with": {"code": 21610}, "to": ANN}
        await session.post(f"{url}/control/fault", data=json.dumps(given))
        async with session.post(url + LIST, data=FORM) as response:
            assert (await response.json())["code"] == 21610
        await session.post(f"{url}/control/luck", data=json.dumps({"lost": 1}))
        said = json.dumps({"number": ANN, "text": "taken"})
        async with session.post(f"{url}/control/say", data=said) as response:
            assert str(await response.json()).startswith("SM")
        async with session.post(f"{url}/control/accepted") as response:
            accepted = await response.json()
    process.terminate()

    assert await process.wait() == 0
    assert [json.loads(line) for line in log.read_text().splitlines()] == accepted
    assert [(text["to"], text["text"]) for text in accepted] == [(ANN, "hello")]


def test_the_description_is_read_as_it_is_meant() -> None:
    asked, looked = operation("POST", LIST), operation("GET", LIST)
    assert asked is not None
    assert looked is not None

    assert complaints_of_form(asked, {"To": ANN, "ValidityPeriod": "60"}) == []
    assert complaints_of_form(asked, {"ValidityPeriod": "1.5"}) == [
        "To is missing",
        "ValidityPeriod is no integer",
    ]
    assert complaints_of_query(looked, {"PageSize": "0"}) == ["PageSize is too large or too small"]
    assert complaints_of_answer(asked, 201, {"sid": "1", "status": "fine", "extra": 1, "to": 5})
    assert operation("DELETE", LIST) is None
