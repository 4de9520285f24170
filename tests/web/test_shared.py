"""Proves that a shared report opens for whoever has its link, and that nobody else sees a thing."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from datetime import datetime

import aiohttp
import pytest
from axe_playwright_python.async_playwright import Axe
from pypdf import PdfReader

from bot.actions import reporting_links
from bot.domain.deliveries import Reason
from bot.domain.reports.links import GOOD_FOR
from bot.domain.reports.wanted import Wanted
from bot.language.sentences import Sentences
from bot.storage import Storage
from bot.web import pages
from bot.web.shared.routes import Desk, router
from tests.browsers import OpenPage
from tests.reports.keeping import keep
from tests.reports.visits import ANN, DAYS, NOW, Month
from tests.storage.world import an_address
from tests.web.conftest import Serving

pytestmark = pytest.mark.long

_SENTENCES = Sentences.load(strict=True)
_WANTED = Wanted(DAYS, "en", seen=False, added="my <b>stomach</b>")


@dataclass
class House:
    """Ann's month, served; its clock stands where the test puts it."""

    storage: Storage
    url: str
    now: datetime = field(default=NOW)

    async def share(self) -> str:
        """Return the address of a new link."""
        month = Month()
        async with self.storage.transaction() as tx:
            token = await reporting_links.share(tx, month.patient, _WANTED, by=ANN, now=NOW)
        return f"{self.url}/r/{token}"

    async def told(self) -> list[str]:
        """Return what Ann was told."""
        async with self.storage.reading() as tx:
            waiting = await tx.deliveries.waiting([ANN], Reason.NEWS)
        return [each.utterance.sentence for each in waiting if each.utterance]


@pytest.fixture
async def house(storage: Storage, serving: Serving) -> House:
    async with storage.transaction() as tx:
        await keep(tx, Month())
        address = await an_address(tx, value="1001")
        await tx.addresses.link(address.id, ANN)
    made = House(storage, "")
    desk = Desk(lambda: storage, lambda: made.now, _SENTENCES)
    made.url = await serving(pages.application(router(desk)))
    return made


async def test_only_a_press_opens_it_and_the_owner_is_told_once(
    house: House, http: aiohttp.ClientSession
) -> None:
    link = await house.share()

    async with http.get(link) as door:
        before = await door.text()
    assert "Ann" not in before
    assert "metformin" not in before
    assert await house.told() == []
    for _ in range(2):
        async with http.post(link) as answer:
            page = await answer.text()
            headers = answer.headers

    assert "50 of 55" in page
    assert "my &lt;b&gt;stomach&lt;/b&gt;" in page
    assert "Not yet seen by the patient." in page
    assert await house.told() == ["report-link-opened"]
    async with http.post(f"{link}?form=pdf") as answer:
        document = await answer.read()
        assert answer.headers["Content-Disposition"] == 'inline; filename="report-2026-11-20.pdf"'
        assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert "50 of 55" in PdfReader(io.BytesIO(document)).pages[0].extract_text()
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Robots-Tag"] == "noindex, noarchive"
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "script" not in policy


async def test_a_link_that_opens_nothing_says_the_same_whatever_the_reason(
    house: House, http: aiohttp.ClientSession
) -> None:
    expired, revoked, good = await house.share(), await house.share(), await house.share()
    async with house.storage.transaction() as tx:
        patient = await tx.people.get(ANN)
        links = await tx.shared_links.of_patient(ANN)
        await tx.shared_links.replace(links[1], links[1].revoke(at=NOW))
    altered = good[:-1] + ("A" if good[-1] != "A" else "B")
    said: dict[tuple[str, str], tuple[int, str]] = {}
    links_that_open_nothing = {
        "revoked": revoked,
        "altered": altered,
        "cut short": good[:-1],
        "with a slash behind": f"{good}/",
        "with a path behind": f"{good}/x",
        "with a slash inside": f"{house.url}/r/a%2Fb",
        "no letters": f"{house.url}/r/%00%ff",
        "nothing": f"{house.url}/r/",
        "never": f"{house.url}/r/x",
        "as a PDF": f"{revoked}?form=pdf",
    }
    for name, link in links_that_open_nothing.items():
        said |= {(name, m): await _answer(http, m, link) for m in ("GET", "POST")}
    house.now = NOW + GOOD_FOR
    said |= {("expired", m): await _answer(http, m, expired) for m in ("GET", "POST")}
    house.now = NOW
    assert (await _answer(http, "GET", good))[0] == 200
    async with house.storage.transaction() as tx:
        assert await reporting_links.revoke_all(tx, patient, by=ANN, now=NOW) == 2
    said["all taken back", "POST"] = await _answer(http, "POST", good)
    async with house.storage.transaction() as tx:
        await tx.people.erase(ANN)
    said["erased", "POST"] = await _answer(http, "POST", good)

    assert {status for status, _ in said.values()} == {404}
    assert len({body for _, body in said.values()}) == 1
    assert await house.told() == []


async def _answer(http: aiohttp.ClientSession, method: str, link: str) -> tuple[int, str]:
    async with http.request(method, link) as answer:
        return answer.status, await answer.text()


@pytest.mark.browser
async def test_pages_are_whole_for_a_screen_reader_a_phone_and_without_scripts(
    house: House, open_page: OpenPage
) -> None:
    link = await house.share()
    for width in (390, 1100):
        page = await open_page(width)
        for _ in range(2):
            await page.goto(link)
            found = await Axe().run(page)
            assert found.violations_count == 0, found.generate_report()
            await page.get_by_role("button", name="Open the report").press("Enter")
            await page.wait_for_selector("table")
            found = await Axe().run(page)
            assert found.violations_count == 0, found.generate_report()
            wide = await page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
            assert wide <= 0
        await page.goto(link)
        other = page.get_by_role("button", name="Open it as a PDF")
        assert await other.get_attribute("formaction") == "?form=pdf"
