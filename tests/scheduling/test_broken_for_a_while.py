"""A provider that answers 500 for a quarter of an hour: nobody is lost, and nobody is texted twice,
whether or not it took what it complained about."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Final

from bot.clock import SteppedClock
from bot.domain.channels import Outgoing, Receipt
from bot.domain.errors import Unsure
from bot.domain.people import ChannelName
from bot.domain.rounds import RoundState
from bot.scheduling import EngineSettings
from bot.storage import Storage
from tests.scheduling.texting import TextingChannel
from tests.scheduling.world import START, FakeChannel, a_world, at

WELL_AGAIN: Final = at("08:15")
REPEAT: Final = "Sent again, in case it did not reach you. It is the same round, not a second one."
ONCE: Final = EngineSettings(ask_after=(0,), paces={})


class _Breaking(TextingChannel):
    """Answers 500 up to a time; of some it took the text all the same."""

    def __init__(self, clock: SteppedClock, *, took: frozenset[str]) -> None:
        super().__init__(clock)
        self.took = took
        self.refused_at: list[datetime] = []

    async def send(self, address: str, message: Outgoing) -> Receipt:
        if (now := self._clock.now()) >= WELL_AGAIN:
            return await super().send(address, message)
        self.refused_at.append(now)
        if address in self.took:
            await super().send(address, message)
        raise Unsure("500")


async def test_what_a_provider_broke_off_for_a_quarter_of_an_hour_goes_out_once(
    storage: Storage,
) -> None:
    clock = SteppedClock(START)
    crowd = [f"+1555010{n:04}" for n in range(6)]
    channel = _Breaking(clock, took=frozenset(crowd[::2]))
    world = await a_world(storage, settings=ONCE, clock=clock, channels=[channel])
    patients = [await world.patient(value=number) for number in crowd]

    await world.until("08:30")

    asked = Counter(sent.address for sent in channel.sent)
    assert asked == dict.fromkeys(crowd, 1)
    late = {sent.address for sent in channel.sent if sent.at >= WELL_AGAIN}
    assert late == set(crowd[1::2]), "what was not taken goes out once it is well again"
    assert Counter(channel.refused_at)[at("08:00")] == len(crowd)
    assert len(channel.refused_at) <= len(crowd) + 15 * len(late), "once a minute each, at most"
    for patient in patients:
        (round_, *_) = await world.rounds(patient)
        assert round_.state is RoundState.ASKED
    await world.until("2026-03-03 08:01")
    assert Counter(s.address for s in channel.sent if s.at > at("2026-03-03 07:59")) == asked


async def _broken(storage: Storage, settings: EngineSettings, *, until: str) -> list[str]:
    """Return when it was tried, and what was said, while Telegram answers 500 up to a time."""
    clock = SteppedClock(START)
    channel = FakeChannel(clock, name=ChannelName.TELEGRAM, sender="12345")
    world = await a_world(storage, settings=settings, clock=clock, channels=[channel])
    await world.patient()
    tried: list[str] = []

    async def break_down() -> None:
        if clock.now() < at(until):
            tried.append(f"{clock.now():%H:%M} in doubt")
            raise Unsure("500")

    channel.before_sending = break_down
    await world.until("12:00")
    return tried + channel.said()


async def test_over_telegram_a_broken_quarter_of_an_hour_brings_one_repeat_and_then_the_next_ask(
    storage: Storage,
) -> None:
    told = await _broken(storage, EngineSettings(), until="08:15")

    assert told[:3] == ["08:00 in doubt", "08:01 in doubt", f"08:15 {REPEAT}"]


async def test_in_doubt_twice_and_with_nothing_planned_it_is_asked_about_once_more(
    storage: Storage,
) -> None:
    told = await _broken(storage, ONCE, until="08:05")

    assert told == ["08:00 in doubt", "08:01 in doubt", f"08:10 {REPEAT}"]


async def test_what_stays_in_doubt_is_not_asked_about_without_end(storage: Storage) -> None:
    told = await _broken(storage, ONCE, until="10:00")

    tried = [f"08:{minute:02} in doubt" for minute in (0, 1, 10, 11, 20, 21)]
    assert told[:-1] == tried
    assert told[-1].startswith("10:00 We could not remind you at 08:00.")
