"""The door of a clinic's pages: signing in and out."""

from __future__ import annotations

import asyncio
from typing import Annotated, Final

from fastapi import APIRouter, Form
from fastapi.responses import RedirectResponse, Response

from bot.actions.clinic import signing_in
from bot.actions.clinic.signing_in import Tried
from bot.domain.clinic.staff import plain_login
from bot.web.clinic.desk import AnyDesk
from bot.web.clinic.door import PATH, AtTheDoor, Door

routes: Final = APIRouter(prefix=PATH)
Field = Annotated[str, Form(max_length=200)]


@routes.get("/sign-in")
async def door(at: AtTheDoor) -> Response:
    async with at.parts.storage().reading() as tx:
        known = await signing_in.at_desk(tx, at.token, now=at.parts.clock)
    return RedirectResponse(PATH, 303) if known else _ask(at)


@routes.post("/sign-in")
async def sign_in(
    at: AtTheDoor, login: Field = "", password: Field = "", code: Field = ""
) -> Response:
    now = at.parts.clock
    tried = Tried(plain_login(login), password, code, at.mark, at.network)
    storage = at.parts.storage()
    async with storage.transaction() as tx:
        if not await signing_in.may_try(tx, tried, now=now):
            return _ask(at, "clinic-web-too-many", status=429)
        staff = await tx.clinic_staff.by_login(tried.login)
    counter = await asyncio.to_thread(signing_in.proven, staff, tried, now=now)
    async with storage.transaction() as tx:
        if staff is None or counter is None:
            await signing_in.refuse(tx, staff, now=now)
            return _ask(at, "clinic-web-wrong", status=403)
        given = await signing_in.sign_in(tx, staff, tried, counter=counter, now=now)
    return at.let_in(given) if given else _ask(at, "clinic-web-wrong", status=403)


@routes.post("/sign-out")
async def sign_out(desk: AnyDesk) -> Response:
    async with desk.parts.storage().transaction() as tx:
        await signing_in.sign_out(tx, desk.staff, desk.door.token, now=desk.parts.clock)
    return desk.door.let_out()


def _ask(at: Door, notice: str = "", *, status: int = 200) -> Response:
    return at.write("sign-in", {"notice": notice}, status=status)
