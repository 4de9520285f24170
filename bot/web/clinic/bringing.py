"""Files that bring patients and appointments, and the letters that invite."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Annotated, Final

from fastapi import APIRouter, File, Form, UploadFile
from fastapi.responses import Response

from bot.actions.clinic import enrolling, importing, rosters, timetable
from bot.actions.clinic.rosters import Brought
from bot.domain.clinic.roster import Entry
from bot.domain.errors import ChangedMeanwhile, NotFound, Refusal
from bot.domain.ids import RosterId
from bot.reports.sheets.drawing import draw
from bot.storage import Transaction
from bot.web.clinic import printing
from bot.web.clinic.desk import AnyDesk, Desk, identity, nowhere
from bot.web.clinic.door import PATH

routes: Final = APIRouter(prefix=PATH)
Words = Annotated[str, Form()]
_PIECE: Final = 200_000  #: letters: a field of a form is not longer than a megabyte


@routes.post("/patients/{id_}/letter")
async def letter(desk: AnyDesk, id_: str) -> Response:
    async def wanted(tx: Transaction) -> list[Entry]:
        return [await tx.rosters.get(desk.clinic.id, RosterId(identity(id_)))]

    return await _letters(desk, wanted)


@routes.post("/letters")
async def letters(desk: AnyDesk, again: Words = "") -> Response:
    async def wanted(tx: Transaction) -> list[Entry]:
        return await enrolling.uninvited(tx, desk.clinic, again=bool(again), now=desk.now)

    return await _letters(desk, wanted)


@routes.get("/import")
async def import_(desk: AnyDesk) -> Response:
    return desk.show("import", brought=None, kind="patients", pieces=(), text="")


@routes.post("/import")
async def bring(
    desk: AnyDesk,
    kind: Words = "patients",
    text: Annotated[list[str] | None, Form()] = None,
    file: Annotated[UploadFile | None, File()] = None,
    sure: Words = "",
) -> Response:
    given = await file.read() if file is not None and file.filename else b""
    told = importing.decoded(given) if given else "".join(text or ())
    bring = timetable.bring_visits if kind == "visits" else rosters.bring_patients
    try:
        storage = desk.parts.storage()
        async with storage.transaction() if sure else storage.reading() as tx:
            brought: Brought = await bring(tx, desk.clinic, told, hand=desk.hand, dry=not sure)
    except Refusal as error:
        return desk.refused(error)
    except ChangedMeanwhile:
        return desk.refused("clinic-web-meanwhile", status=409)
    done = bool(sure) and not brought.faults
    return desk.show(
        "import",
        brought=brought,
        kind=kind,
        pieces=[told[start : start + _PIECE] for start in range(0, len(told), _PIECE)],
        text="" if done or len(told) > _PIECE else told,
        done=done,
    )


async def _letters(desk: Desk, wanted: Callable[[Transaction], Awaitable[list[Entry]]]) -> Response:
    try:
        async with desk.parts.storage().transaction() as tx:
            entries = await wanted(tx)
            made = await enrolling.invite(tx, desk.clinic, entries, hand=desk.hand)
    except NotFound:
        raise nowhere() from None
    except ChangedMeanwhile:
        return desk.refused("clinic-web-meanwhile", status=409)
    if not made:
        return desk.refused("clinic-web-no-letters")
    ways = printing.Ways(desk.parts.telegram, desk.parts.numbers)
    page = printing.letters(desk.clinic, made, desk.door.pages, ways)
    return printing.pdf(await desk.parts.worker.run(draw, page))
