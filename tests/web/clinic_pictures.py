"""Takes pictures of the pages of a clinic: `python -m tests.web.clinic_pictures FOLDER`."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path
from typing import Final

from playwright.async_api import Page, async_playwright

from bot.storage import Keyring, Storage
from bot.storage.migrate import migrate
from tests.browsers import installed, options
from tests.web.clinic_world import ClinicWorld, a_clinic, an_application, with_patients
from tests.web.conftest import served

_WIDTHS: Final = (1280, 390)
PAGES: Final = ("", "/day", "/patients", "/import", "/settings", "/staff")


async def main(folder: Path, *, language: str = "en") -> None:
    """Look at every page, wide and narrow."""
    home = Path(tempfile.mkdtemp())
    url = f"sqlite:///{home / 'clinic.sqlite3'}"
    keyring = Keyring.generate(home / "key")
    await migrate(url)
    storage = await Storage.open(url, keyring=keyring)
    world = await with_patients(await a_clinic(storage), 60, visits=40)
    async with served(an_application(world)) as web, async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=installed(playwright), args=options()
        )
        page = await browser.new_page()
        await page.goto(f"{web}/clinic/sign-in?language={language}")
        await page.screenshot(path=folder / "sign-in.png")
        await sign_in(page, world)
        paths = [*PAGES, f"/patients/{world.entries[3].id}"]
        for width in _WIDTHS:
            await page.set_viewport_size({"width": width, "height": 900})
            for path in paths:
                await page.goto(f"{web}/clinic{path}")
                name = path.strip("/").split("/")[0] or "work"
                name += "-one" if path.count("/") > 1 else ""
                await page.screenshot(path=folder / f"{name}-{width}.png")
        await browser.close()
    await storage.close()


async def sign_in(page: Page, world: ClinicWorld) -> None:
    """Type what Nora types."""
    await page.fill("#login", world.nora.staff.login)
    await page.fill("#password", world.nora.password)
    await page.fill("#code", world.code())
    await page.click("main button")
    await page.wait_for_url("**/clinic")


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), language=sys.argv[2] if len(sys.argv) > 2 else "en"))
