"""Files that bring patients and appointments, and the letters that invite."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Final

from fastapi import APIRouter, File, Form, UploadFile
from fastapi.responses import Response

from bot.actions.clinic import enrolling, rosters
from bot.actions.clinic.rosters import Brought
from bot.domain.clinic.roster import Entry
from bot.domain.errors import BadInput, ChangedMeanwhile, NotFound
from bot.domain.ids import RosterId
from bot.reports.sheets.drawing import draw
from bot.web.clinic import printing
from bot.web.clinic.desk import PATH, AnyDesk, Desk, identity, nowhere

routes: Final = APIRouter(prefix=PATH)
Words = Annotated[str, Form()]


@routes.post("/patients/{id_}/letter")
async def letter(desk: AnyDesk, id_: str) -> Response:
    async with desk.parts.storage().reading() as tx:
        try:
            entry = await tx.rosters.get(desk.clinic.id, RosterId(identity(id_)))
        except NotFound:
            raise nowhere() from None
    return await _letters(desk, [entry])


@routes.post("/letters")
async def letters(desk: AnyDesk, again: Words = "") -> Response:
    async with desk.parts.storage().reading() as tx:
        everybody = await tx.rosters.of_clinic(desk.clinic.id)
    missing = [entry for entry in everybody if entry.patient is None]
    if not again:
        missing = [entry for entry in missing if not entry.is_good(now=desk.now)]
    return await _letters(desk, missing)


@routes.get("/import")
async def import_(desk: AnyDesk) -> Response:
    return desk.show("import", brought=None, kind="patients", text="")


@routes.post("/import")
async def bring(
    desk: AnyDesk,
    kind: Words = "patients",
    text: Words = "",
    file: Annotated[UploadFile | None, File()] = None,
    sure: Words = "",
) -> Response:
    given = await file.read() if file is not None and file.filename else b""
    text = given.decode("utf-8-sig", errors="replace") if given else text
    bring = rosters.bring_visits if kind == "visits" else rosters.bring_patients
    try:
        async with desk.parts.storage().transaction() as tx:
            brought: Brought = await bring(tx, desk.clinic, text, hand=desk.hand, dry=not sure)
    except BadInput as error:
        return desk.refused(str(error))
    except ChangedMeanwhile:
        return desk.refused(desk.words.say("clinic-web-meanwhile"), status=409)
    done = bool(sure) and not brought.faults
    return desk.show("import", brought=brought, kind=kind, text="" if done else text, done=done)


async def _letters(desk: Desk, entries: Sequence[Entry]) -> Response:
    async with desk.parts.storage().transaction() as tx:
        made = await enrolling.invite(tx, desk.clinic, entries, hand=desk.hand)
    if not made:
        return desk.refused(desk.words.say("clinic-web-no-letters"))
    ways = printing.Ways(desk.parts.telegram, desk.parts.numbers)
    page = printing.letters(desk.clinic, made, desk.door.pages, ways)
    return printing.pdf(await desk.parts.worker.run(draw, page))
