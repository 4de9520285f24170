"""Proves that two more phones lie beside the patient's, and show at once what happens on it."""

from __future__ import annotations

import re
from pathlib import Path

import aiohttp

from bot.app import trying_out
from bot.web.try_out.parts import Carer
from bot.web.try_out.world import To, World
from tests.web.conftest import served
from tests.web.worlds import a_world

TALK = (
    *("hello", "A", "Ann", "yes", "yes", "C", "I agree"),
    *("add clozapine 100 mg | 1 tablet | in the morning | for mood", "right"),
    "let my daughter see this",
)
JOINING = (
    *("first:Ben", "first:right", "first:tell me", "first:I agree"),
    *("Ben", "A C F", "no", "yes", "yes"),
)


async def _say(world: World, text: str) -> None:
    who, _, words = text.rpartition(":")
    carer = Carer(who) if who else None
    await world.hear(lambda phone: phone.typed(words, language="en"), carer=carer)


def _read(world: World, whose: Carer = Carer.FIRST) -> list[str]:
    talk = world.parts.carers[whose].channel.talk
    return [bubble.text.partition("\n")[0] for bubble in talk if bubble.from_bot]


async def test_a_caregiver_sees_an_alert_and_seconds_later_that_all_is_well(
    tmp_path: Path,
) -> None:
    async with a_world(tmp_path) as (world, sentences):
        for text in TALK:
            await _say(world, text)
        code = re.search(r"[0-9A-Z]{4} [0-9A-Z]{4}", world.phone.talk[-1].text)
        assert code
        await _say(world, f"first:{code[0]}")
        for text in JOINING:
            await _say(world, text)
        for _ in range(5):
            if "Ann has not answered:" not in _read(world):
                await world.move(To.REMINDER)
        alerted = world.parts.clock.now()

        await _say(world, "taken")

        assert _read(world)[-2:] == [
            "Ann has not answered:",
            "All clear: we hear that Ann has taken it after all.",
        ]
        assert (world.parts.clock.now() - alerted).total_seconds() < 30
        assert _read(world, Carer.SECOND) == []
        async with served(trying_out.application(world, sentences)) as url:
            page = await _page(url)
        assert page.count("All clear: we hear that Ann") == 1
        assert "<h3>Ben</h3>" in page


async def _page(url: str) -> str:
    async with aiohttp.ClientSession() as session, session.get(f"{url}/chat") as answer:
        return await answer.text()
