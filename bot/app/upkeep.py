"""Joins what keeps the bot safe and watched: the nights, the watch, the signs of life."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Final, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import make_url

from bot.actions.retention import Terms
from bot.app import joining
from bot.app.channels import Channels, account, webhook
from bot.app.running import Job
from bot.channels import alive, probes, twilio_facts
from bot.channels.probes import Knock
from bot.channels.telegram import BotFacts, TelegramChannel
from bot.channels.telegram_webhook import Webhook
from bot.clock import Clock, is_synchronised
from bot.config import Settings
from bot.domain.channels import Channel
from bot.domain.errors import BadInput, SendError
from bot.domain.ids import SenderId
from bot.domain.people import ChannelName
from bot.domain.troubles import Found, Trouble
from bot.language import countries
from bot.language.sentences import Sentences
from bot.scheduling.upkeep.away import Away
from bot.scheduling.upkeep.canary import Canary
from bot.scheduling.upkeep.nightly import Nightly, Nights
from bot.scheduling.upkeep.telling import Place, ToldOver
from bot.scheduling.upkeep.watching import Disks, Look, Outside, Watching
from bot.storage import Storage

_MINUTE: Final = 60.0
_OFTEN: Final = 15.0
_SELDOM: Final = timedelta(minutes=2)
_PATIENCE: Final = 15.0
_A_WHILE: Final = 3  #: looks
T = TypeVar("T")
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Cared:
    """What is looked after."""

    settings: Settings
    storage: Storage
    clock: Clock
    speaking: Channels
    sentences: Sentences


async def look_after(cared: Cared) -> None:
    """Look after everything once a minute until cancelled, whatever goes wrong. The night's work
    takes as long as it takes, and nobody watches less meanwhile."""
    nightly = Nightly(cared.storage, cared.clock, _nights(cared.settings))
    watching: list[Watching] = []

    async def watch() -> None:
        if not watching:
            watching.append(await _watching(cared))
        await watching[0].run()

    await each_minute(nightly.run, watch, clock=cared.clock)


def looking_out(away: Away, clock: Clock) -> Job:
    """Return the job that misses the database, beside whatever else this process does."""

    async def look_out(stop: asyncio.Event) -> None:
        while not await clock.wait(stop, at_most=_OFTEN):
            try:
                await away.run()
            except Exception:  # around one look: the next one comes all the same
                _log.exception("looking for the database failed, and goes on")

    return look_out


async def each_minute(*works: Callable[[], Awaitable[object]], clock: Clock) -> None:
    """Do each of these once a minute until cancelled, side by side: none waits for another."""

    async def again_and_again(work: Callable[[], Awaitable[object]]) -> None:
        while True:
            try:
                await work()
            except Exception:  # around one look: the next one comes all the same
                _log.exception("looking after the bot failed, and goes on")
            await clock.sleep(_MINUTE)

    async with asyncio.TaskGroup() as together:
        for work in works:
            together.create_task(again_and_again(work))


def _nights(settings: Settings) -> Nights:
    return Nights(
        settings.database.url,
        Path(settings.backup.folder),
        ZoneInfo(next(iter(countries.zones(settings.country)), "UTC")),
        timedelta(days=settings.backup.keep_days),
        Terms(
            timedelta(days=settings.retention.inbox_days),
            timedelta(days=settings.retention.words_days),
        ),
    )


async def _watching(cared: Cared) -> Watching:
    settings = cared.settings
    senders = await joining.senders(cared.storage, cared.speaking)
    canary = Canary(cared.storage, dict(_birds(settings, senders)), language=settings.language)
    outside = Outside(
        operator(cared),
        [canary.look, *looks(cared)],
        partial(alive.call, settings.operator.alive_urls) if settings.operator.alive_urls else None,
    )
    return Watching(cared.storage, cared.clock, _disks(settings), outside)


def operator(cared: Cared) -> ToldOver:
    """Return who is told of troubles."""
    places = list(_places(cared.settings, cared.speaking))
    return ToldOver(places, cared.sentences, language=cared.settings.language)


def _disks(settings: Settings) -> Disks:
    url = make_url(settings.database.url)
    is_file = url.get_backend_name() == "sqlite"
    data = Path(url.database or "").parent if is_file else None
    return Disks(data, Path(settings.backup.folder))


def _places(settings: Settings, speaking: Channels) -> Iterator[Place]:
    """Yield where the operator is told, in order."""
    if speaking.telegram is not None and settings.operator.telegram:
        yield speaking.telegram, settings.operator.telegram
    if speaking.numbers and settings.operator.sms:
        yield speaking.numbers[0], settings.operator.sms


def _birds(
    settings: Settings, senders: Mapping[SenderId, Channel]
) -> Iterator[tuple[SenderId, str]]:
    """Yield where signs of life go: of several numbers through the first."""
    wanted = {
        ChannelName.TELEGRAM: settings.operator.canary_telegram,
        ChannelName.SMS: settings.operator.canary_sms,
    }
    for sender, channel in senders.items():
        if value := wanted.pop(channel.name, ""):
            yield sender, value


def seldom(look: Look) -> Look:
    """Return a look that is taken every few minutes; between them it says what it said last."""
    last: list[tuple[datetime, Sequence[Found]]] = []

    async def sometimes(now: datetime) -> Sequence[Found]:
        if not last or abs(now - last[0][0]) >= _SELDOM or last[0][1]:
            last[:] = [(now, await look(now))]
        return last[0][1]

    return sometimes


async def _clock(_now: datetime) -> Sequence[Found]:
    return [Found(Trouble.UNSYNCHRONISED)] if is_synchronised() is False else []


def looks(cared: Cared) -> Iterator[Look]:
    """Yield what is looked at each minute: a token that is refused stops everything, and one
    question a minute is nothing to a provider. A knock goes out and comes in again: seldom."""
    settings, speaking = cared.settings, cared.speaking
    yield _clock
    if speaking.telegram is not None:
        bot, hook = speaking.telegram, webhook(settings)
        yield _asking(ChannelName.TELEGRAM, bot.facts, partial(_unheard, bot, hook))
        if hook is not None:
            yield seldom(_knocking(ChannelName.TELEGRAM, probes.telegrams(hook)))
    if speaking.numbers:
        ours, numbers = account(settings), speaking.numbers
        yield _asking(
            ChannelName.SMS,
            lambda: twilio_facts.facts(ours, ()),
            lambda *_: [Trouble.UNHEARD] if any(number.is_deaf for number in numbers) else [],
        )
        if ours.public_base_url:
            yield seldom(_knocking(ChannelName.SMS, probes.twilios(ours)))


def _unheard(
    bot: TelegramChannel, hook: Webhook | None, facts: BotFacts, now: datetime
) -> Sequence[Trouble]:
    """Return why what people write does not come in over Telegram, though it answers us."""
    if hook is not None and not facts.brings_to(hook.url, now=now):
        return [Trouble.WEBHOOK]
    return [Trouble.UNHEARD] if bot.is_deaf else []


def _asking(
    channel: ChannelName,
    ask: Callable[[], Awaitable[T]],
    unheard: Callable[[T, datetime], Sequence[Trouble]],
) -> Look:
    """Return what asks a provider whether it knows us; and if it has for a while, whether what
    people write comes in: after an outage that begins again a little later."""
    answered = 0

    async def look(now: datetime) -> Sequence[Found]:
        nonlocal answered
        before, answered = answered, 0
        try:
            async with asyncio.timeout(_PATIENCE):
                known = await ask()
        except BadInput:
            return [Found(Trouble.TOKEN, channel.value)]
        except (SendError, TimeoutError):
            return [Found(Trouble.UNREACHABLE, channel.value)]
        answered = before + 1
        found = unheard(known, now) if answered >= _A_WHILE else ()
        return [Found(trouble, channel.value) for trouble in found]

    return look


def _knocking(channel: ChannelName, knock: Knock) -> Look:
    """Return what sees whether a provider would be let in."""

    async def look(_now: datetime) -> Sequence[Found]:
        why = await probes.is_open(knock)
        return [Found(Trouble.WEBHOOK, channel.value)] if why else []

    return look
