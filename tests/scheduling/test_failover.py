"""One ask is said in one place: where it fails for good it goes to the next address, once, and only
where the person wants that."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import update

from bot.actions import say
from bot.clock import SteppedClock
from bot.domain.deliveries import Reason, Utterance
from bot.domain.errors import OptedOut, SendError, Throttled, TryAgain, Undeliverable, Unsure
from bot.domain.people import ChannelName
from bot.scheduling import EngineSettings
from bot.scheduling.pulse import feel
from bot.storage import Storage
from bot.storage.tables.people import people
from tests.domain.examples import a_person
from tests.scheduling.texting import TextingChannel
from tests.scheduling.world import START, FakeChannel, World, a_world, at

pytestmark = pytest.mark.long

FIRST, SECOND, THIRD = "1001", "+15550100777", "+15550100778"
ONCE = EngineSettings(ask_after=(0,), paces={})
FAILS = {
    "blocked": OptedOut("blocked by the user"),
    "never arrives": Undeliverable("no such chat"),
    "in trouble": TryAgain("503"),
    "nobody knows": Unsure("read time-out"),
}


async def _two_ways(
    storage: Storage, settings: EngineSettings
) -> tuple[World, FakeChannel, TextingChannel]:
    """Return a world whose people are reached by chat first, and by text."""
    clock = SteppedClock(START)
    chat = FakeChannel(clock, name=ChannelName.TELEGRAM, sender="12345")
    text = TextingChannel(clock)
    world = await a_world(storage, settings=settings, clock=clock, channels=[chat, text])
    return world, chat, text


@pytest.mark.parametrize(
    ("case", "fails", "elsewhere", "said"),
    [
        ("blocked", (FIRST,), True, ["08:00 second"]),
        ("never arrives", (FIRST,), True, ["08:00 second"]),
        ("never arrives", (FIRST,), False, []),
        ("in trouble", (FIRST,), True, ["08:05 second"]),
        ("in trouble", (FIRST,), False, []),
        ("nobody knows", (FIRST,), True, []),  # it may have arrived: never in both places
        ("never arrives", (FIRST, SECOND), True, []),  # once, and not through all one has
    ],
)
async def test_an_ask_goes_to_the_next_address_once_and_only_with_consent(
    storage: Storage, case: str, fails: tuple[str, ...], elsewhere: bool, said: list[str]
) -> None:
    clock = SteppedClock(START)
    channels = [
        FakeChannel(clock, name=ChannelName.TELEGRAM, sender="12345"),
        TextingChannel(clock),
        TextingChannel(clock, number="+15550100124"),
    ]
    world = await a_world(storage, settings=ONCE, clock=clock, channels=channels)
    ann = await world.patient(value=FIRST, person=replace(a_person(), elsewhere=elsewhere))
    async with storage.transaction() as tx:
        await world.reach(tx, ann, SECOND, 1, through=channels[1])
        await world.reach(tx, ann, THIRD, 2, through=channels[2])
    for channel in channels:
        channel.refuses = dict.fromkeys(fails, _error(case))

    await world.until("08:20")

    names = dict(zip((FIRST, SECOND, THIRD), ("first", "second", "third"), strict=True))
    heard = [f"{s.at:%H:%M} {names[s.address]}" for c in channels for s in c.sent]
    assert heard == said


async def test_a_number_that_is_opted_out_at_its_provider_is_left_for_the_next_address(
    storage: Storage,
) -> None:
    clock = SteppedClock(START)
    text = TextingChannel(clock)
    chat = FakeChannel(clock, name=ChannelName.TELEGRAM, sender="12345")
    world = await a_world(storage, settings=ONCE, clock=clock, channels=[text, chat])
    ann = await world.patient(value=SECOND, person=replace(a_person(), elsewhere=True))
    async with storage.transaction() as tx:
        await world.reach(tx, ann, FIRST, 1, through=chat)
    text.refuses = {SECOND: OptedOut("21610: attempt to send to unsubscribed recipient")}

    await world.until("08:20")

    assert [(f"{sent.at:%H:%M}", sent.address) for sent in chat.sent] == [("08:00", FIRST)]
    async with storage.reading() as tx:
        here, _ = await tx.addresses.of(ann.id)
    assert here.opted_out_how == "provider"


async def test_behind_a_token_that_is_revoked_everybody_is_asked_elsewhere_and_nobody_twice(
    storage: Storage,
) -> None:
    world, chat, text = await _two_ways(
        storage, EngineSettings(ask_after=(0,), paces={}, in_flight=1)
    )
    phones = [f"+1555010{n:04}" for n in range(10)]
    for n, phone in enumerate(phones):
        one = await world.patient(value=str(n), person=replace(a_person(), elsewhere=n != 9))
        async with storage.transaction() as tx:
            await world.reach(tx, one, phone, 1, through=text)
    chat.refuses = {str(n): Throttled(timedelta(minutes=1)) for n in range(10)}

    await world.until("08:20")

    assert sorted(sent.address for sent in text.sent) == phones[:9]
    assert {f"{sent.at:%H:%M}" for sent in text.sent} <= {"08:05", "08:06"}
    assert chat.sent == []


async def test_what_may_be_there_is_not_said_elsewhere_behind_a_sender_that_is_held(
    storage: Storage,
) -> None:
    world, chat, text = await _two_ways(storage, ONCE)
    for n in ("1", "2"):
        one = await world.patient(value=n)
        async with storage.transaction() as tx:
            await world.reach(tx, one, f"+1555010000{n}", 1, through=text)
    held = Throttled(timedelta(hours=1))
    chat.failures = [Unsure("read time-out"), held]
    chat.refuses = {"1": held, "2": held}

    await world.until("08:25")

    assert len(text.sent) == 1


async def test_what_waits_for_the_morning_does_not_go_elsewhere_before(storage: Storage) -> None:
    world, chat, text = await _two_ways(storage, ONCE)
    ann = await world.patient(value=FIRST, person=replace(a_person(), elsewhere=True))
    async with storage.transaction() as tx:
        await world.reach(tx, ann, SECOND, 1, through=text)
        to = say.To(world.addresses[FIRST], ann.id, "en")
        news = say.message(
            to, Utterance("asked-practice"), now=world.clock.now(), reason=Reason.CARE
        )
        later = replace(news, not_before=at("08:30"), expires_at=at("10:30"))
        await tx.deliveries.add([later])
    chat.refuses = {FIRST: Throttled(timedelta(hours=1))}

    for minute in (6, 25):
        await world.until(f"08:{minute:02}")
        assert [f"{sent.at:%H:%M}" for sent in text.sent] == ["08:06"], "the ask, which was due"

    await world.until("08:31")
    assert [f"{sent.at:%H:%M}" for sent in text.sent] == ["08:06", "08:31"]


@pytest.mark.parametrize(
    ("later", "plan", "chats", "texts"),
    [
        # Certainly not taken: it waits where the first may be, and is tried again there.
        (TryAgain("503"), (0,), 1, []),
        # It will never be taken there, so what asks next is another ask, at the next address.
        (OptedOut("blocked by the user"), (0,), 0, ["08:10"]),
        (OptedOut("blocked by the user"), (0, 15), 0, ["08:15"]),
        (OptedOut("blocked by the user"), (0, 45), 0, ["08:45"]),
    ],
)
async def test_a_repeat_goes_nowhere_else_for_what_it_repeats_may_be_there(
    storage: Storage, later: SendError, plan: tuple[int, ...], chats: int, texts: list[str]
) -> None:
    world, chat, text = await _two_ways(storage, EngineSettings(ask_after=plan, paces={}))
    ann = await world.patient(value=FIRST)
    async with storage.transaction() as tx:
        await world.reach(tx, ann, SECOND, 1, through=text)
    chat.failures = [Unsure("read time-out")]
    chat.refuses = {FIRST: later}

    await world.until("08:11")
    if isinstance(later, TryAgain):
        chat.refuses = {}
    await world.until("09:00")

    assert len(chat.sent) == chats
    assert [f"{sent.at:%H:%M}" for sent in text.sent] == texts


async def test_one_who_cannot_be_read_keeps_nobody_from_being_reached_elsewhere(
    storage: Storage,
) -> None:
    world, chat, text = await _two_ways(
        storage, EngineSettings(ask_after=(0,), paces={}, in_flight=1)
    )
    chat.refuses = {str(n): Throttled(timedelta(hours=1)) for n in range(5)}
    several = []
    for n in range(5):
        several.append(await world.patient(value=str(n)))
        async with storage.transaction() as tx:
            await world.reach(tx, several[n], f"+1555010000{n}", 1, through=text)
    await world.until("08:01")
    spoiled = update(people).where(people.c.id == several[2].id).values(profile=b"junk")
    async with storage._engine.begin() as connection:
        await connection.execute(spoiled)

    await world.until("08:20")

    assert {sent.address[-1] for sent in text.sent} == {"0", "1", "3", "4"}
    assert (await feel(storage, now=world.clock.now())).set_aside_lately == 1


def _error(case: str) -> SendError:
    return FAILS[case]
