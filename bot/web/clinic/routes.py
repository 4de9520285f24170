"""All pages of clinics, on one list."""

from __future__ import annotations

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from bot.web.clinic import bringing, days, patients, ruling, signing, work
from bot.web.clinic.desk import PATH
from bot.web.clinic.parts import FOLDER, ClinicParts, Pages


def furnish(app: FastAPI, parts: ClinicParts) -> None:
    """Add the pages of clinics to the web side."""
    app.state.clinic, app.state.clinic_pages = parts, Pages(parts.sentences)
    app.mount(f"{PATH}/static", StaticFiles(directory=FOLDER / "static"))
    for each in (signing, work, days, patients, bringing, ruling):
        app.include_router(each.routes)
