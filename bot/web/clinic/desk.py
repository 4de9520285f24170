"""Who sits at a desk of a clinic: everything a page may do goes through one, and a desk knows no
clinic but its own."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Annotated, Any
from uuid import UUID

from fastapi import Depends, HTTPException
from fastapi.responses import RedirectResponse, Response

from bot.actions.clinic import signing_in, staffing
from bot.actions.clinic.signing_in import AtDesk
from bot.domain.clinic.clinics import Clinic
from bot.domain.clinic.staff import Hand, Staff, StaffRole
from bot.domain.errors import ChangedMeanwhile, IllegalStep, NotFound, Refusal
from bot.storage import Transaction
from bot.web.clinic.door import PATH, SIGN_IN, AtTheDoor, Door
from bot.web.clinic.parts import Words


class Desk:
    """Somebody who has signed in, and what they may do."""

    def __init__(self, door: Door, at: AtDesk, clinic: Clinic) -> None:
        self.door = door
        self.staff: Staff = at.staff
        self.clinic = clinic
        self.parts = door.parts
        self.now = door.parts.now()

    @property
    def hand(self) -> Hand:
        """Whose hand does what is done."""
        return Hand(self.staff.id, self.now)

    @property
    def words(self) -> Words:
        """The words of whoever sits here."""
        return self.door.words(self.clinic)

    def show(self, template: str, /, *, status: int = 200, **values: Any) -> Response:  # noqa: ANN401 - what a template takes
        """Return a page of this clinic."""
        shown = {
            "clinic": self.clinic,
            "staff": self.staff,
            "is_admin": self.staff.role is StaffRole.ADMIN,
            "path": self.door.request.url.path,
            "notice": "",
            **values,
        }
        return self.door.write(template, shown, clinic=self.clinic, status=status)

    def refused(self, why: Refusal | str, *, status: int = 400) -> Response:
        """Return a page that says what could not be done, and why; nothing was changed."""
        said = self.words.refused(why) if isinstance(why, Refusal) else self.words.say(why)
        return self.show("refused", status=status, why=said)

    async def change(self, work: Callable[[Transaction], Awaitable[str]]) -> Response:
        """Do something in one transaction and go on to the page that it returns; say so where it
        cannot be done."""
        try:
            async with self.parts.storage().transaction() as tx:
                then = await work(tx)
        except Refusal as refusal:
            return self.refused(refusal)
        except (IllegalStep, ChangedMeanwhile):
            return self.refused("clinic-web-meanwhile", status=409)
        except NotFound:
            raise nowhere() from None
        return RedirectResponse(f"{PATH}{then}", 303)

    async def looked(self, action: str, subject: object) -> None:
        """Write down that somebody has read what stands of several patients at once."""
        async with self.parts.storage().transaction() as tx:
            await self.note(tx, action, subject)

    async def note(self, tx: Transaction, action: str, subject: object) -> None:
        """Write into the clinic's own chain what was done at this desk."""
        by, now = self.staff.id, self.now
        await staffing.note(tx, self.clinic.id, by=by, action=action, subject=subject, now=now)


async def _desk(door: AtTheDoor) -> Desk:
    """Return whose desk this is; everybody else is sent to the door."""
    storage, now = door.parts.storage(), door.parts.clock
    async with storage.reading() as tx:
        at = await signing_in.at_desk(tx, door.token, now=now)
        clinic = await tx.clinics.get(at.staff.clinic) if at else None
    if at is None or clinic is None:
        raise HTTPException(303, headers={"Location": SIGN_IN})
    if signing_in.is_worth_noting(at.desk, now=now):
        async with storage.transaction() as tx:
            await tx.clinic_staff.seen(door.token, now)
    return Desk(door, at, clinic)


AnyDesk = Annotated[Desk, Depends(_desk)]


async def _admin(desk: AnyDesk) -> Desk:
    if desk.staff.role is not StaffRole.ADMIN:
        raise HTTPException(403, "clinic-refused-not-admin")
    return desk


AdminDesk = Annotated[Desk, Depends(_admin)]


def nowhere() -> HTTPException:
    """Return what is said of everything that is not this clinic's, or not there."""
    return HTTPException(404, "clinic-refused-nowhere")


def identity(written: str) -> UUID:
    """Return an identity out of an address; one that is none leads nowhere."""
    try:
        return UUID(written)
    except ValueError:
        raise nowhere() from None
