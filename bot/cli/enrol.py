"""`dosebell enrol`: takes in a patient who has consented on paper."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated

import typer

from bot.actions.enrol import Enrolled, Enrolment, enrol_without_a_phone
from bot.actions.enrol import enrol as take_in
from bot.app import trying_out
from bot.channels import try_out
from bot.channels.telegram import bot_id
from bot.cli import enrol_by_text, opening
from bot.cli.options import ConfigFile, settings
from bot.cli.regimen_file import RegimenFile, as_prescriptions, naming, read_regimen
from bot.clock import Clock, SystemClock
from bot.config import Settings
from bot.domain.errors import BadInput
from bot.domain.ids import PersonId
from bot.domain.people import LONGEST_NAME, ChannelName, Level
from bot.language import countries
from bot.language.bundles import languages
from bot.language.normal import cleaned
from bot.language.sentences import Sentences
from bot.storage import Storage


def enrol(  # noqa: PLR0913 - one for each word of the command
    regimen: Annotated[Path, typer.Argument(metavar="REGIMEN.toml", show_default=False)],
    channel: Annotated[
        ChannelName | None, typer.Option(help="Over what they are reached.", show_default=False)
    ] = None,
    address: Annotated[str, typer.Option(help="A chat's number on Telegram; a phone number.")] = "",
    language: Annotated[str | None, typer.Option(help="en, es; else the file's.")] = None,
    country: Annotated[str | None, typer.Option(help="US, ES, ...; else the file's.")] = None,
    level: Annotated[int, typer.Option(min=0, max=2, help="How much a reminder says.")] = 0,
    name: Annotated[str, typer.Option(help="First name: tells apart who shares a phone.")] = "",
    without_a_phone: Annotated[
        bool, typer.Option("--without-a-phone", help="Reached over a caregiver: see `invite`.")
    ] = False,
    config: ConfigFile = None,
) -> None:
    """Take in a patient who has consented on paper; print their id. Twice changes nothing."""
    chosen = settings(config)
    written = read_regimen(regimen)
    if without_a_phone:
        with naming(regimen):
            person = (language, country, Level(level), _first_name(name))
            typer.echo(asyncio.run(_enrol_without_a_phone(chosen, person, written)))
        return
    if channel is None or not address.strip():
        raise BadInput(
            "say over what they are reached, with --channel and --address; or --without-a-phone, "
            "where somebody else is reminded for them"
        )
    wish = _Wish(channel, address.strip(), language, country, Level(level), name.strip())
    with naming(regimen):
        done, more = asyncio.run(_enrol(chosen, wish, written))
    for line in (*_told(done), *more):
        typer.echo(line, err=True)
    typer.echo(done.patient)


@dataclass(frozen=True, slots=True)
class _Wish:
    """What was asked for on the command line."""

    channel: ChannelName
    address: str
    language: str | None
    country: str | None
    level: Level
    name: str


async def _enrol(
    chosen: Settings, wish: _Wish, written: RegimenFile
) -> tuple[Enrolled, Sequence[str]]:
    """Return who was taken in, and what else is to be said of it."""
    request = _request(chosen, wish, written)
    more: Sequence[str] = ()
    async with AsyncExitStack() as stack:
        storage, clock = await stack.enter_async_context(_opened(chosen, wish))
        now = clock.now()
        async with storage.transaction() as tx:
            if wish.channel is ChannelName.TRY_OUT:
                await trying_out.claim_phone(tx, wish.address)
            if wish.channel is ChannelName.SMS:
                sender = await enrol_by_text.our_number(tx, chosen, request.address, now=now)
                request = replace(request, sender=sender)
            done = await take_in(tx, request, sentences=Sentences.load(), now=now)
            if wish.channel is ChannelName.SMS:
                more = await enrol_by_text.told(tx, chosen, done.patient, now=now)
    return done, more


async def _enrol_without_a_phone(
    chosen: Settings, person: tuple[str | None, str | None, Level, str], written: RegimenFile
) -> PersonId:
    """Return who was taken in; a name is needed, because it stands in front of every text."""
    language, country, level, name = person
    if not name:
        raise BadInput("say what they are called, with --name: it stands in front of every text")
    language, country = _spoken(chosen, written, language), _country(chosen, written, country)
    request = Enrolment(
        channel=ChannelName.SMS,
        sender="",
        address="",
        language=language,
        country=country,
        zone=written.routine.zone or countries.zones(country)[0],
        prescriptions=as_prescriptions(written),
        level=level,
        name=name,
        routine=written.routine.routine,
        allergies=written.allergies,
    )
    async with opening.opened(chosen) as (storage, clock), storage.transaction() as tx:
        return (await enrol_without_a_phone(tx, request, now=clock.now())).patient


@asynccontextmanager
async def _opened(chosen: Settings, wish: _Wish) -> AsyncIterator[tuple[Storage, Clock]]:
    """Open the database that serves that channel, with the clock that goes with it."""
    if wish.channel is ChannelName.TRY_OUT:
        folder = Path(chosen.try_out.folder)
        async with trying_out.opened(folder, real=SystemClock()) as (storage, clock):
            yield storage, clock
        return
    async with opening.opened(chosen) as (storage, real):
        yield storage, real


def _request(chosen: Settings, wish: _Wish, written: RegimenFile) -> Enrolment:
    language = _spoken(chosen, written, wish.language)
    country = _country(chosen, written, wish.country)
    sender, address = _reached(chosen, wish, country)
    return Enrolment(
        channel=wish.channel,
        sender=sender,
        address=address,
        language=language,
        country=country,
        zone=written.routine.zone or countries.zones(country)[0],
        prescriptions=as_prescriptions(written),
        level=wish.level,
        name=_first_name(wish.name),
        routine=written.routine.routine,
        allergies=written.allergies,
    )


def _spoken(chosen: Settings, written: RegimenFile, told: str | None) -> str:
    language = told or written.language or chosen.language
    if language not in languages():
        known = ", ".join(languages())
        raise BadInput(f"the bot does not speak {language!r}; it speaks {known}")
    return language


def _country(chosen: Settings, written: RegimenFile, told: str | None) -> str:
    country = told or written.country or chosen.country
    if not countries.zones(country):
        raise BadInput(f"{country!r} is no country the bot knows; write its code, like US or ES")
    return country


def _first_name(said: str) -> str:
    name = cleaned(said)
    if len(name) > LONGEST_NAME:
        raise BadInput(f"a name has at most {LONGEST_NAME} letters; this one has {len(name)}")
    return name


def _reached(chosen: Settings, wish: _Wish, country: str) -> tuple[str, str]:
    """Return the name of what we speak through, where it is known yet, and the address there;
    refuse one that cannot be one."""
    match wish.channel:
        case ChannelName.TELEGRAM:
            if not chosen.telegram.is_set_up:
                raise BadInput("there is no Telegram bot to reach anybody with; set telegram.token")
            if not wish.address.isascii() or not wish.address.isdigit():
                raise BadInput(
                    f"{wish.address!r} is no chat's number on Telegram; it has digits alone, "
                    "like 123456789"
                )
            return bot_id(chosen.telegram.token.get_secret_value()), wish.address
        case ChannelName.TRY_OUT:
            if not wish.address:
                raise BadInput("the try-out phone needs a name: any word will do")
            return try_out.SENDER, wish.address
        case ChannelName.SMS:
            return "", enrol_by_text.phone_number(chosen, wish.address, country)


def _told(done: Enrolled) -> Iterator[str]:
    if done.is_new:
        yield f"enrolled, with {done.added} medications"
    elif done.added or done.changed:
        yield f"was enrolled before; {done.added} medications added, {done.changed} changed"
    else:
        yield "was enrolled before; nothing changed"
    if done.pin:
        yield f"the patient's PIN is {done.pin}; hand it over on paper, it is not shown again"
