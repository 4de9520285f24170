"""STOP is of one address: whoever is reached elsewhere too is told so, and may stop everywhere."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from bot.actions import say, stop
from bot.domain.deliveries import Utterance, Value
from bot.domain.people import Address
from bot.handlers import questions
from bot.handlers.turn import Turn
from bot.language.normal import folded
from bot.language.replies import stopping

_EVERYWHERE: Final = re.compile(
    r"(?:(?P<before>.*?) )?(?:everywhere|anywhere|on (?:all|both)(?: of)? my phones"
    r"|en todas partes|en todos(?: los)? lados|por todas partes|en ningun lado"
    r"|en (?:todos|ambos)(?: mis)? telefonos)(?: (?P<after>please|por favor|too|tambien))?"
)


def says_everywhere(turn: Turn) -> bool:
    """Return whether somebody tells us to stop everywhere; alone the word means it only where they
    have just stopped us."""
    if len(turn.people) != 1:
        return False
    found = _EVERYWHERE.fullmatch(folded(turn.text))
    if found is None:
        return False
    said = (found["before"] or "").strip()
    if not said:
        return not turn.address.may_be_written_to
    return stopping.language_of_stop(said) is not None


async def everywhere(turn: Turn) -> None:
    """Stop at every address of theirs, and confirm it once, here. It is said of those as well at
    which nothing arrives: else any word from there would open them again."""
    turn = await questions.close(turn)
    theirs = await turn.tx.addresses.of(turn.person.id)
    others = [address for address in theirs if address.id != turn.address.id]
    for address in (turn.address, *others):
        await stop.stop(turn.tx, address, how="stop", now=turn.now, said_at=turn.said_at)
    await turn.insist("stopped-everywhere")


async def said(turn: Turn, noted: Mapping[str, Value]) -> bool:
    """Return whether they are reached elsewhere too: then STOP is confirmed with the question
    about the rest."""
    if not await _others(turn):
        return False
    await turn.insist("stopped-here", noted)
    return True


async def ask_elsewhere(turn: Turn) -> None:
    """Ask at their next address about the rest: where the provider stopped us nothing can be
    said."""
    others = await _others(turn)
    if others:
        to = say.To(others[0].id, turn.person.id, turn.language)
        await say.say(turn.tx, to, Utterance("stopped-elsewhere"), now=turn.now)


async def _others(turn: Turn) -> list[Address]:
    """Return where else one person may be written to; on a shared phone it is nobody's alone."""
    if len(turn.people) != 1:
        return []
    known = await turn.tx.addresses.of(turn.person.id)
    return [a for a in known if a.id != turn.address.id and a.may_be_written_to]
