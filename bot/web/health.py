"""Says whether the bot is alive, and whether it is reminding: not the same thing."""

from __future__ import annotations

from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, PlainTextResponse, Response

from bot.scheduling.pulse import Pulse, feel
from bot.web.metrics import CONTENT_TYPE, written


async def _felt(request: Request) -> Pulse:
    state = request.app.state
    pulse: Pulse = await feel(state.storage(), now=state.now())
    return pulse


Felt = Annotated[Pulse, Depends(_felt)]
routes: Final = APIRouter()
ALIVE: Final = "alive"


@routes.get("/healthz")
async def alive() -> Response:
    return PlainTextResponse(ALIVE)


@routes.get("/readyz")
async def reminding(pulse: Felt) -> Response:
    said: dict[str, Any] = {
        "reminding": not pulse.reasons,
        "reasons": pulse.reasons,
        "seconds_since_last_beat": pulse.seconds_since(pulse.last_beat),
        "seconds_oldest_unsent": pulse.seconds_since(pulse.oldest_unsent),
        "unplanned": pulse.unplanned,
        "set_aside": pulse.rounds_set_aside + pulse.inbox_set_aside,
    }
    return JSONResponse(said, 503 if pulse.reasons else 200)


@routes.get("/metrics")
async def metrics(pulse: Felt) -> Response:
    return Response(written(pulse), media_type=CONTENT_TYPE)
