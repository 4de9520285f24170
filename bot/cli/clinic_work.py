"""`dosebell clinic work`, `assign`, `close` and `ask-to-call`: what waits, and what is done about
it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

import typer

from bot.actions.clinic import working
from bot.cli.clinic_opened import Name, identity, say, somebody, words, writing
from bot.cli.options import ConfigFile, settings
from bot.config import Settings
from bot.domain.clinic.clinics import Clinic
from bot.domain.clinic.work import Item
from bot.domain.ids import PersonId, WorkItemId
from bot.storage import Transaction
from bot.web.clinic import printing

Which = Annotated[str, typer.Argument(help="As `dosebell clinic work` shows it.")]
As = Annotated[str, typer.Option("--as", help="The login of whoever does it.")]


def work(name: Name, config: ConfigFile = None) -> None:
    """List what needs a person, the most urgent first."""
    for line in asyncio.run(_work(settings(config), name)):
        say(line)


async def _work(chosen: Settings, name: str) -> list[str]:
    async with writing(chosen, name) as (tx, clinic, hand):
        items = await tx.work_items.waiting(clinic.id, limit=1000)
        shown = await working.visible(tx, clinic, items, now=hand.at)
    said = words(clinic)
    return [
        f"{item.id}  {said.when(item.opened_at)}  {entry.name}  {printing.concern(item, said)}"
        for item, entry in shown
    ]


def close(
    name: Name,
    item: Which,
    note: Annotated[str, typer.Option(help="What was done.")],
    by: As,
    config: ConfigFile = None,
) -> None:
    """Close an item with what was done."""
    asyncio.run(_close(settings(config), name, (item, note, by)))


async def _close(chosen: Settings, name: str, told: tuple[str, str, str]) -> None:
    item, note, login = told
    async with _seen_to(chosen, name, item, login) as of:
        await working.close(of.tx, of.item, note, by=of.by, now=of.now)


def assign(
    name: Name,
    item: Which,
    by: As,
    to: Annotated[str, typer.Option(help="The login of who sees to it; else nobody does.")] = "",
    config: ConfigFile = None,
) -> None:
    """Let somebody see to an item, or nobody any more."""
    asyncio.run(_assign(settings(config), name, (item, by, to)))


async def _assign(chosen: Settings, name: str, told: tuple[str, str, str]) -> None:
    item, login, to = told
    async with _seen_to(chosen, name, item, login) as of:
        whom = (await somebody(of.tx, of.clinic.id, to)).id if to else None
        await working.assign(of.tx, of.item, whom, by=of.by, now=of.now)


def ask_to_call(name: Name, item: Which, by: As, config: ConfigFile = None) -> None:
    """Ask the patient of an item to call the clinic, in their language."""
    asyncio.run(_ask(settings(config), name, item, by))


async def _ask(chosen: Settings, name: str, item: str, login: str) -> None:
    async with _seen_to(chosen, name, item, login) as of:
        await working.ask_to_call(of.tx, of.clinic, of.item, by=of.by, now=of.now)


@dataclass(frozen=True, slots=True)
class _SeenTo:
    """One item of a clinic, and who does something about it."""

    tx: Transaction
    clinic: Clinic
    item: Item
    by: PersonId
    now: datetime


@asynccontextmanager
async def _seen_to(chosen: Settings, name: str, item: str, login: str) -> AsyncIterator[_SeenTo]:
    """Begin to do something about an item, as whoever signs in by that login."""
    async with writing(chosen, name) as (tx, clinic, hand):
        who = await somebody(tx, clinic.id, login)
        found = await tx.work_items.get(clinic.id, WorkItemId(identity(item)))
        yield _SeenTo(tx, clinic, found, who.id, hand.at)
