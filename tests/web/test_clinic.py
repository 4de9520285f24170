"""The pages of clinics: who gets in, that no clinic sees another, and what each form does."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Final

import aiohttp
import pytest

from bot.domain.clinic.work import ItemState, Need
from bot.storage import Keyring, Storage
from tests.web.clinic_world import (
    NOW,
    ClinicWorld,
    a_clinic,
    an_application,
    signed_in,
    with_patients,
)
from tests.web.conftest import served

_CSV: Final = (
    "number,name,language,medicines\n1,Ann Lee,en,metformin 500 mg | 1 tablet | twice a day\n"
)
_COOKIE: Final = re.compile(
    r"dosebell_clinic=[\w-]{43}; HttpOnly; Path=/; SameSite=strict", re.IGNORECASE
)


@pytest.fixture
async def sqlite_storage(migrated_sqlite_url: str, keyring: Keyring) -> AsyncIterator[Storage]:
    """An open SQLite file: pages are the same on any database."""
    storage = await Storage.open(migrated_sqlite_url, keyring=keyring)
    yield storage
    await storage.close()


@asynccontextmanager
async def _open(storage: Storage, patients: int = 12) -> AsyncIterator[tuple[str, ClinicWorld]]:
    world = await with_patients(await a_clinic(storage), patients)
    async with served(an_application(world)) as url:
        yield url, world


async def _status(http: aiohttp.ClientSession, method: str, path: str, **fields: str) -> int:
    async with http.request(
        method, path, data=fields if method == "POST" else None, allow_redirects=False
    ) as answer:
        return answer.status


async def _text(http: aiohttp.ClientSession, path: str) -> str:
    async with http.get(path) as answer:
        assert answer.status == 200
        return await answer.text()


async def test_nobody_gets_in_without_both_and_a_code_is_good_once(sqlite_storage: Storage) -> None:
    async with _open(sqlite_storage, 1) as (url, world), aiohttp.ClientSession(url) as http:
        nora, code = world.nora, world.code()
        right = {"login": " NORA", "password": nora.password, "code": code}
        wrong = (
            right | {"password": "x" * 12},
            right | {"code": "000000" if code != "000000" else "111111"},
            right | {"login": "nobody"},
            right | {"code": ""},
        )
        headers = {"Origin": url}
        for fields in wrong:
            async with http.post("/clinic/sign-in", data=fields, headers=headers) as answer:
                assert answer.status == 403
                assert "Check the login" in await answer.text()
        another = {"Origin": "https://evil.example"}
        async with http.post("/clinic/sign-in", data=right, headers=another) as answer:
            assert answer.status == 403
        async with http.post(
            "/clinic/sign-in", data=right, headers=headers, allow_redirects=False
        ) as answer:
            assert (answer.status, answer.headers["Location"]) == (303, "/clinic")
            assert _COOKIE.fullmatch(answer.headers["Set-Cookie"])
        async with http.post("/clinic/sign-in", data=right, headers=headers) as answer:
            assert answer.status == 403  # the code was used
        async with http.post("/clinic/sign-in", data=right, headers=headers) as answer:
            assert answer.status == 429
        async with world.storage.reading() as tx:
            told = [each.action for each in await tx.audit.entries(world.clinic.person)]
        assert told.count("sign-in refused") == 4
        assert told.count("signed in") == 1


async def test_a_desk_is_closed_by_time_by_leaving_and_by_an_admin(sqlite_storage: Storage) -> None:
    async with _open(sqlite_storage, 1) as (url, world), signed_in(url, world) as http:
        assert await _status(http, "GET", "/clinic") == 200
        world.clock.move_by(timedelta(minutes=44))
        assert await _status(http, "GET", "/clinic") == 200
        world.clock.move_by(timedelta(minutes=46))
        assert await _status(http, "GET", "/clinic") == 303
        async with signed_in(url, world) as again:
            assert await _status(again, "POST", "/clinic/sign-out") == 303
            assert await _status(again, "GET", "/clinic") == 303


@pytest.mark.long
async def test_no_clinic_sees_or_touches_what_is_anothers(sqlite_storage: Storage) -> None:
    async with _open(sqlite_storage) as (url, world):
        lake = await a_clinic(sqlite_storage, "Lake View", "lars")
        async with sqlite_storage.reading() as tx:
            items = await tx.work_items.waiting(world.clinic.id, limit=9)
            visits = await tx.appointments.between(
                world.clinic.id, NOW - timedelta(days=1), NOW + timedelta(days=1)
            )
        entry, item, visit = world.entries[0].id, items[0].id, visits[0].id
        nora = world.nora.staff.id
        async with signed_in(url, lake) as http:
            for path in ("/clinic", "/clinic/day", "/clinic/patients", "/clinic/staff"):
                page = await _text(http, path)
                assert "Ann Lee" not in page
                assert "Nora Ray" not in page or "Lake View" in page
            for path in (f"/clinic/patients/{entry}", f"/clinic/visits/{visit}/report"):
                assert await _status(http, "GET", path) == 404, path
            for path, fields in {
                f"/clinic/items/{item}/assign": {"to": "me"},
                f"/clinic/items/{item}/answer": {},
                f"/clinic/items/{item}/close": {"note": "done"},
                f"/clinic/visits/{visit}": {"visit": "missed"},
                f"/clinic/visits/{visit}/move": {"at": "2026-11-30T09:30"},
                f"/clinic/patients/{entry}/letter": {},
                f"/clinic/patients/{entry}/regimen": {"regimen": "x", "sure": "yes"},
                f"/clinic/patients/{entry}/visits": {"at": "2026-11-30T09:30"},
                f"/clinic/staff/{nora}/renew": {},
                f"/clinic/staff/{nora}/leave": {},
            }.items():
                assert await _status(http, "POST", path, **fields) == 404, path
        async with sqlite_storage.reading() as tx:
            assert await tx.work_items.waiting(world.clinic.id, limit=9) == items
            assert (await tx.clinic_staff.get(nora)).works_here


@pytest.mark.long
async def test_an_item_is_taken_answered_in_the_patients_chat_and_closed(
    sqlite_storage: Storage,
) -> None:
    async with _open(sqlite_storage) as (url, world), signed_in(url, world) as http:
        async with sqlite_storage.reading() as tx:
            (item, *_) = await tx.work_items.waiting(world.clinic.id, need=Need.SILENT, limit=1)
        path = f"/clinic/items/{item.id}"
        assert await _status(http, "POST", f"{path}/assign", to="me") == 303
        assert "with Nora Ray" in await _text(http, "/clinic?need=silent")
        assert await _status(http, "POST", f"{path}/answer") == 400  # no phone is known
        assert await _status(http, "POST", f"{path}/close", note="  ") == 400
        assert await _status(http, "POST", f"{path}/close", note="she is well") == 303
        assert await _status(http, "POST", f"{path}/close", note="again") == 409
        async with sqlite_storage.reading() as tx:
            closed = await tx.work_items.get(world.clinic.id, item.id)
        assert (closed.state, closed.note) == (ItemState.CLOSED, "she is well")
        assert closed.closed_by == world.nora.staff.id


@pytest.mark.long
async def test_a_roster_is_tried_then_brought_and_letters_are_one_document(
    sqlite_storage: Storage,
) -> None:
    async with _open(sqlite_storage, 1) as (url, world), signed_in(url, world) as http:
        tried = {"kind": "patients", "text": _CSV}
        async with http.post("/clinic/import", data=tried) as answer:
            assert "1 new, 0 changed" in await answer.text()
        async with http.post("/clinic/import", data={**tried, "sure": "yes"}) as answer:
            assert "Done" in await answer.text()
        wrong = {
            "kind": "visits",
            "text": "number,date,time\n1,2026-11-30,09:30\n9,soon,1\n7,2026-12-01,8:00\n",
        }
        async with http.post("/clinic/import", data={**wrong, "sure": "yes"}) as answer:
            page = await answer.text()
        assert "Row 3:" in page
        assert "Row 4:" in page
        assert "nobody on the roster has this number: 7" in page
        async with http.post("/clinic/letters") as answer:
            letters = await answer.read()
        assert letters.startswith(b"%PDF-")
        assert await _status(http, "POST", "/clinic/letters") == 400
        async with http.get("/clinic/day/print") as answer:
            assert (await answer.read()).startswith(b"%PDF-")


@pytest.mark.long
async def test_a_threshold_says_whom_it_would_list_before_it_is_saved(
    sqlite_storage: Storage,
) -> None:
    async with _open(sqlite_storage) as (url, world), signed_in(url, world) as http:
        told = {"phone": "+1 202 555 0199", "threshold": "60", "report_days": "2"}
        async with http.post("/clinic/settings", data=told) as answer:
            assert "Below 60 % would be 5 of 12 patients today" in await answer.text()
        async with sqlite_storage.reading() as tx:
            assert (await tx.clinics.get(world.clinic.id)).settings.threshold == 80
        assert await _status(http, "POST", "/clinic/settings", **told, sure="yes") == 303
        async with sqlite_storage.reading() as tx:
            assert (await tx.clinics.get(world.clinic.id)).settings.threshold == 60
        assert await _status(http, "POST", "/clinic/settings", threshold="many") == 400


@pytest.mark.long
async def test_staff_may_work_but_only_an_admin_sets_and_lets_in(sqlite_storage: Storage) -> None:
    async with _open(sqlite_storage, 1) as (url, world), signed_in(url, world) as http:
        async with http.post("/clinic/staff", data={"login": "sam", "name": "Sam"}) as answer:
            page = await answer.text()
        password = re.search(r"<code>(\w{4}(?:-\w{4}){3})</code>", page)
        assert password
        assert "<svg" in page
        assert await _status(http, "POST", "/clinic/staff", login="sam", name="Other") == 400
        async with sqlite_storage.reading() as tx:
            sam = await tx.clinic_staff.by_login("sam")
        assert sam is not None
        theirs = world.__class__(
            world.storage,
            world.clock,
            world.clinic,
            world.nora.__class__(sam, password[1]),
        )
        async with signed_in(url, theirs) as other:
            assert await _status(other, "GET", "/clinic") == 200
            for method, path in (
                ("GET", "/clinic/settings"),
                ("GET", "/clinic/staff"),
                ("POST", "/clinic/settings"),
                ("POST", "/clinic/staff"),
                ("POST", f"/clinic/staff/{world.nora.staff.id}/leave"),
            ):
                assert await _status(other, method, path) == 403
            assert await _status(http, "POST", f"/clinic/staff/{sam.id}/leave") == 303
            assert await _status(other, "GET", "/clinic") == 303
        assert await _status(http, "POST", f"/clinic/staff/{world.nora.staff.id}/leave") == 400
