"""A real Chromium for the tests: finds one, opens pages in it, and lets none of them out.

A page that asks another machine for anything, or that breaks, fails its test.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Final, TypeAlias
from urllib.parse import urlsplit

import pytest
from playwright.async_api import Browser, Page, Playwright, Route, async_playwright

#: Opens an empty page as wide as the number says, in a browser profile of its own.
OpenPage: TypeAlias = Callable[[int], Awaitable[Page]]

_NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_OPTIONS: Final = (
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
)
_HEIGHT: Final = 844
_HERE: Final = frozenset({"127.0.0.1", "localhost", None})  # None is about:blank and data:


class NoChromium(Exception):
    """There is no Chromium here; the text says what was looked for."""


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    """A running Chromium for this test alone."""
    async with AsyncExitStack() as running:
        try:
            playwright = await running.enter_async_context(async_playwright())
            browser = await playwright.chromium.launch(
                executable_path=installed(playwright), args=options()
            )
        except Exception as error:  # a driver that lacks a library says so with a bare one
            pytest.skip(f"NO CHROMIUM: {str(error).strip().splitlines()[0]}")
        yield browser
        await browser.close()


@pytest.fixture
async def open_page(browser: Browser) -> AsyncIterator[OpenPage]:
    """Opens pages: `page = await open_page(390)`."""
    wrong: list[str] = []

    async def stay_here(route: Route) -> None:
        if urlsplit(route.request.url).hostname in _HERE:
            await route.continue_()
            return
        wrong.append(f"asked another machine for {route.request.url}")
        await route.abort()

    async def open_page(width: int) -> Page:
        context = await browser.new_context(viewport={"width": width, "height": _HEIGHT})
        await context.route("**/*", stay_here)
        page = await context.new_page()
        page.on("pageerror", lambda error: wrong.append(f"broke: {error}"))
        return page

    yield open_page
    assert not wrong, f"the page {'; '.join(wrong)}"


def installed(playwright: Playwright) -> str:
    """Return the path of a Chromium: the machine's, else playwright's own; else skip the test."""
    for name in _NAMES:
        if found := shutil.which(name):
            return found
    own = playwright.chromium.executable_path
    if Path(own).exists():
        return own
    raise NoChromium(f"none of {', '.join(_NAMES)} is installed, nor playwright's own")


def options() -> list[str]:
    # Chromium's sandbox refuses to be started by root, which is who CI is.
    return [*_OPTIONS, "--no-sandbox"] if os.geteuid() == 0 else list(_OPTIONS)
