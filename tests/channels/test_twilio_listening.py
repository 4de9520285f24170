"""Proves that nothing people say is missed or doubled, by webhook or by looking at the list."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from bot.channels.twilio import TwilioAccount, TwilioChannel
from bot.clock import SystemClock
from bot.domain.channels import Cause, Fate, IncomingKind
from bot.domain.errors import BadInput
from tests.channels.conftest import HastyClock, Kept, SkippingClock, listening, until
from tests.channels.stand_in_faults import Drop, Fail, Flood, Garble
from tests.channels.twilio_setting import (
    ANN,
    BOB,
    Noted,
    a_door,
    a_message,
    a_number,
    essence,
)
from tests.channels.twilio_stand_in import NUMBER, SID, TwilioStandIn
from tests.channels.twilio_stand_in_faults import Fault, Refuse


async def talk(twilio: TwilioStandIn) -> list[str]:
    """Let two people say all kinds of things; return the names of the texts."""
    return [
        twilio.say(ANN, "tomada 💊"),
        twilio.say(BOB, "LATER"),
        twilio.say(ANN, "look", media=1),
        twilio.say(BOB, ""),
        twilio.say(ANN, "STOP"),
    ]


async def test_the_list_brings_the_same_as_the_webhooks(twilio: TwilioStandIn) -> None:
    called, looked = Kept(), Kept()

    async with (
        a_door(twilio, called, Noted()),
        a_number(twilio, note=Noted(), polls=True) as number,
        listening(number, looked),
    ):
        names = await talk(twilio)
        await called.wait_for(5)
        await looked.wait_for(5)

    assert [one.provider_id for one in looked.incoming] == names
    assert {essence(one) for one in looked.incoming} == {essence(one) for one in called.incoming}
    assert looked.incoming[2].kind is IncomingKind.MEDIA
    assert all(one.sent_at is not None for one in looked.incoming)


@pytest.mark.parametrize("polls", [True, False])
async def test_while_keeping_fails_it_is_known_that_nobody_is_heard_unless_webhooks_bring_it(
    twilio: TwilioStandIn, polls: bool
) -> None:
    clock = SkippingClock()
    twilio.say(ANN, "tomada")
    async with (
        a_number(twilio, note=Noted(), polls=polls, clock=clock) as number,
        listening(number, Kept(failures=1000)),
    ):
        assert not number.is_deaf
        await until(lambda: clock.skipped > 240)
        assert number.is_deaf is polls


async def test_texts_for_others_are_not_brought(twilio: TwilioStandIn) -> None:
    keep = Kept()
    twilio.say(ANN, "to somebody else", to="+15550100199")
    twilio.messages.add("32665", NUMBER, "your code is 1", "inbound", "received")
    twilio.messages.add(ANN, NUMBER, "half", "inbound", "receiving")
    twilio.say(ANN, "taken")

    async with a_number(twilio, note=Noted(), polls=True) as number, listening(number, keep):
        await keep.wait_for(1)
        await until(lambda: twilio.server.asked["GET"] > 6)

    assert [one.text for one in keep.incoming] == ["taken"]


async def test_a_flood_is_read_whole_and_once(twilio: TwilioStandIn) -> None:
    keep = Kept()

    async with a_number(twilio, note=Noted(), polls=True) as number, listening(number, keep):
        await until(lambda: twilio.server.asked["GET"] > 6)
        for n in range(2345):
            twilio.say(ANN, str(n))
            if n % 100 == 0:
                await SystemClock().sleep(0.01)
        await keep.wait_for(2345)
        looks = twilio.server.asked["GET"]
        await until(lambda: twilio.server.asked["GET"] > looks + 8)

    assert [one.text for one in keep.incoming] == [str(n) for n in range(2345)]


async def test_what_came_while_we_were_away_is_read(twilio: TwilioStandIn) -> None:
    keep = Kept()
    now = SystemClock().now()
    for n in range(1200):
        twilio.messages.by_sid[twilio.say(ANN, f"{n}")].created_at = now - timedelta(
            days=4, minutes=-2 * n
        )

    async with a_number(twilio, note=Noted(), polls=True) as number, listening(number, keep):
        await until(lambda: keep.incoming and keep.incoming[-1].text == "1199")

    assert len(keep.incoming) == pytest.approx(1200 - 720, abs=2), "those of the last three days"


async def test_a_text_that_the_list_shows_late_is_read(twilio: TwilioStandIn) -> None:
    keep = Kept()

    async with a_number(twilio, note=Noted(), polls=True) as number, listening(number, keep):
        twilio.say(ANN, "first", listed=False)
        twilio.say(ANN, "second")
        await keep.wait_for(1)
        twilio.list_all()
        await keep.wait_for(2)

    assert [one.text for one in keep.incoming] == ["second", "first"]


async def test_what_could_not_be_kept_is_read_again(twilio: TwilioStandIn) -> None:
    clock, keep = HastyClock(), Kept(failures=3)
    twilio.say(ANN, "taken")
    twilio.say(ANN, "later")

    async with (
        a_number(twilio, note=Noted(), polls=True, clock=clock) as number,
        listening(number, keep),
    ):
        await keep.wait_for(2)

    assert [one.text for one in keep.incoming] == ["taken", "later"]
    assert clock.waits[:3] == [1, 2, 4]


async def test_what_can_never_be_kept_does_not_hold_up_the_rest(
    twilio: TwilioStandIn, caplog: pytest.LogCaptureFixture
) -> None:
    keep = Kept(failures=2, error=BadInput)  # both at once, then the first
    twilio.say(ANN, "canary")
    twilio.say(ANN, "taken")

    async with a_number(twilio, note=Noted(), polls=True) as number, listening(number, keep):
        await keep.wait_for(1)

    assert [one.text for one in keep.incoming] == ["taken"]
    assert "canary" not in caplog.text


@pytest.mark.parametrize(
    ("fault", "waits"),
    [
        (Fail(500), [1, 2, 3]),
        (Drop(accepted=False), [1, 2, 3]),
        (Garble(b'{"messages": [{"sid": "SM1"}, 5], "next_page_uri": null}'), [1, 2, 3]),
        (Garble(b'{"messages": "none"}'), [1, 2, 3]),
        (Garble(b"<html>"), [1, 2, 3]),
        (Flood(30), [30, 30, 3]),
        (Refuse(20003, 401), [30, 30, 3]),
    ],
)
async def test_whatever_goes_wrong_listening_goes_on(
    twilio: TwilioStandIn, fault: Fault, waits: list[float]
) -> None:
    clock, keep = HastyClock(), Kept()
    twice = 4 if isinstance(fault, Drop) else 2  # aiohttp asks once more when it was hung up on
    twilio.faults.plan(fault, method="GET", times=twice)
    twilio.say(ANN, "taken")

    async with (
        a_number(twilio, note=Noted(), polls=True, clock=clock) as number,
        listening(number, keep),
    ):
        await keep.wait_for(1)
        await until(lambda: len(clock.waits) > 2)

    assert clock.waits[:3] == waits


async def test_a_row_that_cannot_be_read_is_stepped_over(
    twilio: TwilioStandIn, caplog: pytest.LogCaptureFixture
) -> None:
    keep = Kept()
    row = twilio.messages.by_sid[twilio.say(ANN, "taken")].as_json(SID)
    rows = [{**row, "date_created": "soon"}, {**row, "sid": None}, row]
    twilio.faults.plan(Garble(_page(rows)), method="GET")

    async with a_number(twilio, note=Noted(), polls=True) as number, listening(number, keep):
        await keep.wait_for(1)

    assert [one.text for one in keep.incoming] == ["taken"]
    assert len(caplog.records) == 2


async def test_what_became_of_ours_is_read_from_the_list(twilio: TwilioStandIn) -> None:
    note = Noted()
    twilio.break_phone(BOB, 30006)

    async with a_number(twilio, note=note, polls=True) as number, listening(number, Kept()):
        receipts = [await number.send(phone, a_message()) for phone in (ANN, BOB)]
        await until(lambda: len({one.provider_id for one in note.traced}) == 2)

    found = {one.provider_id: one for one in note.traced}
    ann, bob = (found[receipt.provider_id] for receipt in receipts)
    assert (ann.fate, ann.cause, ann.address) == (Fate.DELIVERED, Cause.NONE, ANN)
    assert (bob.fate, bob.cause, bob.address) == (Fate.UNDELIVERED, Cause.BAD_ADDRESS, BOB)


async def test_each_fate_is_told_once_more_and_then_no_more(twilio: TwilioStandIn) -> None:
    note = Noted(failures=1)

    async with (
        a_number(twilio, note=note, polls=True, clock=SkippingClock()) as number,
        listening(number, Kept()),
    ):
        await until(lambda: twilio.server.asked["GET"] > 3)
        await number.send(ANN, a_message())
        await until(lambda: len(note.traced) == 2)
        looks = twilio.server.asked["GET"]
        await until(lambda: twilio.server.asked["GET"] > looks + 100)

    assert [one.fate for one in note.traced] == [Fate.DELIVERED, Fate.DELIVERED]


async def test_the_webhooks_of_all_that_happened_come_in(twilio: TwilioStandIn) -> None:
    keep, note = Kept(), Noted()
    twilio.calls.luck.twice, twilio.calls.luck.late = 0.5, 0.1

    async with a_door(twilio, keep, note), a_number(twilio) as number:
        for _ in range(20):
            await number.send(ANN, a_message())
        twilio.say(ANN, "taken")
        sent = {text.sid for text in twilio.accepted}
        await until(
            lambda: sent == {t.provider_id for t in note.traced if t.fate is Fate.DELIVERED}
        )
        await keep.wait_for(1)

    assert {one.provider_id for one in note.traced} == sent
    assert {call.status for call in twilio.calls.made} == {200}


async def test_a_text_that_the_webhook_could_not_keep_comes_from_the_list(
    twilio: TwilioStandIn,
) -> None:
    keep = Kept(failures=1)

    async with a_door(twilio, keep, Noted()), a_number(twilio) as number:
        sid = twilio.say(ANN, "taken")
        await until(lambda: twilio.calls.made)
        twilio.messages.by_sid[sid].created_at -= timedelta(minutes=1)
        async with listening(number, keep):
            await keep.wait_for(1)

    assert [call.status for call in twilio.calls.made] == [503]
    assert [one.text for one in keep.incoming] == ["taken"]


async def test_what_a_webhook_may_still_bring_is_left_to_it(twilio: TwilioStandIn) -> None:
    clock, keep = HastyClock(), Kept()
    twilio.say(ANN, "STOP")

    async with a_number(twilio, clock=clock) as number, listening(number, keep):
        await until(lambda: twilio.server.asked["GET"] > 3)

    assert not keep.incoming
    assert set(clock.waits) == {30}


def test_who_polls_needs_somebody_to_note_fates() -> None:
    with pytest.raises(BadInput):
        TwilioChannel(TwilioAccount(SID, ("x",)), NUMBER, clock=SystemClock(), polls=True)


def _page(rows: list[dict[str, object]]) -> bytes:
    return json.dumps({"messages": rows, "next_page_uri": None}).encode()
