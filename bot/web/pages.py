"""The web side as one application: what is open depends on what it is given."""

from __future__ import annotations

from fastapi import APIRouter, FastAPI

from bot.web.bodies import ShortBodies
from bot.web.headers import SecureHeaders


def application(*routers: APIRouter) -> FastAPI:
    """Return the application with its doors, and nothing that describes them to strangers."""
    app = FastAPI(
        title="Dosebell",
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    for router in routers:
        app.include_router(router)
    app.add_middleware(ShortBodies)
    app.add_middleware(SecureHeaders)
    return app
