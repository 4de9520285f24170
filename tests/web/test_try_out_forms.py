"""Proves that the try-out page works by its forms alone, and only for whoever it is meant for."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from dataclasses import replace
from datetime import timedelta
from html import unescape
from pathlib import Path

import aiohttp
import pytest

from bot.app import trying_out
from bot.channels.try_out import LONGEST, PLAIN_PHONE, PLAIN_SENDER, PlainPhone
from bot.domain.channels import Button, Enclosure, MediaType, Outgoing
from bot.domain.errors import Undeliverable
from bot.domain.ids import DeliveryId, new_id
from bot.language.sentences import Sentences
from bot.web.try_out.parts import Held
from bot.web.try_out.world import To, World
from tests.web.conftest import served
from tests.web.worlds import START, a_world


class Browser:
    """A browser without scripts."""

    def __init__(self, url: str, session: aiohttp.ClientSession) -> None:
        self.url = url
        self._session = session

    async def look(self, path: str = "/chat", **headers: str) -> tuple[int, str]:
        """Open the page."""
        async with self._session.get(self.url + path, headers=headers) as answer:
            return answer.status, unescape(await answer.text())

    async def submit(
        self, path: str, fields: Mapping[str, str], *, origin: str = "", raw: bool = False
    ) -> tuple[int, str]:
        """Submit one of the page's forms, and follow where it leads."""
        async with self._session.post(
            f"{self.url}/chat{path}", data=fields, headers={"Origin": origin or self.url}
        ) as answer:
            page = await answer.text()
            return answer.status, page if raw else unescape(page)


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    async with a_world(tmp_path) as (world, _):
        yield world


@pytest.fixture
async def browser(world: World, http: aiohttp.ClientSession) -> AsyncIterator[Browser]:
    async with served(trying_out.application(world, Sentences.load())) as url:
        yield Browser(url, http)


async def test_a_talk_goes_on_without_scripts(browser: Browser, world: World) -> None:
    status, page = await browser.submit("/say", {"text": "hello"})

    assert status == 200
    bubble = world.phone.talk[-1]
    assert bubble.from_bot
    assert bubble.text in page

    button = bubble.buttons[0][0]
    status, page = await browser.submit("/press", {"bubble": bubble.id, "data": button.data})
    assert status == 200
    assert [each.text for each in world.phone.talk if not each.from_bot] == [
        "hello",
        button.label,
    ]


async def test_a_long_talk_is_heard_to_its_end_though_nobody_moves_the_clock(
    browser: Browser,
) -> None:
    for _ in range(14):
        _, page = await browser.submit("/say", {"text": "list"})

    assert "too fast" not in page


async def test_what_makes_no_sense_is_refused_in_a_sentence(browser: Browser) -> None:
    for path, fields, status, said in (
        ("/say", {"text": "  "}, 400, "type something first"),
        ("/say", {}, 400, "type something first"),
        ("/say", {"text": "x" * (LONGEST + 1)}, 400, "at most 4000 characters"),
        ("/press", {"bubble": "x", "data": "1:x"}, 400, "no longer there"),
        ("/clock", {"to": "yesterday"}, 422, "to"),
        ("/phone", {"held": "pigeon"}, 422, "held"),
        ("/else", {}, 404, ""),
    ):
        answered, page = await browser.submit(path, fields)

        assert answered == status, path
        assert said in page, path


async def test_strange_texts_are_shown_as_they_are_and_do_nothing(browser: Browser) -> None:
    text = "<script>alert(1)</script> {{ 7 * 7 }} \u202e\U0001f48a \x07 'x"

    status, page = await browser.submit("/say", {"text": text}, raw=True)

    assert status == 200
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ 7 * 7 }}" in page
    assert "<script>alert" not in page


async def test_another_page_presses_nothing(browser: Browser, world: World) -> None:
    for path, fields in (
        ("/say", {"text": "stop"}),
        ("/clock", {"to": "week"}),
        ("/afresh", {}),
        ("/pace", {}),
        ("/phone", {"held": "plain"}),
    ):
        status, _ = await browser.submit(path, fields, origin="http://evil.example")

        assert status == 403, path
        assert not world.phone.talk, path
    assert world.parts.clock.now() == START
    assert not world.goes_on
    assert world.held is Held.APP


async def test_the_front_door_leads_to_the_page(browser: Browser) -> None:
    status, page = await browser.look("/")

    assert (status, "<h1>" in page) == (200, True)


async def test_a_name_that_points_here_sees_nothing(browser: Browser) -> None:
    status, page = await browser.look(Host="evil.example")

    assert status == 403
    assert "Dosebell" not in page


