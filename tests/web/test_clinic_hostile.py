"""Seven hundred hostile strings through every field of a clinic come out of its pages and its paper
as words, and change nothing else in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator
from html.parser import HTMLParser
from io import BytesIO
from typing import Final

import aiohttp
import pytest
from pypdf import PdfReader

from bot.domain.clinic.appointments import LONGEST_NOTE, Appointment, ReportState
from bot.domain.clinic.roster import Entry
from bot.domain.clinic.work import Item, Need
from bot.domain.ids import AppointmentId, PersonId, RosterId, WorkItemId, new_id
from bot.storage import Keyring, Storage, Transaction
from tests.reports.hostile import strings
from tests.web.clinic_world import (
    MINUTE,
    NOW,
    ClinicWorld,
    a_clinic,
    an_application,
    signed_in,
    with_patients,
)
from tests.web.conftest import served

pytestmark = pytest.mark.long

#: As a browser or a file brings them: in UTF-8.
_ALL: Final = [s.encode("utf-8", "replace").decode() for s in strings() if s.strip()]
_STRINGS: Final = [*_ALL[:400], *_ALL[400::2]]
_SHOWN: Final = 80


class _Shape(HTMLParser):
    """Counts what a page is built of: its tags with their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.built: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.built[" ".join((tag, *sorted(name for name, _ in attrs)))] += 1


@pytest.fixture
async def world(migrated_sqlite_url: str, keyring: Keyring) -> AsyncIterator[ClinicWorld]:
    storage = await Storage.open(migrated_sqlite_url, keyring=keyring)
    yield await with_patients(await a_clinic(storage), 1, visits=0)
    await storage.close()


async def test_whatever_was_typed_is_words_on_every_page_and_on_paper(world: ClinicWorld) -> None:
    assert len(_STRINGS) >= 690
    async with world.storage.transaction() as tx:
        for n, text in enumerate(_STRINGS):
            await _keep(tx, world, n, text)

    async with served(an_application(world)) as url, signed_in(url, world) as http:
        day = await _text(http, "/clinic/day")
        work = await _text(http, "/clinic")
        benign = await _text(http, "/clinic/day?on=2026-11-24")
        async with http.get("/clinic/day/print") as answer:
            printed = await answer.read()
        async with http.post("/clinic/letters") as answer:
            letters = await answer.read()

    assert _built(day)["tr id"] == len(_STRINGS)
    assert _built(day).keys() - _ROWS <= _built(benign).keys()
    assert not _built(work).keys() & {"script", "img onerror src", "svg onload", "iframe src"}
    assert len(PdfReader(BytesIO(printed)).pages) > 1
    assert len(PdfReader(BytesIO(letters)).pages) == len(_STRINGS)


async def test_whatever_is_typed_into_a_form_is_answered_and_never_breaks_it(
    world: ClinicWorld,
) -> None:
    async with served(an_application(world)) as url, signed_in(url, world) as http:
        entry = world.entries[0].id
        usual = _built(await _text(http, "/clinic/patients?find=nobody")).keys()
        for text in _STRINGS[::12]:
            async with http.get("/clinic/patients", params={"find": text}) as answer:
                assert answer.status == 200
                assert _built(await answer.text()).keys() <= usual | _FOUND
            for path, fields in (
                ("/clinic/patients", {"name": text, "reference": text, "language": text}),
                (f"/clinic/patients/{entry}/regimen", {"regimen": text}),
                (f"/clinic/patients/{entry}/visits", {"at": text, "whom": text, "bring": text}),
                ("/clinic/import", {"kind": text, "text": text}),
                ("/clinic/import", {"kind": "visits", "text": f"number,date\n{text},{text}"}),
                ("/clinic/settings", {"phone": text, "threshold": text, "report_days": text}),
                ("/clinic/staff", {"login": text, "name": text, "role": text}),
                (f"/clinic/items/{text[:9]}/close", {"note": text}),
            ):
                async with http.post(path.replace("#", ""), data=fields) as answer:
                    assert answer.status < 500, (path, text)
                    assert "script" not in _built(await answer.text())


_ROWS: Final = frozenset(
    {
        *("tr class id", "td data-head", "th scope", "td", "time datetime", "q", "blockquote"),
        *("span class", "button aria-label aria-pressed name value", "form action class method"),
        *(
            "table class",
            "caption class",
            "thead",
            "tbody",
            "tr",
            "small",
            "th data-head",
            "a href",
        ),
        *("tr id", "p class", "th scope"),
    }
)
_FOUND: Final = frozenset({"li", "span class", "small", "p class"})


async def _keep(tx: Transaction, world: ClinicWorld, n: int, text: str) -> None:
    clinic = world.clinic
    name = " ".join(text.split())[:_SHOWN] or "?"
    joined = world.entries[0].patient
    assert joined is not None
    entry = Entry(RosterId(new_id()), clinic.id, name, f"h{n} {text}"[:40], regimen=text[:4000])
    await tx.rosters.add([entry])
    visit = Appointment(
        AppointmentId(new_id()),
        clinic.id,
        entry.id,
        NOW + n * MINUTE / 4,
        text[:LONGEST_NOTE],
        text[:LONGEST_NOTE],
        report=ReportState.HELD,
    )
    await tx.appointments.add([(visit, None)])
    item = Item(
        id=WorkItemId(new_id()),
        clinic=clinic.id,
        entry=world.entries[0].id,
        patient=PersonId(joined),
        need=Need.SIDE_EFFECT,
        cause=str(n),
        opened_at=NOW,
        detail=text,
    )
    await tx.work_items.add([item])


async def _text(http: aiohttp.ClientSession, path: str) -> str:
    async with http.get(path) as answer:
        assert answer.status == 200
        return await answer.text()


def _built(page: str) -> Counter[str]:
    shape = _Shape()
    shape.feed(page)
    return shape.built
