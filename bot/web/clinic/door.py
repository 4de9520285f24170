"""The door of a clinic's pages: in which language they are, what a browser is given to keep, and no
button of another page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Final
from urllib.parse import urlsplit

from fastapi import Depends, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from bot.actions.clinic.signing_in import LetIn
from bot.domain.clinic.clinics import Clinic
from bot.web.clinic.parts import LANGUAGES, ClinicParts, Pages, Words

PATH: Final = "/clinic"
SIGN_IN: Final = f"{PATH}/sign-in"
_SIGNED_IN: Final = "dosebell_clinic"
_KNOWN: Final = "dosebell_known"
_LANGUAGE: Final = "dosebell_language"
_READING: Final = frozenset({"GET", "HEAD"})
_A_YEAR: Final = 365 * 24 * 3600


class Door:
    """What anybody meets at the door: pages in their language, and no button of another page."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.parts: ClinicParts = request.app.state.clinic
        self.pages: Pages = request.app.state.clinic_pages
        if request.method not in _READING and not _is_our_own(request, self.parts):
            raise HTTPException(403, "clinic-refused-elsewhere")

    @property
    def token(self) -> str:
        """What this browser was given when somebody signed in."""
        return self._kept(_SIGNED_IN)

    @property
    def mark(self) -> str:
        """What this browser was given the first time that somebody signed in."""
        return self._kept(_KNOWN)

    @property
    def network(self) -> str:
        """From where this browser comes."""
        return self.request.client.host if self.request.client else ""

    def words(self, clinic: Clinic | None = None) -> Words:
        """Return the words of whoever looks, by the clock of the clinic."""
        return speaking(self.request, clinic)

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
        shown = {"in_language": self._in_language, **values}
        response = HTMLResponse(self.pages.write(page, words, shown), status)
        if self.request.query_params.get("language"):
            self._keep(response, _LANGUAGE, words.language, for_seconds=_A_YEAR)
        return response

    def let_in(self, given: LetIn) -> Response:
        """Send a browser on that has signed in."""
        response = RedirectResponse(PATH, 303)
        self._keep(response, self._named(_SIGNED_IN), given.token)
        self._keep(response, self._named(_KNOWN), given.mark, for_seconds=_A_YEAR)
        return response

    def let_out(self) -> Response:
        """Send a browser to the door that has signed out."""
        response = RedirectResponse(SIGN_IN, 303)
        response.delete_cookie(
            self._named(_SIGNED_IN),
            path="/",
            secure=self._is_secure,
            httponly=True,
            samesite="strict",
        )
        return response

    def _in_language(self, code: str) -> str:
        """Return where this page is in another language; one that answers a form is left."""
        if self.request.method not in _READING:
            return f"{PATH}?language={code}"
        return f"?{self.request.url.include_query_params(language=code).query}"

    @property
    def _is_secure(self) -> bool:
        return self.parts.is_secure or self.request.url.scheme == "https"

    def _named(self, name: str) -> str:
        return f"__Host-{name}" if self._is_secure else name

    def _kept(self, name: str) -> str:
        return self.request.cookies.get(self._named(name), "")

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


def speaking(request: Request, clinic: Clinic | None = None) -> Words:
    """Return the words of whoever looks, by the clock of the clinic."""
    pages: Pages = request.app.state.clinic_pages
    language = _language(request, clinic.language if clinic else "")
    return pages.words(language, clinic.zone if clinic else "UTC")


def _is_our_own(request: Request, parts: ClinicParts) -> bool:
    """Return whether a form was sent by a page of ours. The cookie is Strict besides."""
    if request.headers.get("sec-fetch-site", "same-origin") != "same-origin":
        return False
    try:
        origin = urlsplit(request.headers.get("origin", "")).netloc
    except ValueError:
        return False
    return origin in {request.headers.get("host", ""), parts.public_host} - {""}


def _language(request: Request, usual: str) -> str:
    """Return the language that was chosen, else the browser's at the door, else the clinic's."""
    known = [code for code, _ in LANGUAGES]
    chosen = [request.query_params.get("language", ""), request.cookies.get(_LANGUAGE, "")]
    accepted = request.headers.get("accept-language", "").split(",")
    wished = [*chosen, usual] if usual else [*chosen, *accepted]
    codes = (wish.strip()[:2].lower() for wish in wished)
    return next((code for code in codes if code in known), known[0])
