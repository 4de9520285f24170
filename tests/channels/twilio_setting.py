"""Our channel to the Twilio on this machine, its webhooks, and somebody who notes fates."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import UUID

from aiohttp import web

from bot.channels.twilio import TwilioAccount, TwilioChannel
from bot.channels.twilio_webhooks import SIGNATURE_HEADER, Refused, TwilioDoor
from bot.channels.wire import HttpLimits
from bot.clock import Clock
from bot.domain.channels import Incoming, Outgoing, Traced
from bot.domain.ids import DeliveryId
from tests.channels.conftest import HastyClock, Kept
from tests.channels.twilio_stand_in import NUMBER, TwilioStandIn

PUBLIC = "https://dosebell.example"
ANN = "+12025550101"
BOB = "+12025550102"


class Noted:
    """Notes what became of messages, or fails as often as it was told to."""

    def __init__(self, *, failures: int = 0, error: type[Exception] = RuntimeError) -> None:
        self.traced: list[Traced] = []
        self.tries = 0
        self._failures = failures
        self._error = error

    async def __call__(self, *told: Traced) -> None:
        self.tries += 1
        if self.tries <= self._failures:
            raise self._error("the database is away")
        self.traced += told


def a_message(text: str = "08:00: 5 medicines. 1 taken", **fields: object) -> Outgoing:
    given: dict[str, object] = {"delivery": DeliveryId(UUID(int=7)), "seconds_left": 1800, **fields}
    return Outgoing(text=text, **given)  # type: ignore[arg-type] # fields of any kind


def an_account(twilio: TwilioStandIn, *, public: str = PUBLIC) -> TwilioAccount:
    return TwilioAccount(twilio.sid, (twilio.token,), twilio.url, public)


@asynccontextmanager
async def a_number(  # noqa: PLR0913 -- as many choices as the channel has
    twilio: TwilioStandIn,
    *,
    account: TwilioAccount | None = None,
    note: Noted | None = None,
    polls: bool = False,
    clock: Clock | None = None,
    limits: HttpLimits | None = None,
) -> AsyncIterator[TwilioChannel]:
    """Open a channel of our number for as long as a test needs it."""
    one = TwilioChannel(
        account or an_account(twilio),
        NUMBER,
        clock=clock or HastyClock(),
        note=note,
        polls=polls,
        limits=limits,
    )
    try:
        yield one
    finally:
        await one.close()


@asynccontextmanager
async def a_door(twilio: TwilioStandIn, keep: Kept, note: Noted) -> AsyncIterator[None]:
    """Serve the webhooks on this machine, as the web room does."""
    door = TwilioDoor(an_account(twilio), twilio.numbers)

    async def receive(request: web.BaseRequest) -> web.Response:
        given = request.path_qs, await request.read(), request.headers.get(SIGNATURE_HEADER)
        kind = request.headers.get("Content-Type")
        try:
            if request.path == "/twilio/sms":
                await keep(door.incoming(*given, content_type=kind))
            else:
                await note(door.status(*given, content_type=kind))
        except Refused as refused:
            return web.Response(status=refused.status)
        except RuntimeError:
            return web.Response(status=503)
        return web.Response()

    runner = web.ServerRunner(web.Server(receive), shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    twilio.call(public=PUBLIC, at=f"http://127.0.0.1:{runner.addresses[0][1]}")
    yield
    await runner.cleanup()


def essence(incoming: Incoming) -> tuple[str, ...]:
    """Return what must be the same whichever way a text came in."""
    one = incoming
    return one.channel, one.sender, one.provider_id, one.address, one.kind, one.text
