"""`dosebell clinic add`, `list`, `set` and `staff`: opens clinics and says who works there."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated, Final

import segno
import typer

from bot.actions.clinic import staffing
from bot.actions.clinic.staffing import Hired, Newcomer, Where
from bot.cli.clinic_opened import Name, opened, writing
from bot.cli.options import ConfigFile, settings
from bot.config import Settings
from bot.domain.clinic.clinics import Clinic
from bot.domain.clinic.staff import StaffRole, plain_login
from bot.domain.errors import BadInput
from bot.domain.ids import PersonId
from bot.language import countries

staff: Final = typer.Typer(
    help="Say who works at a clinic.", no_args_is_help=True, rich_markup_mode=None
)


def add(
    name: Name,
    language: Annotated[str, typer.Option(help="en, es.")] = "",
    country: Annotated[str, typer.Option(help="Where it is, like US.")] = "",
    zone: Annotated[str, typer.Option(help="Its clock, like America/New_York.")] = "",
    config: ConfigFile = None,
) -> None:
    """Open a clinic. Those who work there are added next."""
    chosen = settings(config)
    land = (country or chosen.country).upper()
    usual = next(iter(countries.zones(land)), "UTC")
    where = Where(language or chosen.language, land, zone or usual)
    clinic = asyncio.run(_add(chosen, name, where))
    typer.echo(clinic.id)
    typer.echo(f'next: dosebell clinic staff add "{clinic.name}" LOGIN --admin', err=True)


async def _add(chosen: Settings, name: str, where: Where) -> Clinic:
    async with opened(chosen) as at, at.storage.transaction() as tx:
        return await staffing.open_clinic(tx, name, where, now=at.now)


def list_(config: ConfigFile = None) -> None:
    """List the clinics on this server."""
    for clinic in asyncio.run(_all(settings(config))):
        typer.echo(f"{clinic.id}  {clinic.name}")


async def _all(chosen: Settings) -> list[Clinic]:
    async with opened(chosen) as at, at.storage.reading() as tx:
        return await tx.clinics.all()


def set_(
    name: Name,
    phone: Annotated[str | None, typer.Option(help="Whom patients are asked to call.")] = None,
    threshold: Annotated[
        int | None, typer.Option(help="Percent; who took less is listed. 0: nobody is.")
    ] = None,
    report_days: Annotated[
        int | None, typer.Option(help="So many days before a visit its report goes out.")
    ] = None,
    config: ConfigFile = None,
) -> None:
    """Set what a clinic lists, and whom its patients call."""
    asyncio.run(_set(settings(config), name, (phone, threshold, report_days)))


async def _set(
    chosen: Settings, name: str, told: tuple[str | None, int | None, int | None]
) -> None:
    phone, threshold, days = told
    async with writing(chosen, name) as (tx, clinic, hand):
        old = clinic.settings
        new = replace(
            old,
            phone=old.phone if phone is None else phone,
            threshold=old.threshold if threshold is None else threshold or None,
            report_days=old.report_days if days is None else days,
        )
        await staffing.set_up(tx, clinic, new, by=hand.by, now=hand.at)


def mail(
    name: Name,
    email: Annotated[str, typer.Argument(help="Where reports go as well; empty: nowhere.")],
    config: ConfigFile = None,
) -> None:
    """Let the reports of visits go to an e-mail address as well."""
    asyncio.run(_mail(settings(config), name, email))


async def _mail(chosen: Settings, name: str, email: str) -> None:
    async with writing(chosen, name) as (tx, clinic, hand):
        told = replace(clinic.settings, email=email.strip())
        await staffing.set_up(tx, clinic, told, by=hand.by, now=hand.at)


def would_list(
    name: Name,
    threshold: Annotated[int, typer.Argument(help="Percent, from 1 to 100.", min=1, max=100)],
    config: ConfigFile = None,
) -> None:
    """Say how many of today's patients a threshold would list."""
    listed, joined = asyncio.run(_would_list(settings(config), name, threshold))
    typer.echo(f"{listed} of {joined} patients")


