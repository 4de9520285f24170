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
from bot.domain.reports.report import AdherenceReport
from bot.language.bundles import DEFAULT, languages
from bot.language.sentences import Sentences
from bot.reports.visit.forms import Form, made
from bot.reports.visit.page import policy
from bot.storage import Storage
from bot.web.shared.page import Page

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

    @routes.get("/r/{token}")
    async def door(token: str, request: Request) -> Response:
        async with desk.storage().reading() as tx:
            link = await reporting_links.is_good(tx, token, now=desk.now())
            patient = await tx.people.get(link.patient) if link else None
        if link is None or patient is None:
            return _shown(page.gone(_language(request)), 404)
        return _shown(page.door(link, patient))

    @routes.post("/r/{token}")
    async def opened(token: str, request: Request) -> Response:
        async with desk.storage().transaction() as tx:
            found = await reporting_links.opened(tx, token, now=desk.now())
        if found is None:
            return _shown(page.gone(_language(request)), 404)
        link, report = found
        return _shown(await _written(report, desk.sentences, link.wanted.language))

    return routes


async def _written(report: AdherenceReport, sentences: Sentences, language: str) -> str:
    """Return the page, made beside everything that must not wait for it."""
    data = await asyncio.to_thread(made, report, Form.HTML, sentences, language=language)
    return data.decode()


def _shown(html: str, status: int = 200) -> Response:
    return HTMLResponse(html, status, {**_HEADERS, "Content-Security-Policy": policy()})


def _language(request: Request) -> str:
    """Return the first language that the browser wants and we speak."""
    wanted = request.headers.get("accept-language", "").lower().split(",")
    spoken = (each.strip()[:2] for each in wanted)
    return next((each for each in spoken if each in languages()), DEFAULT)
