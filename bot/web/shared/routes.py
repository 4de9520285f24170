"""Where shared links lead: GET shows a button, so that nobody's preview opens it; POST opens it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from bot.actions import reporting_links
from bot.domain.channels import MediaType
from bot.domain.reports.links import SharedLink
from bot.domain.reports.report import AdherenceReport
from bot.language.bundles import DEFAULT, languages
from bot.language.sentences import Sentences
from bot.reports.visit.forms import Form, made
from bot.reports.visit.page import policy
from bot.storage import Storage
from bot.web.shared.page import PDF, Page

_HEADERS: Final = {"Referrer-Policy": "no-referrer", "Cache-Control": "no-store"}


@dataclass(frozen=True, slots=True)
class Desk:
    """What the doors of shared reports work with."""

    storage: Callable[[], Storage]
    now: Callable[[], datetime]
    sentences: Sentences


def router(desk: Desk) -> APIRouter:
    """Return the routes of shared reports."""
    routes, page = APIRouter(), Page(desk.sentences)

    @routes.get("/r/{token:path}")
    async def door(token: str, request: Request) -> Response:
        async with desk.storage().reading() as tx:
            link = await reporting_links.is_good(tx, token, now=desk.now())
            patient = await tx.people.get(link.patient) if link else None
        if link is None or patient is None:
            return _shown(page.gone(_language(request)), 404)
        return _shown(page.door(link, patient))

    @routes.post("/r/{token:path}")
    async def opened(token: str, request: Request, form: str = "") -> Response:
        async with desk.storage().transaction() as tx:
            found = await reporting_links.opened(tx, token, now=desk.now())
        if found is None:
            return _shown(page.gone(_language(request)), 404)
        link, report = found
        wanted = Form.PDF if form == PDF else Form.HTML
        data = await _written(report, wanted, desk.sentences, link.wanted.language)
        return _shown(data.decode()) if wanted is Form.HTML else _document(data, link)

    return routes


async def _written(
    report: AdherenceReport, form: Form, sentences: Sentences, language: str
) -> bytes:
    """Return the report in a form, made beside everything that must not wait for it."""
    return await asyncio.to_thread(made, report, form, sentences, language=language)


def _shown(html: str, status: int = 200) -> Response:
    return HTMLResponse(html, status, {**_HEADERS, "Content-Security-Policy": policy()})


def _document(data: bytes, link: SharedLink) -> Response:
    """Return a PDF that a browser shows, under a name that names nobody."""
    name = f"report-{link.wanted.days.last.isoformat()}.pdf"
    headers = {**_HEADERS, "Content-Disposition": f'inline; filename="{name}"'}
    return Response(data, media_type=MediaType.DOCUMENT.value, headers=headers)


def _language(request: Request) -> str:
    """Return the first language that the browser wants and we speak."""
    wanted = request.headers.get("accept-language", "").lower().split(",")
    spoken = (each.strip()[:2] for each in wanted)
    return next((each for each in spoken if each in languages()), DEFAULT)
