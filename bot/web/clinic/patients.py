"""The patients of a clinic: the roster, one patient, letters, and files that bring more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Annotated, Final
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Form
from fastapi.responses import Response

from bot.actions.clinic import enrolling, rosters
from bot.domain.care.links import CareLink, Shared
from bot.domain.care.may_see import is_linked, may_see
from bot.domain.clinic.roster import Entry
from bot.domain.errors import BadInput, ChangedMeanwhile, NotFound
from bot.domain.ids import RosterId, new_id
from bot.language.bundles import languages
from bot.planner.calendar import local_date
from bot.storage import Measured, Transaction
from bot.web.clinic.desk import PATH, AnyDesk, Desk, identity, nowhere
from bot.web.clinic.understood import Understood, understood
from bot.web.clinic.work import waiting

routes: Final = APIRouter(prefix=PATH)
_ON_A_PAGE: Final = 100
_LATELY: Final = timedelta(days=60)
_HISTORY: Final = 20
Words = Annotated[str, Form()]


@routes.get("/patients")
async def patients(desk: AnyDesk, find: str = "") -> Response:
    async with desk.parts.storage().reading() as tx:
        everybody = await tx.rosters.of_clinic(desk.clinic.id)
    wanted = find.casefold().strip()
    found = [e for e in everybody if wanted in f"{e.name} {e.reference}".casefold()]
    return desk.show(
        "patients",
        entries=found[:_ON_A_PAGE],
        find=find,
        found=len(found),
        total=len(everybody),
        joined=sum(entry.patient is not None for entry in everybody),
        invited=sum(entry.is_good(now=desk.now) for entry in everybody),
        spoken=languages(),
    )


@routes.post("/patients")
async def add(
    desk: AnyDesk, name: Words = "", reference: Words = "", language: Words = ""
) -> Response:
    id_ = RosterId(new_id())

    async def work(tx: Transaction) -> None:
        spoken = language if language in languages() else desk.clinic.language
        plain = " ".join(name.split())
        entry = Entry(id_, desk.clinic.id, plain, reference.strip(), spoken)
        try:
            await tx.rosters.add([entry])
        except ChangedMeanwhile:
            raise BadInput(f"the number {reference!r} is on the roster already") from None
        await desk.note(tx, "patient added", id_)

    return await desk.change(work, then=f"/patients/{id_}")


@routes.get("/patients/{id_}")
async def patient(desk: AnyDesk, id_: str) -> Response:
    return await _show(desk, RosterId(identity(id_)))


@routes.post("/patients/{id_}/regimen")
async def regimen(desk: AnyDesk, id_: str, regimen: Words = "", sure: Words = "") -> Response:
    if not sure:  # what was understood is shown before it is proposed
        return await _show(desk, RosterId(identity(id_)), typed=regimen)

    async def work(tx: Transaction) -> None:
        entry = await tx.rosters.get(desk.clinic.id, RosterId(identity(id_)))
        await enrolling.propose(tx, desk.clinic, entry, regimen, hand=desk.hand)

    return await desk.change(work, then=f"/patients/{id_}")


@routes.post("/patients/{id_}/visits")
async def add_visit(
    desk: AnyDesk, id_: str, at: Words = "", whom: Words = "", bring: Words = ""
) -> Response:
    async def work(tx: Transaction) -> None:
        entry = await tx.rosters.get(desk.clinic.id, RosterId(identity(id_)))
        try:
            when = datetime.fromisoformat(at).replace(tzinfo=ZoneInfo(desk.clinic.zone))
        except ValueError:
            raise BadInput("a visit has a day and a time, like 2026-11-30T09:30") from None
        await rosters.add_visit(tx, desk.clinic, entry, when, (whom, bring))

    return await desk.change(work, then=f"/patients/{id_}")


async def _show(desk: Desk, id_: RosterId, *, typed: str | None = None) -> Response:
    async with desk.parts.storage().transaction() as tx:
        try:
            entry = await tx.rosters.get(desk.clinic.id, id_)
        except NotFound:
            raise nowhere() from None
        link = None
        if entry.patient is not None:
            link = await tx.care_links.between(entry.patient, desk.clinic.person)
            await _note_seen(tx, desk, entry)
        items = await tx.work_items.of_entries([id_])
        shown = await waiting(tx, desk, items)
        history = await tx.work_items.history(desk.clinic.id, id_, limit=_HISTORY)
        before = await waiting(tx, desk, [item for item in history if item.closed_at])
        measured = (await tx.rosters.measured([id_]))[id_]
        visits = await tx.appointments.of_entries(desk.clinic.id, [id_], since=desk.now - _LATELY)
    wanted = entry.regimen if typed is None else typed
    return desk.show(
        "patient",
        entry=entry,
        link=link if is_linked(link, now=desk.now) else None,
        waiting=shown,
        before=before,
        range=_range(link, measured, desk),
        visits=visits,
        sees=_sees(link, desk),
        typed=wanted,
        is_asked=typed is not None,
        understood=_understood(desk, wanted),
    )


def _range(link: CareLink | None, measured: Measured, desk: Desk) -> tuple[int, int] | None:
    if not may_see(link, Shared.WEEK, now=desk.now):
        return None
    if measured.lowest is None or measured.highest is None:
        return None
    return measured.lowest, measured.highest


def _sees(link: CareLink | None, desk: Desk) -> Sequence[str]:
    return [each.value for each in Shared if may_see(link, each, now=desk.now)]


def _understood(desk: Desk, regimen: str) -> list[Understood]:
    today = local_date(desk.now, ZoneInfo(desk.clinic.zone))
    return understood(regimen, desk.words, today=today, lexicon=desk.parts.lexicon)


async def _note_seen(tx: Transaction, desk: Desk, entry: Entry) -> None:
    if entry.patient is not None:
        await tx.audit.write(
            entry.patient,
            at=desk.now,
            actor=desk.staff.id,
            action="patient seen",
            subject=str(entry.id),
            details={"clinic": str(desk.clinic.id)},
        )
