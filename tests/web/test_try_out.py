"""Proves that a newcomer can live through a week on the try-out page."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import TypeAlias

import pytest
from axe_playwright_python.async_playwright import Axe

from bot.app import trying_out
from bot.language.sentences import Sentences
from bot.web.try_out.world import World
from tests.browsers import OpenPage
from tests.web.conftest import Serving
from tests.web.screen import ATORVASTATIN, METFORMIN, Screen
from tests.web.worlds import a_world

pytestmark = [pytest.mark.browser, pytest.mark.long]

_OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
_TOO_WIDE = """[...document.querySelectorAll('body *:not(.unseen)')]
  .filter(e => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX === 'visible'
    && getComputedStyle(e).display !== 'inline')
  .map(e => e.outerHTML.slice(0, 80))"""

Look: TypeAlias = Callable[[int], Awaitable[Screen]]


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[tuple[World, Sentences]]:
    """A world of its own, on a Monday morning."""
    async with a_world(tmp_path) as world:
        yield world


@pytest.fixture
async def look(world: tuple[World, Sentences], serving: Serving, open_page: OpenPage) -> Look:
    """Opens the page, as wide as the number says."""
    url = await serving(trying_out.application(*world))

    async def look(width: int) -> Screen:
        page = await open_page(width)
        await page.goto(f"{url}/chat")
        return Screen(page)

    return look


async def test_a_newcomer_lives_through_a_week_in_twenty_presses(look: Look) -> None:
    screen = await look(1280)
    await screen.get_known()
    await screen.add(METFORMIN)
    await screen.add(ATORVASTATIN)
    await screen.move("Next reminder")

    screen.presses = 0
    await screen.go_on_by_itself()
    for _ in range(6):
        await screen.answer("Taken")
    await screen.move("To the end of the week")

    assert screen.presses <= 20
    assert "07:00 Mon 30 Nov" in await screen.clock()
    talk = await screen.page.locator(".hand .talk .bot p").all_inner_texts()
    assert any("metformin" in text and "Sun 29 Nov" in text for text in talk)


async def test_with_a_plain_phone_a_week_takes_no_more_presses(look: Look) -> None:
    screen = await look(1280)
    await screen.get_known()
    await screen.add(METFORMIN)
    await screen.add(ATORVASTATIN)

    screen.presses = 0
    await screen.take("A plain phone")
    await screen.move("Next reminder")
    assert "08:00" in await screen.bot_said()
    assert not await screen.page.locator(".hand .talk").get_by_role("button").count()

    await screen.go_on_by_itself()
    for _ in range(6):
        await screen.key("1")
    assert (await screen.week()).count("taken") == 6
    await screen.move("To the end of the week")

    assert screen.presses <= 20
    texts = await screen.page.locator(".hand .talk .bot p").all_inner_texts()
    assert any("Sun 29 Nov" in text for text in texts)
    assert not [length for length in await screen.lengths() if ", 1 text " not in length]


async def test_what_was_answered_is_what_the_database_knows(look: Look) -> None:
    screen = await look(1280)
    await screen.get_known()
    await screen.add(METFORMIN)
    await screen.move("Next reminder")
    assert await screen.clock() == "08:00 Mon 23 Nov"
    assert "asked" in await screen.card()

    await screen.answer("Taken")
    assert "taken at 08:00" in await screen.card()

    await screen.say("undo")
    assert "open" in await screen.card()

    await screen.move("Skip a day")
    assert "08:00 Tue 24 Nov" in await screen.clock()
    assert (await screen.week())[0] == "unanswered"


async def test_on_two_more_phones_one_hears_of_a_miss_by_text_and_sees_the_answer_come_in(
    look: Look,
) -> None:
    screen = await look(1280)
    await screen.get_known()
    await screen.add("add clozapine 100 mg | 1 tablet | in the morning | for mood")
    await screen.say("let my daughter see this")
    code = re.search(r"\b[0-9A-Z]{4} [0-9A-Z]{4}\b", await screen.bot_said())
    assert code
    for text in (code[0], "Eva", "country Spain", "right", "493817", "no", "agree"):
        await screen.carer_says("second", text)
    for text in ("Eva", "A C", "yes", "yes"):
        await screen.say(text)
    for _ in range(5):  # asked three times; then its window is over
        await screen.move("Next reminder")
        if "no answer" in await screen.carer_reads("second"):
            break
    assert "08:00 there, 14:00 yours, 1 medicine" in await screen.carer_reads("second")

    await screen.say("taken")

    heard = await screen.carer_reads("second")
    assert "All clear, Ann: taken after all" in heard
    assert re.findall(r"\d\d:\d\d$", heard, re.MULTILINE)[-2:] == ["10:00", "10:00"]  # New York
    assert "Eva" not in await screen.carer_reads("first")


@pytest.mark.parametrize("width", [390, 1280])
async def test_nothing_overflows_and_nobody_is_shut_out(look: Look, width: int) -> None:
    screen = await look(width)
    await _is_in_order(screen)
    await screen.get_known()
    await _is_in_order(screen)
    await _fill(screen)
    await _is_in_order(screen)
    await screen.take("A plain phone")
    await _is_in_order(screen)
    await screen.say("m" * 300)
    await screen.move("Next reminder")
    await _is_in_order(screen)
    await screen.page.emulate_media(color_scheme="dark")
    await _is_in_order(screen)
    await screen.take("With an app")
    await _is_in_order(screen)


async def _fill(screen: Screen) -> None:
    await screen.add(METFORMIN)
    await screen.add(ATORVASTATIN)
    await screen.say("m" * 300)
    await screen.move("Next reminder")
    await screen.move("Skip a day")
    await screen.page.locator("summary").click()


async def _is_in_order(screen: Screen) -> None:
    assert await screen.page.evaluate(_OVERFLOW) == 0
    assert await screen.page.evaluate(_TOO_WIDE) == []
    found = await Axe().run(screen.page)
    assert found.violations_count == 0, found.generate_report()
