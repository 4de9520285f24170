"""What a page of a clinic says where there is none, or where somebody may not: a page like the
others, in the language of whoever reads it."""

from __future__ import annotations

from typing import Final

from fastapi import FastAPI, Request
from fastapi.exception_handlers import (
    http_exception_handler,
    request_validation_exception_handler,
)
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, Response
from starlette.exceptions import HTTPException

from bot.web.clinic.door import PATH, speaking

_SAID: Final = "clinic-refused-"
_NOWHERE: Final = f"{_SAID}nowhere"
_UNREAD: Final = f"{_SAID}unread"
_REFUSED: Final = 400


def furnish(app: FastAPI) -> None:
    """Let the pages of clinics say in words what is wrong; all others say it as they did."""
    app.add_exception_handler(HTTPException, _not_done)  # type: ignore[arg-type] # for these
    app.add_exception_handler(RequestValidationError, _not_read)  # type: ignore[arg-type] # for these


async def _not_done(request: Request, error: HTTPException) -> Response:
    if not _is_ours(request) or error.status_code < _REFUSED:
        return await http_exception_handler(request, error)
    said = error.detail if error.detail.startswith(_SAID) else _NOWHERE
    return _page(request, said, error.status_code)


async def _not_read(request: Request, error: RequestValidationError) -> Response:
    if not _is_ours(request):
        return await request_validation_exception_handler(request, error)
    return _page(request, _UNREAD, 422)


def _is_ours(request: Request) -> bool:
    return f"{request.url.path}/".startswith(f"{PATH}/")


def _page(request: Request, sentence: str, status: int) -> Response:
    words = speaking(request)
    values = {"why": words.say(sentence), "in_language": lambda code: f"{PATH}?language={code}"}
    return HTMLResponse(request.app.state.clinic_pages.write("refused", words, values), status)
