"""Proves that nine pasted labels become fewer times a day on the try-out page: the picture is seen,
one is changed, the plan is accepted, and the card is a page that can be downloaded."""

from __future__ import annotations

import io
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.async_api import Page
from pypdf import PdfReader

from bot.app import trying_out
from bot.language.sentences import Sentences
from bot.web.try_out.world import World
from tests.browsers import OpenPage
from tests.web.conftest import Serving
from tests.web.screen import Screen
from tests.web.worlds import a_world

pytestmark = [pytest.mark.browser, pytest.mark.long]

_ENGLISH = """Metformin 500mg tab, take 1 tab po bid with meals for diabetes
Cefuroxime 500 mg 1 tablet every 12 hours for infection
Amoxicillin 500 mg 1 capsule every 8 hours for infection
atorvastatin 40mg 1 tab qhs for cholesterol
Vitamin D 1000 IU 1 tablet at lunch for bones
Aspirin 81 mg 1 tablet daily with food for the heart
Ramipril 5 mg 1 tablet in the morning for blood pressure
Allopurinol 100 mg 1 tablet once a day for gout
Iron 65 mg 1 tablet once a day"""
_SPANISH = """Metformina 500 mg, tomar 1 tableta dos veces al día con comida para la diabetes
Cefuroxima 500 mg 1 tableta cada 12 horas para la infección
Amoxicilina 500 mg 1 cápsula cada 8 horas para la infección
Atorvastatina 40 mg 1 tableta al acostarse para el colesterol
Vitamina D 1000 UI 1 tableta con el almuerzo para los huesos
Aspirina 81 mg 1 tableta al día con comida para el corazón
Ramipril 5 mg 1 tableta por la mañana para la presión
Alopurinol 100 mg 1 tableta una vez al día para la gota
Hierro 65 mg 1 tableta una vez al día"""


@dataclass(frozen=True)
class Talk:
    """What somebody says in one language, and what they look for."""

    language: str
    hello: str
    add: str
    labels: str
    yes_to_all: str
    show: str
    wish: str
    use: str
    fewer: str
    changed: str
    on_the_card: tuple[str, ...]


TALKS = (
    Talk(
        "en",
        "hello",
        "add",
        _ENGLISH,
        "yes to all",
        "Show the plan",
        "allopurinol with dinner",
        "Use these times",
        r"You take medicines (\d+) times a day; (\d+) times would do",
        "With that change it would be",
        ("Metformin 500 mg", "Allopurinol 100 mg", "Iron 65 mg"),
    ),
    Talk(
        "es",
        "hola",
        "añadir",
        _SPANISH,
        "sí a todo",
        "Ver el plan",
        "alopurinol con la cena",
        "Usar estas horas",
        r"Toma medicinas (\d+) veces al día; bastarían (\d+)",
        "Con ese cambio serían",
        ("Metformina 500 mg", "Alopurinol 100 mg", "Hierro 65 mg"),
    ),
)


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[tuple[World, Sentences]]:
    """A world of its own, on a Monday morning."""
    async with a_world(tmp_path) as world:
        yield world


@pytest.mark.parametrize("talk", TALKS, ids=lambda talk: talk.language)
async def test_nine_pasted_labels_become_fewer_times_with_a_picture_and_a_card(
    world: tuple[World, Sentences], serving: Serving, open_page: OpenPage, talk: Talk
) -> None:
    page = await open_page(1280)
    await page.goto(
        f"{await serving(trying_out.application(*world))}/chat?language={talk.language}"
    )
    screen = Screen(page)
    await screen.get_known(talk.hello)

    await screen.say(talk.add)
    await screen.say(talk.labels)
    await screen.say(talk.yes_to_all)
    await screen.answer(talk.show)
    found = re.search(talk.fewer, await screen.bot_said())
    assert found, await screen.bot_said()
    assert int(found[1]) > int(found[2])
    assert await _pictures(page) == 1

    await screen.say(talk.wish)
    assert talk.changed in await screen.bot_said()
    assert await _pictures(page) == 2

    await screen.answer(talk.use)
    link = page.locator(".hand .talk a.document").last
    card = await page.request.get(
        page.url.partition("/chat")[0] + str(await link.get_attribute("href"))
    )
    text = "".join(each.extract_text() for each in PdfReader(io.BytesIO(await card.body())).pages)
    assert not [name for name in talk.on_the_card if name not in " ".join(text.split())]


async def _pictures(page: Page) -> int:
    """Return how many pictures have been drawn and really loaded."""
    return int(
        await page.evaluate(
            "[...document.querySelectorAll('img.picture')].filter(i => i.naturalWidth > 500).length"
        )
    )
