"""What an admin sets: what is listed, whom patients call, and who works here."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Final

import segno
from fastapi import APIRouter, Form
from fastapi.responses import Response
from pydantic import BaseModel, Field

from bot.actions.clinic import staffing
from bot.actions.clinic.staffing import Hired, Newcomer
from bot.domain.clinic.clinics import ClinicSettings
from bot.domain.clinic.staff import StaffRole
from bot.domain.errors import NotFound, Refusal
from bot.domain.ids import PersonId
from bot.storage import Transaction
from bot.web.clinic.desk import AdminDesk, Desk, identity, nowhere
from bot.web.clinic.door import PATH

routes: Final = APIRouter(prefix=PATH)
Words = Annotated[str, Form(max_length=200)]
_QR: Final = 5  #: how large a module is drawn
_USUAL_DAYS: Final = ClinicSettings().report_days


@routes.get("/settings")
async def settings(desk: AdminDesk) -> Response:
    return await _ask(desk, desk.clinic.settings)


class Told(BaseModel):
    """What an admin typed."""

    phone: str = Field("", max_length=200)
    email: str = Field("", max_length=254)
    threshold: str = Field("", max_length=200)
    report_days: str = Field("", max_length=200)
    sure: str = ""

    def settings(self) -> ClinicSettings:
        """Return it as what a clinic has set; raise `Refusal` where it cannot be."""
        return ClinicSettings(
            phone=" ".join(self.phone.split()),
            threshold=_number(self.threshold, None),
            report_days=_number(self.report_days, _USUAL_DAYS) or 0,
            email=self.email.strip(),
        )


@routes.post("/settings")
async def set_up(desk: AdminDesk, typed: Annotated[Told, Form()]) -> Response:
    try:
        told = typed.settings()
    except Refusal as error:
        return desk.refused(error)
    before = desk.clinic.settings.threshold
    if not typed.sure and told.threshold is not None and told.threshold != before:
        return await _ask(desk, told, is_asked=True)

    async def work(tx: Transaction) -> str:
        await staffing.set_up(tx, desk.clinic, told, by=desk.staff.id, now=desk.now)
        return "/settings"

    return await desk.change(work)


@routes.get("/staff")
async def staff(desk: AdminDesk) -> Response:
    return await _everybody(desk)


@routes.post("/staff")
async def add(
    desk: AdminDesk, login: Words = "", name: Words = "", role: Words = StaffRole.STAFF.value
) -> Response:
    is_admin = role == StaffRole.ADMIN.value
    who = Newcomer(login, name, StaffRole.ADMIN if is_admin else StaffRole.STAFF)
    try:
        async with desk.parts.storage().transaction() as tx:
            hired = await staffing.hire(tx, desk.clinic, who, by=desk.staff.id, now=desk.now)
    except Refusal as error:
        return desk.refused(error)
    return await _everybody(desk, hired)


@routes.post("/staff/{id_}/renew")
async def renew(desk: AdminDesk, id_: str) -> Response:
    who = PersonId(identity(id_))
    try:
        async with desk.parts.storage().transaction() as tx:
            hired = await staffing.renew(tx, desk.clinic.id, who, by=desk.staff.id, now=desk.now)
    except NotFound:
        raise nowhere() from None
    return await _everybody(desk, hired)


@routes.post("/staff/{id_}/leave")
async def leave(desk: AdminDesk, id_: str) -> Response:
    async def work(tx: Transaction) -> str:
        who = PersonId(identity(id_))
        await staffing.dismiss(tx, desk.clinic.id, who, by=desk.staff.id, now=desk.now)
        return "/staff"

    return await desk.change(work)


async def _ask(desk: Desk, told: ClinicSettings, *, is_asked: bool = False) -> Response:
    threshold = told.threshold
    async with desk.parts.storage().reading() as tx:
        listed = await tx.rosters.below(desk.clinic.id, threshold) if threshold else 0
        joined = await tx.rosters.joined(desk.clinic.id)
    shown = replace(desk.clinic, settings=told)
    return desk.show(
        "settings", told=shown.settings, listed=listed, joined=joined, is_asked=is_asked
    )


async def _everybody(desk: Desk, hired: Hired | None = None) -> Response:
    async with desk.parts.storage().reading() as tx:
        people = await tx.clinic_staff.of_clinic(desk.clinic.id)
    drawn = ""
    if hired is not None:
        code = segno.make(hired.link(desk.clinic), error="m")
        drawn = code.svg_inline(scale=_QR, border=2, title=desk.words.say("clinic-web-qr"))
    return desk.show("staff", people=people, hired=hired, qr=drawn)


def _number(written: str, otherwise: int | None) -> int | None:
    plain = written.strip().rstrip("%").strip()
    if not plain:
        return otherwise
    if not (plain.isascii() and plain.isdigit()):
        raise Refusal("clinic-refused-number", written=written)
    return int(plain[:4])
