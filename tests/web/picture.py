"""Takes the pictures of the try-out page: `python -m tests.web.picture [FOLDER]`."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from contextlib import AsyncExitStack
from pathlib import Path

from playwright.async_api import async_playwright

from bot.app import trying_out
from tests.browsers import installed, options
from tests.sources import ROOT
from tests.web.conftest import served
from tests.web.screen import ATORVASTATIN, METFORMIN, Screen
from tests.web.worlds import a_world

_SIZES = {"try-out": (1280, 900), "try-out-phone": (390, 844)}
_PLAIN = "try-out-plain"


async def main(folder: Path) -> None:
    """Live through some days, and take a picture of the page."""
    async with AsyncExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        world = await stack.enter_async_context(a_world(home))
        url = await stack.enter_async_context(served(trying_out.application(*world)))
        playwright = await stack.enter_async_context(async_playwright())
        browser = await playwright.chromium.launch(
            executable_path=installed(playwright), args=options()
        )
        for name, (width, height) in _SIZES.items():
            page = await browser.new_page(viewport={"width": width, "height": height})
            await page.goto(f"{url}/chat?language=en")
            screen = Screen(page)
            if name == "try-out":
                await live(screen)
            await page.screenshot(path=folder / f"{name}.png", full_page=name != "try-out")
            if name == "try-out":
                await go_on_by_text(screen)
                await page.locator(".phone").screenshot(path=folder / f"{_PLAIN}.png")
        await browser.close()


async def live(screen: Screen) -> None:
    """Do what somebody does who tries it out."""
    await screen.get_known()
    await screen.add(METFORMIN)
    await screen.add(ATORVASTATIN)
    await screen.move("Next reminder")
    await screen.go_on_by_itself()
    for _ in range(4):
        await screen.answer("Taken")
    await screen.move("Skip a day")
    await screen.answer("Taken")


async def go_on_by_text(screen: Screen) -> None:
    """Do what somebody does who has a plain phone, from the beginning."""
    await screen.page.locator("summary").click()
    await screen.press(screen.page.get_by_role("button", name="Throw it away"))
    await screen.get_known()
    await screen.add(METFORMIN)
    await screen.add(ATORVASTATIN)
    await screen.take("A plain phone")
    for _ in range(2):
        await screen.move("Next reminder")
        await screen.key("1")
    await screen.move("Next reminder")


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs/pictures"))
