"""The pages of a clinic as somebody sees them: wide and narrow, in both languages, without a mouse
and without sight."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Final

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page

from bot.storage import Keyring, Storage
from tests.browsers import OpenPage
from tests.web.clinic_pictures import PAGES, sign_in
from tests.web.clinic_world import ClinicWorld, a_clinic, an_application, with_patients
from tests.web.conftest import Serving

pytestmark = [pytest.mark.browser, pytest.mark.long]

_OVERFLOW: Final = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
_IN_A_MINUTE: Final = 60_000


@pytest.fixture
async def world(migrated_sqlite_url: str, keyring: Keyring) -> AsyncIterator[ClinicWorld]:
    """A clinic with 400 patients, forty of whom come today."""
    storage = await Storage.open(migrated_sqlite_url, keyring=keyring)
    yield await with_patients(await a_clinic(storage), 400, visits=40)
    await storage.close()


@pytest.mark.parametrize(("language", "width"), [("en", 1280), ("es", 390)])
async def test_no_page_shuts_anybody_out_or_overflows(
    world: ClinicWorld, serving: Serving, open_page: OpenPage, language: str, width: int
) -> None:
    url = await serving(an_application(world))
    page = await open_page(width)
    await page.goto(f"{url}/clinic/sign-in?language={language}")
    await _is_in_order(page)
    await sign_in(page, world)
    for path in (*PAGES, f"/patients/{world.entries[3].id}"):
        await page.goto(f"{url}/clinic{path}")
        assert await page.locator("html").get_attribute("lang") == language
        await _is_in_order(page)


async def test_mondays_concerns_are_on_one_screen_and_the_print_is_one_click_away(
    world: ClinicWorld, serving: Serving, open_page: OpenPage
) -> None:
    url = await serving(an_application(world))
    page = await open_page(1280)
    page.set_default_timeout(_IN_A_MINUTE)
    await page.goto(f"{url}/clinic/sign-in")
    await sign_in(page, world)

    await page.get_by_role("link", name="Clinic day").click()
    await _all_concerns_are_on_one_screen(page)
    link = await page.get_by_role("link", name="Print all").get_attribute("href")
    printed = await page.request.get(f"{url}{link}")

    assert (await printed.body()).startswith(b"%PDF-")
    await page.get_by_role("link", name="Español").click()
    await page.wait_for_selector("html[lang=es]")
    await _all_concerns_are_on_one_screen(page)


async def test_an_item_is_closed_with_the_keyboard_alone(
    world: ClinicWorld, serving: Serving, open_page: OpenPage
) -> None:
    url = await serving(an_application(world))
    page = await open_page(1280)
    await page.goto(f"{url}/clinic/sign-in")
    await sign_in(page, world)
    before = await page.locator(".filters a").first.inner_text()

    await page.locator("input[name=note]").first.focus()
    await page.keyboard.type("called, all is well")
    async with page.expect_navigation():  # the old page is loaded too: only a new one counts
        await page.keyboard.press("Enter")

    after = await page.locator(".filters a").first.inner_text()
    assert int(after.split()[-1]) == int(before.split()[-1]) - 1


async def _all_concerns_are_on_one_screen(page: Page) -> None:
    concerns = page.locator("tr.concern")
    last = await concerns.last.bounding_box()

    assert await concerns.count() == 12
    assert last is not None
    assert last["y"] + last["height"] < 900  # of a window as high as a desk has


async def _is_in_order(page: Page) -> None:
    assert await page.locator("script").count() == 0, "nobody needs JavaScript to read it"
    found = await Axe().run(page)
    assert not found.response["violations"], found.generate_report()
    assert await page.evaluate(_OVERFLOW) <= 0, page.url
