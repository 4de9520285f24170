"""The try-out chat: a bot in the browser, with a database, a key and a clock of its own."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final

from fastapi import FastAPI

from bot import formulary
from bot.app import joining
from bot.app.running import Role, until_told
from bot.channels.try_out import (
    CARERS_PHONE,
    CARERS_PLAIN_PHONE,
    CARERS_PLAIN_SENDER,
    CARERS_SENDER,
    PHONE,
    PLAIN_SENDER,
    PlainPhone,
    TryOutChannel,
)
from bot.clock import Clock, SteppedClock, SystemClock
from bot.config import Settings
from bot.domain.errors import BadInput
from bot.handlers.turn import House
from bot.language.sentences import Sentences
from bot.scheduling.settings import EngineSettings
from bot.scheduling.trust import LAST_BEAT
from bot.storage import Storage, Transaction
from bot.storage.lock import SingleServer
from bot.web import health, pages, server
from bot.web.clinic import routes as clinic
from bot.web.clinic.parts import ClinicParts
from bot.web.local import is_loopback
from bot.web.shared import routes as shared
from bot.web.try_out.parts import Carer, Held, Parts, Phone
from bot.web.try_out.routes import furnish
from bot.web.try_out.world import CLOCK, World

Ready = Callable[[int], None]
"""Told the port once the page can be opened."""

_DATABASE: Final = "dosebell.sqlite3"
_KEY: Final = "dosebell.key"
_PHONE: Final = "try-out phone"
_PARTS_OF_A_FILE: Final = ("", "-wal", "-shm")


def try_out(settings: Settings, role: Role, *, ready: Ready) -> None:
    """Show the try-out chat until the process is told to stop; refuse beside real people."""
    if settings.telegram.is_set_up or settings.sms.is_set_up:
        raise BadInput(
            "the try-out chat has a clock that anybody moves, so it does not run beside Telegram "
            "or SMS; empty telegram.token and sms.account_sid, or use another config"
        )
    if role is not Role.ALL:
        raise BadInput(
            f"--role {role} needs a channel to share; set telegram.token or sms.account_sid"
        )
    if not is_loopback(settings.web.host):
        raise BadInput(
            "the try-out chat has no password, so it is shown to this machine alone: "
            f"web.host is {settings.web.host!r}, and should be 127.0.0.1"
        )
    asyncio.run(_run(settings, ready=ready))


async def _run(settings: Settings, *, ready: Ready) -> None:
    folder = Path(settings.try_out.folder)
    house = joining.house(settings, open_to_strangers=True)
    async with AsyncExitStack() as stack:
        lock = stack.enter_context(SingleServer(_url(folder)))
        listener = server.bind(settings.web.host, settings.web.port)
        how = joining.how_to_work(settings)
        world = new_world(folder, house, how, lock=lock, real=SystemClock())
        await world.open()
        stack.push_async_callback(world.close)
        app = application(world, house.sentences)

        async def answer(stop: asyncio.Event) -> None:
            ready(listener.getsockname()[1])
            await server.serve(app, listener, stop=stop)

        await until_told(answer)


def new_world(
    folder: Path, house: House, how: EngineSettings, *, lock: SingleServer, real: Clock
) -> World:
    """Return the world behind the page; its clock starts at the time of the `real` one.

    Its phones take whatever comes: only providers want to be spoken to slowly.
    """
    how, house = replace(how, paces={}), replace(house, numbers=(PLAIN_SENDER,))

    async def join() -> Parts:
        stack = AsyncExitStack()
        storage, clock = await stack.enter_async_context(opened(folder, real=real, lock=lock))
        async with storage.reading() as tx:
            phone = await tx.facts.get(_PHONE) or PHONE
        channels = {Held.APP: TryOutChannel(clock, address=phone), Held.PLAIN: PlainPhone(clock)}
        carers = {
            Carer.FIRST: TryOutChannel(clock, address=CARERS_PHONE, sender=CARERS_SENDER),
            Carer.SECOND: PlainPhone(clock, address=CARERS_PLAIN_PHONE, sender=CARERS_PLAIN_SENDER),
        }
        senders = await joining.senders(storage, [*channels.values(), *carers.values()])
        worker = await stack.enter_async_context(joining.working())
        means = joining.Means(storage, clock, worker)
        engine = joining.engine(means, senders, house=house, how=how)
        ids = iter(senders)
        phones = {held: Phone(channel, next(ids)) for held, channel in channels.items()}
        beside = {whose: Phone(channel, next(ids)) for whose, channel in carers.items()}
        keep = joining.keeper(storage, clock)
        return Parts(storage, engine, clock, phones, beside, keep, stack.aclose)

    def wipe() -> None:
        for part in _PARTS_OF_A_FILE:
            (folder / f"{_DATABASE}{part}").unlink(missing_ok=True)

    return World(join, wipe=wipe)


def is_there(folder: Path) -> bool:
    """Return whether the try-out chat was ever used."""
    return (folder / _DATABASE).exists()


@asynccontextmanager
async def opened(
    folder: Path, *, real: Clock, lock: SingleServer | None = None
) -> AsyncIterator[tuple[Storage, SteppedClock]]:
    """Open the try-out chat's database, with its clock where it stood last."""
    async with joining.opened(_url(folder), folder / _KEY, clock=real, lock=lock) as storage:
        async with storage.reading() as tx:
            facts = [await tx.facts.get(name) for name in (CLOCK, LAST_BEAT)]
        stood = (datetime.fromisoformat(fact) for fact in facts if fact)
        yield storage, SteppedClock(max([real.now(), *stood]))


async def claim_phone(tx: Transaction, address: str) -> None:
    """Give the one phone of the try-out chat a name; refuse a second phone."""
    phone = await tx.facts.get(_PHONE)
    if phone is not None and phone != address:
        raise BadInput(f"the try-out chat has one phone, and it is {phone!r} already")
    await tx.facts.put(_PHONE, address)


def application(world: World, sentences: Sentences) -> FastAPI:
    """Return the web side of the try-out chat."""
    desk = shared.Desk(lambda: world.parts.storage, lambda: world.parts.clock.now(), sentences)
    app = pages.application(health.routes, shared.router(desk))
    furnish(app, world, sentences)
    clinic.furnish(app, _clinic(world, sentences))
    app.state.storage, app.state.now = lambda: world.parts.storage, lambda: world.parts.clock.now()
    return app


def _clinic(world: World, sentences: Sentences) -> ClinicParts:
    """Return the pages of a clinic beside the chat: its days go by the clock that anybody moves,
    and who signs in has a phone with the real one."""
    return ClinicParts(
        storage=lambda: world.parts.storage,
        now=lambda: world.parts.clock.now(),
        sentences=sentences,
        lexicon=formulary.load(),
        real=SystemClock().now,
    )


def _url(folder: Path) -> str:
    return f"sqlite:///{folder / _DATABASE}"
