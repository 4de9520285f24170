"""Joins what the real bot and the try-out chat have in common."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import make_url

from bot import formulary
from bot.actions import fates
from bot.actions.backup import backup
from bot.channels.mail import MailChannel, Server
from bot.clock import Clock
from bot.config import Settings
from bot.domain.channels import Channel, Incoming, Keep, Note, Traced
from bot.domain.ids import SenderId
from bot.domain.patience import Patience
from bot.domain.people import ChannelName
from bot.domain.reports.posting import Mailer
from bot.handlers.plans.presenting import presenter
from bot.handlers.receive import receiver
from bot.handlers.turn import House
from bot.language.sentences import Sentences
from bot.language.warming import warm_up
from bot.scheduling import Engine
from bot.scheduling.proposing import Showing
from bot.scheduling.settings import SMS, TELEGRAM, EngineSettings
from bot.storage import Keyring, Storage
from bot.storage.backup.ledger_file import Ledger
from bot.storage.database import read_url, until_there
from bot.storage.lock import SingleServer
from bot.storage.migrate import Before, make, migrate
from bot.workers import Worker, WorkerProcess


def is_new(url: str) -> bool:
    """Return whether this is a SQLite file that was never made, so that nothing is sealed yet."""
    parsed = make_url(url)
    try:
        return parsed.get_backend_name() == "sqlite" and not Path(parsed.database or "").exists()
    except PermissionError:  # whoever opens it says that we may not
        return False


@asynccontextmanager
async def opened(
    url: str,
    key: Path,
    *,
    clock: Clock,
    lock: SingleServer | None = None,
    backups: Path | None = None,
) -> AsyncIterator[Storage]:
    """Open a database. Where it is new, it is made, and a key if there is none; whoever holds the
    `lock` brings an old one up to date, after a backup. STOPs are written beside the backups."""
    keyring = _keyring(url, key)
    if lock is None:
        await make(url)
    else:
        await until_there(read_url(url), clock)
        before = saver(url, key, backups, clock=clock) if backups else None
        await migrate(url, lock=lock, before=before)
    storage = await Storage.open(url, keyring=keyring, clock=clock)
    storage.ledger = Ledger(backups) if backups else None
    try:
        yield storage
    finally:
        await storage.close()


def _keyring(url: str, key: Path) -> Keyring:
    if is_new(url) and not key.exists():
        return Keyring.generate(key)
    return Keyring.from_file(key)


def saver(url: str, key: Path, backups: Path, *, clock: Clock) -> Before:
    """Return what makes a backup before the tables are changed."""

    async def save() -> None:
        keyring = Keyring.from_file(key)
        await backup(url, keyring, backups, now=clock.now(), why="before-migration")

    return save


def keeper(storage: Storage, clock: Clock) -> Keep:
    """Return what keeps incoming messages: it returns after the commit.

    It looks first, without a turn among those who write: whoever begins to listen reads the list
    of a provider days back, and most of that was kept before.
    """

    async def keep(*incoming: Incoming) -> None:
        async with storage.glance() as tx:
            unknown = await tx.inbox.unknown(incoming)
        if unknown:
            async with storage.transaction() as tx:
                for each in unknown:
                    await tx.inbox.keep(each, clock.now())

    return keep


def noter(storage: Storage, clock: Clock) -> Note:
    """Return what writes down what became of messages: it returns after the commits. It looks
    first as well."""

    async def note(*told: Traced) -> None:
        async with storage.glance() as tx:
            news = await fates.news(tx, told)
        for traced in news:
            async with storage.transaction() as tx:
                await fates.note(tx, traced, now=clock.now())

    return note


def house(settings: Settings, *, open_to_strangers: bool) -> House:
    """Return what the operator decided about talks, ready to be used without a first delay."""
    warm_up()
    return House(
        sentences=Sentences.load(),
        lexicon=formulary.load(),
        open_to_strangers=open_to_strangers,
        operators=frozenset(
            (channel, value)
            for channel, value in (
                (ChannelName.TELEGRAM, settings.operator.telegram),
                (ChannelName.SMS, settings.operator.sms),
            )
            if value
        ),
        language=settings.language,
        country=settings.country,
        later_minutes=settings.reminders.later_minutes,
        patience=Patience(settings.reminders.ask_after),
        telegram=settings.telegram.username,
        web=settings.web.public_base_url,
        mails=settings.mail.is_set_up,
        numbers=settings.sms.numbers,
    )


def how_to_work(settings: Settings) -> EngineSettings:
    """Return what the operator decided about the engine."""
    telegram, sms = settings.telegram, settings.sms
    return EngineSettings(
        ask_after=settings.reminders.ask_after,
        in_flight=settings.reminders.in_flight,
        lease_seconds=settings.reminders.lease_seconds,
        web=settings.web.public_base_url,
        paces={
            ChannelName.TELEGRAM: replace(TELEGRAM, rate=telegram.rate, burst=telegram.rate),
            ChannelName.SMS: replace(SMS, rate=sms.rate, burst=max(1, int(sms.rate))),
        },
    )


def mailer(settings: Settings, clock: Clock) -> Mailer | None:
    """Return what takes mails; None: nothing goes out by e-mail."""
    return MailChannel(mail_server(settings), clock) if settings.mail.is_set_up else None


def mail_server(settings: Settings) -> Server:
    """Return the mail server, and who we are to it."""
    mail = settings.mail
    password = mail.password.get_secret_value()
    return Server(mail.host, mail.port, mail.sender, mail.security, mail.username, password)


async def senders(storage: Storage, channels: Iterable[Channel]) -> dict[SenderId, Channel]:
    """Return the channels by what we are on them, in their order."""
    async with storage.transaction() as tx:
        return {
            (await tx.senders.get_or_add(channel.name, channel.sender)).id: channel
            for channel in channels
        }


@dataclass(frozen=True, slots=True)
class Means:
    """What an engine works with."""

    storage: Storage
    clock: Clock
    worker: Worker
    mailer: Mailer | None = None


def engine(
    means: Means, channels: Mapping[SenderId, Channel], *, house: House, how: EngineSettings
) -> Engine:
    """Return an engine that speaks through these channels."""
    return Engine(
        means.storage,
        means.clock,
        channels,
        receiver(house, means.clock),
        house.sentences,
        how,
        worker=means.worker,
        showing=Showing(house.lexicon, presenter(house, means.clock)),
        mailer=means.mailer,
    )


@asynccontextmanager
async def working() -> AsyncIterator[Worker]:
    """Return what does long work; its process starts when it is first needed."""
    worker = WorkerProcess()
    try:
        yield worker
    finally:
        await worker.close()