async def test_the_page_speaks_the_readers_language(browser: Browser) -> None:
    for path, accepts, language in (
        ("/chat", "es-MX,es;q=0.9,en;q=0.8", "es"),
        ("/chat", "fr,es;q=0.5", "es"),
        ("/chat", "fr", "en"),
        ("/chat", "", "en"),
        ("/chat?language=es", "en", "es"),
        ("/chat?language=xx", "en", "en"),
    ):
        _, page = await browser.look(path, **{"Accept-Language": accepts})

        assert f'<html lang="{language}">' in page, (path, accepts)


async def test_a_fresh_start_forgets_everything(browser: Browser, world: World) -> None:
    await browser.submit("/say", {"text": "hello"})
    await world.move(To.DAY)
    world.goes_on = True

    status, _ = await browser.submit("/afresh", {})

    assert status == 200
    assert not world.phone.talk
    assert world.parts.clock.now() == START
    assert not world.goes_on


async def test_after_a_restart_the_clock_goes_on_where_it_stood(
    world: World, browser: Browser
) -> None:
    await world.move(To.DAY)

    await world.close()
    await world.open()

    assert world.parts.clock.now() == START + timedelta(days=1)


async def test_a_clock_with_nothing_to_do_says_so(browser: Browser) -> None:
    status, page = await browser.submit("/clock", {"to": "reminder"})

    assert status == 200
    assert "nothing to say for two weeks" in page


@pytest.mark.parametrize("held", Held)
async def test_there_is_one_phone_of_each_kind(world: World, held: Held) -> None:
    await world.take(held)

    with pytest.raises(Undeliverable):
        await world.phone.send("another", Outgoing(DeliveryId(new_id()), "hello"))


async def test_a_text_on_a_plain_phone_has_no_buttons_and_stays_as_it_was(world: World) -> None:
    await world.take(Held.PLAIN)
    button = Button("1 Taken", "1:x")
    text = Outgoing(DeliveryId(new_id()), "hello", buttons=((button,),))
    receipt = await world.phone.send(PLAIN_PHONE, text)

    with pytest.raises(Undeliverable):
        await world.phone.send(PLAIN_PHONE, replace(text, edits=receipt.provider_id))

    assert [bubble.buttons for bubble in world.phone.talk] == [()]
    [traced] = await _plain(world).trace(PLAIN_PHONE, since=START)
    assert (traced.delivery, traced.text) == (text.delivery, "hello")


async def test_the_phone_in_hand_is_the_one_that_is_written_to(
    browser: Browser, world: World
) -> None:
    await browser.submit("/say", {"text": "hello"})
    before = len(world.phone.talk)

    status, page = await browser.submit("/phone", {"held": "plain"})
    assert (status, 'aria-pressed="true">A plain phone' in page) == (200, True)
    assert not world.phone.talk
    _, page = await browser.submit("/say", {"text": "hello"})

    assert f"From {PLAIN_SENDER}" in page
    assert "5 characters, 1 text" in page
    await browser.submit("/phone", {"held": "app"})
    assert len(world.phone.talk) == before


async def test_after_a_restart_the_same_phone_is_in_hand(world: World) -> None:
    await world.take(Held.PLAIN)

    await world.close()
    await world.open()

    assert world.held is Held.PLAIN


def _plain(world: World) -> PlainPhone:
    phone = world.phone
    assert isinstance(phone, PlainPhone)
    return phone


async def test_a_picture_and_a_page_are_shown_and_given_out(
    browser: Browser, world: World, http: aiohttp.ClientSession
) -> None:
    sheets = {
        "picture": Enclosure(MediaType.PICTURE, "my-picture.png", b"\x89PNG", (1080, 1500)),
        "card": Enclosure(MediaType.DOCUMENT, "my-card.pdf", b"%PDF"),
    }
    for text, enclosure in sheets.items():
        message = Outgoing(DeliveryId(new_id()), text, enclosure=enclosure)
        await world.phone.send(world.phone.address, message)

    _, page = await browser.look()

    for bubble in world.phone.talk:
        where = f"/chat/enclosed/{bubble.id}"
        assert f'="{where}"' in page
        async with http.get(browser.url + where) as answer:
            given = sheets[bubble.text]
            assert (answer.content_type, await answer.read()) == (given.media_type, given.data)
    assert 'alt="A picture of what the words below it say."' in page
    assert 'download="my-card.pdf"' in page
    assert (await browser.look("/chat/enclosed/x"))[0] == 404
    plain = PlainPhone(world.parts.clock)
    await plain.send(PLAIN_PHONE, Outgoing(DeliveryId(new_id()), "x", enclosure=sheets["card"]))
    assert plain.talk[0].enclosure is None
