"""The door of a clinic's pages when somebody means harm: floods, marks of other browsers, addresses
that lead nowhere, and what is said then."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from html import unescape
from io import BytesIO

import aiohttp
import pytest

from bot.actions.clinic import looking
from bot.domain.clinic.concerns import Counted, Figures, Seen, concerns
from bot.domain.doses import DoseState
from bot.storage import Keyring, Storage
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


@pytest.fixture
async def world(migrated_sqlite_url: str, keyring: Keyring) -> AsyncIterator[ClinicWorld]:
    storage = await Storage.open(migrated_sqlite_url, keyring=keyring)
    yield await with_patients(await a_clinic(storage), 2)
    await storage.close()


async def _try(http: aiohttp.ClientSession, world: ClinicWorld, login: str, **right: str) -> int:
    fields = {"login": login, "password": "x" * 12, "code": "000000", **right}
    async with http.post("/clinic/sign-in", data=fields, allow_redirects=False) as answer:
        return answer.status


def _as_nora(world: ClinicWorld) -> dict[str, str]:
    return {"password": world.nora.password, "code": world.code()}


async def test_a_flood_shuts_nobody_out_of_a_browser_in_which_they_have_signed_in(
    world: ClinicWorld,
) -> None:
    async with served(an_application(world)) as url, signed_in(url, world) as http:
        async with aiohttp.ClientSession(url, headers={"Origin": url}) as flood:
            hers = [await _try(flood, world, "nora") for _ in range(6)]
            others = [await _try(flood, world, f"nobody{n}") for n in range(30)]
        assert hers == [*[403] * 4, 429, 429]  # five for one login; she has used one herself
        assert others[0] == 403
        assert others[-1] == 429
        world.clock.move_by(MINUTE / 2)  # a code is good once

        assert await _try(http, world, "nora", **_as_nora(world)) == 303

        (mark,) = [c.value for c in http.cookie_jar if c.key == "dosebell_known"]
        for forged in (mark[:-1] + ("0" if mark[-1] != "0" else "1"), "x", ""):
            cookies = {"dosebell_known": forged}
            async with aiohttp.ClientSession(url, headers={"Origin": url}, cookies=cookies) as one:
                assert await _try(one, world, "nora") == 429
        wrong = [await _try(http, world, "nora") for _ in range(5)]
        assert wrong == [*[403] * 4, 429]  # five there as well, one of which was right


async def test_who_has_never_answered_stands_on_every_page_with_one_figure(
    world: ClinicWorld,
) -> None:
    entry = world.entries[0]
    assert entry.patient is not None
    async with world.storage.transaction() as tx:
        figures = Figures(Counted({DoseState.UNANSWERED: 56}, 28))
        await tx.rosters.measure(entry.id, figures, NOW.date())
        (concern,) = concerns(Seen(NOW, NOW.date(), threshold=80, lowest=figures.lowest))
        await tx.work_items.add([looking.an_item(entry, concern, now=NOW)])

    async with served(an_application(world)) as url, signed_in(url, world) as http:
        for path in ("/clinic", "/clinic/day", f"/clinic/patients/{entry.id}"):
            async with http.get(path) as answer:
                assert answer.status == 200
                assert "0 % taken; nothing was answered" in await answer.text(), path
    async with world.storage.reading() as tx:
        clinics = [each.action for each in await tx.audit.entries(world.clinic.person)]
        hers = [each.action for each in await tx.audit.entries(entry.patient)]
    assert clinics[-2:] == ["work-list seen", "day seen"]
    assert hers[-1] == "patient seen"


async def test_what_leads_nowhere_is_a_page_in_the_readers_language(world: ClinicWorld) -> None:
    async with served(an_application(world)) as url, signed_in(url, world) as http:
        assert (await http.get("/clinic?language=es")).status == 200
        for path, status in {
            "/clinic/nothing": 404,
            "/clinic/patients/7": 404,
            "/clinic/day?on=9999-12-31": 404,
            "/clinic/day?on=0001-01-01": 404,
            "/clinic?page=0": 422,
            "/clinic/visits/7/report?form=odd": 422,
        }.items():
            async with http.get(path) as answer:
                page = await answer.text()
                assert answer.status == status, path
                assert '<html lang="es">' in page, path
                assert "No se pudo hacer" in page, path
        entry = world.entries[0].id
        for path, fields, said in (
            (f"/clinic/patients/{entry}/visits", {"at": "0001-01-01T00:00"}, "cinco años"),
            (f"/clinic/patients/{entry}/visits", {"at": "9999-12-31T23:59"}, "cinco años"),
            ("/clinic/settings", {"threshold": "101"}, "umbral"),
            ("/clinic/settings", {"email": "x"}, "informes@clinica.example"),
            ("/clinic/staff", {"login": "N N", "name": "N"}, "letras minúsculas"),
            ("/clinic/staff", {"login": "nora", "name": "N"}, "Elija otro"),
            ("/clinic/patients", {"name": "", "reference": "7"}, "Un nombre tiene"),
            ("/clinic/patients", {"name": "Bo", "reference": "4711"}, "ya está en la lista"),
            ("/clinic/import", {"text": "a,b\n1,2\n"}, "Falta una columna"),
        ):
            async with http.post(path, data=fields) as answer:
                page = await answer.text()
                assert answer.status == 400, (path, fields)
                assert said in page, (path, fields)
                assert 'href="/clinic?language=en"' in page, "not back to where only forms lead"
        for origin in ("https://evil.example", "http://[", "null"):
            async with http.post("/clinic/sign-out", headers={"Origin": origin}) as answer:
                assert answer.status == 403
                assert "otra página" in await answer.text()
        async with http.get("/clinic/day?on=2026-11-30") as answer:
            assert "?on=2026-11-30&amp;language=en" in await answer.text()


async def test_a_roster_of_more_than_a_megabyte_is_tried_and_brought_by_the_pages(
    world: ClinicWorld,
) -> None:
    label = "metformin 500 mg | 1 tablet | twice a day; " * 9
    table = "número;nombre;medicinas\n" + "".join(
        f'b{n};Inés Muñoz;"{label}"\n' for n in range(3000)
    )
    async with served(an_application(world)) as url, signed_in(url, world) as http:
        given = aiohttp.FormData({"kind": "patients"})
        given.add_field("file", BytesIO(table.encode("cp1252")), filename="roster.csv")
        async with http.post("/clinic/import", data=given) as answer:
            page = await answer.text()
        assert "3000 new, 0 changed" in page
        pieces = re.findall(r"hidden>\n(.*?)</textarea>", page, re.DOTALL)
        assert len(pieces) > 1

        again = aiohttp.FormData({"kind": "patients", "sure": "yes"})
        for piece in pieces:
            again.add_field("text", unescape(piece), content_type="text/plain")
        async with http.post("/clinic/import", data=again) as answer:
            assert "3000 new, 0 changed" in await answer.text()
        async with http.get("/clinic/patients?find=MUNOZ") as answer:
            assert "2900 more" in await answer.text()


async def test_what_is_proposed_is_shown_as_it_is_understood_before_anybody_hears_of_it(
    world: ClinicWorld,
) -> None:
    entry = world.entries[0]
    typed = {"regimen": "metformin 500 mg 1 tab bid with meals\nqwertz uiop"}
    path = f"/clinic/patients/{entry.id}/regimen"
    async with served(an_application(world)) as url, signed_in(url, world) as http:
        async with http.post(path, data=typed) as answer:
            page = " ".join(re.sub(r"<[^>]+>", "", await answer.text()).split())
        async with world.storage.reading() as tx:
            before = await tx.rosters.get(world.clinic.id, entry.id)
        async with http.post(path, data={**typed, "sure": "yes"}) as answer:
            assert answer.status == 200

    assert "metformin 500 mg: 1 tablet twice a day, with food" in page
    assert "qwertz uiop not understood" in page
    assert before.regimen == ""
    async with world.storage.reading() as tx:
        after = await tx.rosters.get(world.clinic.id, entry.id)
    assert after.regimen.splitlines() == typed["regimen"].splitlines()


async def test_a_visit_is_moved_called_off_and_handed_to_a_colleague_on_the_pages(
    world: ClinicWorld,
) -> None:
    entry = world.entries[0].id
    async with served(an_application(world)) as url, signed_in(url, world) as http:
        async with http.post("/clinic/staff", data={"login": "sam", "name": "Sam Poe"}) as answer:
            assert answer.status == 200
        async with world.storage.transaction() as tx:
            (visit, *_) = await tx.appointments.of_entries(world.clinic.id, [entry], since=NOW)
            sam = await tx.clinic_staff.by_login("sam")
        assert sam is not None
        moved = {"at": "2026-12-24T11:15"}
        async with http.post(f"/clinic/visits/{visit.id}/move", data=moved) as answer:
            page = await answer.text()
            assert "Thu 24 Dec, 11:15" in page
        assert (await http.post(f"/clinic/visits/{visit.id}", data={"visit": "kept"})).status == 400
        off = {"visit": "called off"}
        async with http.post(f"/clinic/visits/{visit.id}", data=off) as answer:
            assert "called off" in await answer.text()
            assert answer.url.query["on"] == "2026-12-24"
        for form, begins in (("html", b"<!doctype"), ("pdf", b"%PDF"), ("csv", b"")):
            async with world.storage.reading() as tx:
                (other, *_) = await tx.appointments.of_entries(
                    world.clinic.id, [world.entries[1].id], since=NOW
                )
            path = f"/clinic/visits/{other.id}/report?form={form}"
            async with http.get(path) as answer:
                assert answer.status == 200, form
                assert (await answer.read()).lower().startswith(begins.lower())
