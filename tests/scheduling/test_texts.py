"""What goes out by SMS: one segment, no buttons, nothing edited; and who comes to it from
Telegram."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.clock import SteppedClock
from bot.domain.deliveries import DeliveryState
from bot.domain.errors import OptedOut, Unsure
from bot.domain.ids import PersonId, new_id
from bot.domain.people import ChannelName
from bot.language.segments import segments
from bot.storage import Storage
from tests.domain.examples import a_medication, a_person
from tests.scheduling.texting import PHONE, TextingChannel, a_texting_world
from tests.scheduling.world import START, FakeChannel, World, a_world, at

_NAMES = ("metformin", "amitriptyline hydrochloride", "hydrochlorothiazide", "levothyroxine sodium")


@pytest.mark.parametrize("language", ["en", "es"])
async def test_an_ask_is_one_segment_without_buttons(storage: Storage, language: str) -> None:
    world, channel = await a_texting_world(storage)
    ann = replace(a_person(), id=PersonId(new_id()), language=language)
    await world.patient(*map(a_medication, _NAMES), value=PHONE, person=ann)

    await world.until("08:20")

    assert len(channel.sent) == 2
    assert {segments(sent.message.text) for sent in channel.sent} == {1}
    assert {sent.message.buttons for sent in channel.sent} == {()}


@pytest.mark.parametrize("language", ["en", "es"])
async def test_the_mark_of_a_repeat_stands_in_the_same_segment(
    storage: Storage, language: str
) -> None:
    clock = SteppedClock(START)
    cannot_be_asked = FakeChannel(clock, name=ChannelName.SMS)
    world = await a_world(storage, clock=clock, channels=[cannot_be_asked])
    ann = replace(a_person(), id=PersonId(new_id()), language=language)
    await world.patient(*map(a_medication, _NAMES), value=PHONE, person=ann)
    cannot_be_asked.failures = [Unsure("read time-out")]

    await world.until("08:05")

    [sent] = cannot_be_asked.sent
    mark, _, words = sent.message.text.partition("\n")
    assert mark in ("Again, the same:", "De nuevo, la misma:")
    assert words
    assert segments(sent.message.text) == 1


async def test_what_was_sent_as_a_text_is_never_edited(storage: Storage) -> None:
    world, channel = await a_texting_world(storage)
    ann = await world.patient(value=PHONE)
    await world.until("08:05")

    await world.hear("taken", value=PHONE)
    await world.until("08:10")

    assert [sent.message.edits for sent in channel.sent] == [None]
    assert [d.state for d in await world.deliveries(ann)] == [DeliveryState.ACCEPTED]


@pytest.mark.parametrize("how", ["found out by asking", "told by Telegram"])
async def test_who_has_blocked_the_bot_goes_on_by_sms_in_the_same_window(
    storage: Storage, how: str
) -> None:
    world, telegram, texting = await _two_ways(storage)
    ann = await world.patient(value="2002")
    async with storage.transaction() as tx:
        await world.reach(tx, ann, PHONE, position=1, through=texting)
    await world.until("08:05")

    telegram.refuses["2002"] = OptedOut("blocked by the user")
    if how == "told by Telegram":
        await world.opt_out("2002", how="blocked")
    await world.until("08:20")

    assert [f"{sent.at:%H:%M}" for sent in telegram.sent] == ["08:00"]
    assert [f"{sent.at:%H:%M}" for sent in texting.sent] == ["08:15"]
    assert texting.sent[0].text.startswith("08:00: still waiting")
    await world.until("2026-03-03 08:01")
    assert (texting.sent[-1].at, len(telegram.sent)) == (at("2026-03-03 08:00"), 1)


async def _two_ways(storage: Storage) -> tuple[World, FakeChannel, TextingChannel]:
    """Return a world with Telegram first, and SMS."""
    clock = SteppedClock(START)
    telegram = FakeChannel(clock, name=ChannelName.TELEGRAM, sender="12345")
    texting = TextingChannel(clock)
    world = await a_world(storage, clock=clock, channels=[telegram, texting])
    return world, telegram, texting