async def _would_list(chosen: Settings, name: str, threshold: int) -> tuple[int, int]:
    async with writing(chosen, name) as (tx, clinic, _):
        return await tx.rosters.below(clinic.id, threshold), await tx.rosters.joined(clinic.id)


@staff.command("add")
def add_staff(
    clinic: Name,
    login: Annotated[str, typer.Argument(help="What they type to sign in.", show_default=False)],
    name: Annotated[str, typer.Option(help="What they are called.")] = "",
    admin: Annotated[bool, typer.Option("--admin", help="May set and let in others.")] = False,
    config: ConfigFile = None,
) -> None:
    """Let somebody work at a clinic; print their password and the code for their phone, once."""
    role = StaffRole.ADMIN if admin else StaffRole.STAFF
    who = Newcomer(login, name or login, role)
    for line in asyncio.run(_hire(settings(config), clinic, who)):
        typer.echo(line)


@staff.command("renew")
def renew_staff(
    clinic: Name,
    login: Annotated[str, typer.Argument(help="Theirs.", show_default=False)],
    config: ConfigFile = None,
) -> None:
    """Give somebody another password and other codes, and sign them out everywhere."""
    for line in asyncio.run(_renew(settings(config), clinic, login)):
        typer.echo(line)


@staff.command("leave")
def leave_staff(
    clinic: Name,
    login: Annotated[str, typer.Argument(help="Theirs.", show_default=False)],
    config: ConfigFile = None,
) -> None:
    """Let somebody work at a clinic no more."""
    asyncio.run(_dismiss(settings(config), clinic, login))


@staff.command("list")
def list_staff(clinic: Name, config: ConfigFile = None) -> None:
    """List who works at a clinic."""
    for line in asyncio.run(_who(settings(config), clinic)):
        typer.echo(line)


async def _hire(chosen: Settings, name: str, who: Newcomer) -> list[str]:
    async with writing(chosen, name) as (tx, clinic, hand):
        hired = await staffing.hire(tx, clinic, who, by=hand.by, now=hand.at)
    return list(_told(hired, clinic))


async def _renew(chosen: Settings, name: str, login: str) -> list[str]:
    async with writing(chosen, name) as (tx, clinic, hand):
        found = await tx.clinic_staff.by_login(plain_login(login))
        id_ = found.id if found else _nobody(login)
        hired = await staffing.renew(tx, clinic.id, id_, by=hand.by, now=hand.at)
    return list(_told(hired, clinic))


async def _dismiss(chosen: Settings, name: str, login: str) -> None:
    async with writing(chosen, name) as (tx, clinic, hand):
        found = await tx.clinic_staff.by_login(plain_login(login))
        id_ = found.id if found else _nobody(login)
        await staffing.dismiss(tx, clinic.id, id_, by=hand.by, now=hand.at)


async def _who(chosen: Settings, name: str) -> list[str]:
    async with writing(chosen, name) as (tx, clinic, _):
        people = await tx.clinic_staff.of_clinic(clinic.id)
    return [
        f"{each.login}  {each.name}  {each.role if each.works_here else 'left'}" for each in people
    ]


def _nobody(login: str) -> PersonId:
    raise BadInput(f"nobody signs in as {login!r}; `dosebell clinic staff list` shows who does")


def _told(hired: Hired, clinic: Clinic) -> Iterator[str]:
    yield f"login:    {hired.staff.login}"
    yield f"password: {hired.password}"
    link = hired.link(clinic)
    yield ""
    yield _drawn(link)
    yield f"or type it into an authenticator app: {link}"
    typer.echo("this is shown once; let them scan it and note the password", err=True)


def _drawn(link: str) -> str:
    """Return a QR code in blocks, two modules to a letter, light on dark as terminals are."""
    rows = [
        [bool(module) for module in row]
        for row in segno.make(link, error="l").matrix_iter(border=2)
    ]
    rows += [[False] * len(rows[0])] * (len(rows) % 2)
    blocks = {(True, True): " ", (True, False): "▄", (False, True): "▀", (False, False): "█"}
    pairs = zip(rows[::2], rows[1::2], strict=True)
    return "\n".join("".join(blocks[both] for both in zip(*pair, strict=True)) for pair in pairs)
