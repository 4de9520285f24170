"""`dosebell invite`: makes a code with which somebody proposes to look after a patient."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Annotated, Final

import typer

from bot.actions.care.inviting import Offer, invite
from bot.cli.options import ConfigFile, settings
from bot.cli.patients import opened, patient_id
from bot.config import Settings
from bot.domain.care.invitations import GOOD_FOR, deep_link, fresh_code, read_out
from bot.domain.care.links import Deed, Shared, Terms
from bot.domain.errors import BadInput, NotFound
from bot.domain.people import Role

_ALL: Final = "all"
_WORDS: Final = {each.value.replace(" ", "-"): each for each in (*Shared, *Deed)}
_MAY: Final = f"What is proposed, with commas between: {', '.join(_WORDS)}, or all."
_ON_PAPER: Final = "The patient has agreed to it on paper, so that nobody is asked again."


def invite_(
    patient: Annotated[str, typer.Argument(help="As `enrol` printed it.", show_default=False)],
    may: Annotated[str, typer.Option(help=_MAY)] = "",
    clinic: Annotated[bool, typer.Option("--clinic", help="For somebody of the clinic.")] = False,
    on_paper: Annotated[bool, typer.Option("--on-paper", help=_ON_PAPER)] = False,
    config: ConfigFile = None,
) -> None:
    """Print a code for whoever is to look after a patient. It is good once, for ten minutes."""
    if on_paper and not may:
        raise BadInput("say with --may what was agreed to on paper")
    chosen = settings(config)
    role = Role.CLINIC if clinic else Role.CAREGIVER
    offer = Offer(patient_id(patient), None, _terms(may), role, on_paper=on_paper)
    for line in asyncio.run(_code(chosen, offer)):
        typer.echo(line)


async def _code(chosen: Settings, offer: Offer) -> list[str]:
    async with (
        opened(chosen, offer.patient) as (storage, clock),
        storage.transaction() as tx,
    ):
        if offer.patient not in await tx.people.get_many([offer.patient]):
            raise NotFound(f"there is no patient {offer.patient}; `dosebell enrol` prints the id")
        made = await invite(tx, offer, make=fresh_code, now=clock.now())
    return list(_told(made.code, chosen))


def _told(code: str, chosen: Settings) -> Iterator[str]:
    yield read_out(code)
    if link := deep_link(chosen.telegram.username, code):
        yield link
    minutes = int(GOOD_FOR.total_seconds() // 60)
    typer.echo(f"good once, for {minutes} minutes; they type it to the bot", err=True)


def _terms(may: str) -> Terms:
    words = [word.strip() for word in may.split(",") if word.strip()]
    if words == [_ALL]:
        words = list(_WORDS)
    for word in words:
        if word not in _WORDS:
            raise BadInput(f"nobody may {word!r}; --may knows {', '.join(_WORDS)}, or all")
    chosen = [_WORDS[word] for word in words]
    return Terms(
        sees=frozenset(each for each in chosen if isinstance(each, Shared)),
        does=frozenset(each for each in chosen if isinstance(each, Deed)),
    )
