"""All pages of clinics, on one list."""

from __future__ import annotations

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from bot.web.clinic import bringing, days, failing, patients, ruling, signing, visits, work
from bot.web.clinic.door import PATH
from bot.web.clinic.parts import FOLDER, ClinicParts, Pages


def furnish(app: FastAPI, parts: ClinicParts) -> None:
    """Add the pages of clinics to the web side."""
    app.state.clinic, app.state.clinic_pages = parts, Pages(parts.sentences)
    app.mount(f"{PATH}/static", StaticFiles(directory=FOLDER / "static"))
    failing.furnish(app)
    for each in (signing, work, days, visits, patients, bringing, ruling):
        app.include_router(each.routes)
