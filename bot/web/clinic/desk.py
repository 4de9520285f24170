"""Who sits at a desk of a clinic: everything a page may do goes through one, and a desk knows no
clinic but its own."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Annotated, Any, Final
from urllib.parse import urlsplit
from uuid import UUID

from fastapi import Depends, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from bot.actions.clinic import signing_in, staffing
from bot.actions.clinic.signing_in import AtDesk
from bot.domain.clinic.clinics import Clinic
from bot.domain.clinic.staff import Hand, Staff, StaffRole
from bot.domain.errors import BadInput, ChangedMeanwhile, IllegalStep, NotFound
from bot.storage import Transaction
from bot.web.clinic.parts import LANGUAGES, ClinicParts, Pages, Words

PATH: Final = "/clinic"
SIGN_IN: Final = f"{PATH}/sign-in"
_COOKIE: Final = "dosebell_clinic"
_SECURE_COOKIE: Final = "__Host-dosebell_clinic"
_LANGUAGE: Final = "dosebell_language"
_READING: Final = frozenset({"GET", "HEAD"})
_A_YEAR: Final = 365 * 24 * 3600
_FROM_ELSEWHERE: Final = "another page may not press the buttons of this one"


class Door:
    """What anybody meets at the door: pages in their language, and no button of another page."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.parts: ClinicParts = request.app.state.clinic
        self.pages: Pages = request.app.state.clinic_pages
        if request.method not in _READING and not _is_our_own(request, self.parts):
            raise HTTPException(403, _FROM_ELSEWHERE)

    @property
    def token(self) -> str:
        """What this browser was given when somebody signed in."""
        return self.request.cookies.get(self._cookie, "")

    def words(self, clinic: Clinic | None = None) -> Words:
        """Return the words of whoever looks, by the clock of the clinic."""
        language = _language(self.request, clinic.language if clinic else "")
        return self.pages.words(language, clinic.zone if clinic else "UTC")

    def write(
        self,
        page: str,
        values: Mapping[str, Any],
        *,
        clinic: Clinic | None = None,
        status: int = 200,
    ) -> Response:
        """Return a page, and remember the language that was chosen."""
        words = self.words(clinic)
        response = HTMLResponse(self.pages.write(page, words, values), status)
        if self.request.query_params.get("language"):
            self._keep(response, _LANGUAGE, words.language, for_seconds=_A_YEAR)
        return response

    def let_in(self, token: str) -> Response:
        """Send a browser on that has signed in."""
        response = RedirectResponse(PATH, 303)
        self._keep(response, self._cookie, token)
        return response

    def let_out(self) -> Response:
        """Send a browser to the door that has signed out."""
        response = RedirectResponse(SIGN_IN, 303)
        response.delete_cookie(
            self._cookie, path="/", secure=self._is_secure, httponly=True, samesite="strict"
        )
        return response

    @property
    def _is_secure(self) -> bool:
        return self.parts.is_secure or self.request.url.scheme == "https"

    @property
    def _cookie(self) -> str:
        return _SECURE_COOKIE if self._is_secure else _COOKIE

    def _keep(
        self, response: Response, name: str, value: str, *, for_seconds: int | None = None
    ) -> None:
        response.set_cookie(
            name,
            value,
            max_age=for_seconds,
            path="/",
            secure=self._is_secure,
            httponly=True,
            samesite="strict",
        )


AtTheDoor = Annotated[Door, Depends(Door)]


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

    def refused(self, why: str, *, status: int = 400) -> Response:
        """Return a page that says what could not be done, and why; nothing was changed."""
        return self.show("refused", status=status, why=why)

    async def change(
        self, work: Callable[[Transaction], Awaitable[object]], *, then: str
    ) -> Response:
        """Do something in one transaction and go on to a page; say so where it cannot be done."""
        try:
            async with self.parts.storage().transaction() as tx:
                await work(tx)
        except (BadInput, IllegalStep) as error:
            return self.refused(str(error))
        except ChangedMeanwhile:
            return self.refused(self.words.say("clinic-web-meanwhile"), status=409)
        except NotFound:
            raise nowhere() from None
        return RedirectResponse(f"{PATH}{then}", 303)

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
    return Desk(door, replace(at), clinic)


AnyDesk = Annotated[Desk, Depends(_desk)]


async def _admin(desk: AnyDesk) -> Desk:
    if desk.staff.role is not StaffRole.ADMIN:
        raise HTTPException(403, "only an admin of the clinic may do that")
    return desk


AdminDesk = Annotated[Desk, Depends(_admin)]


def nowhere() -> HTTPException:
    """Return what is said of everything that is not this clinic's, or not there."""
    return HTTPException(404, "there is no such page")


def identity(written: str) -> UUID:
    """Return an identity out of an address; one that is none leads nowhere."""
    try:
        return UUID(written)
    except ValueError:
        raise nowhere() from None


def _is_our_own(request: Request, parts: ClinicParts) -> bool:
    """Return whether a form was sent by a page of ours. The cookie is Strict besides."""
    if request.headers.get("sec-fetch-site", "same-origin") != "same-origin":
        return False
    origin = urlsplit(request.headers.get("origin", "")).netloc
    ours = {request.headers.get("host", ""), parts.public_host} - {""}
    return origin in ours


def _language(request: Request, usual: str) -> str:
    """Return the language that was chosen, else the browser's at the door, else the clinic's."""
    known = [code for code, _ in LANGUAGES]
    chosen = [request.query_params.get("language", ""), request.cookies.get(_LANGUAGE, "")]
    accepted = request.headers.get("accept-language", "").split(",")
    wished = [*chosen, usual] if usual else [*chosen, *accepted]
    codes = (wish.strip()[:2].lower() for wish in wished)
    return next((code for code in codes if code in known), known[0])
