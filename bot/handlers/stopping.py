"""STOP, START, being blocked: who may be written to, decided by the address itself and at once."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from typing import Final

from bot.actions import forgetting, practice, stop
from bot.domain.intents import Start, Which
from bot.domain.people import ChannelName
from bot.handlers import (
    help_texts,
    memory,
    questions,
    reading,
    set_aside,
    stopping_rest,
    verification,
)
from bot.handlers.care import standing_in, whose
from bot.handlers.rounds import which
from bot.handlers.turn import Turn
from bot.language.normal import folded
from bot.language.replies import stopping as replies_stopping

#: How many people are reached at an address decides what is said to its STOP.
_CONFIRMED: Final = {0: "stopped-stranger", 1: "stopped"}
Do = Callable[[Turn], Awaitable[None]]
_START: Final = "start"
#: A STOP over a webhook has our time, a START in the provider's list has the provider's.
_CLOCKS_DIFFER: Final = timedelta(seconds=5)
_TWILIOS_START: Final = frozenset({"yes"})  #: beside START and UNSTOP


async def stopped(turn: Turn, *, first: Do | None = None) -> None:
    """Stop writing here, for everybody who is reached here, and confirm it once.

    What must be said or noted before the confirmation is done `first`, once it is stopped: stopping
    takes back what waits to be said. Of what is noted nothing is said but that it was.
    """
    was_open = turn.address.may_be_written_to
    turn = await questions.close(await set_aside.put(turn))
    address = await stop.stop(turn.tx, turn.address, how="stop", now=turn.now, said_at=turn.said_at)
    turn = replace(turn, address=address)
    noted = {"noted": "yes" if first and await _notes(first, turn) else "no"}
    if was_open and not turn.incoming.acted_on and not await stopping_rest.said(turn, noted):
        await turn.for_all().insist(_confirmation(turn), noted)


def _confirmation(turn: Turn) -> str:
    """Return the sentence that confirms a STOP, by who is reached here."""
    if whose.only_care(turn):
        return "stopped-caregiver"
    return _CONFIRMED.get(len(turn.people), "stopped-shared")


async def _notes(do: Do, turn: Turn) -> bool:
    """Do something in silence, and return whether an answer to a round was noted by it."""
    await do(turn)
    open_now = await turn.tx.dialogs.open_at(turn.address.id, turn.talk)
    await questions.close(replace(turn, dialog=open_now))  # nobody saw what was asked
    return bool(await verification.answered_since(turn, turn.heard_at))


async def wrong_number(turn: Turn) -> None:
    """Stop at once and forget the number: it is somebody else's. It is confirmed once.

    Patients say "not me" as well. Where nobody doubts the number, only WRONG NUMBER itself counts;
    else they are asked, and a denial after that counts.
    """
    if await verification.is_another(turn):
        return
    if turn.people and not await verification.is_sure(turn):
        if replies_stopping.also_stops(turn.text):
            await stopped(turn)
        else:
            await verification.doubt(turn)
        return
    await somebody_elses(turn)


async def somebody_elses(turn: Turn, *, first: Do | None = None) -> None:
    """Forget the number; what must be said before the confirmation is said `first`."""
    was_open = turn.address.may_be_written_to
    if was_open or turn.people:  # else they said so before
        address = await forgetting.wrong_number(turn.tx, turn.address, turn.people, now=turn.now)
        turn = replace(turn, address=address)
    if first:
        await first(turn)
    if was_open:
        await replace(turn, people=(), whose=None).insist("wrong-number")


async def acted_on(turn: Turn) -> Turn | None:
    """Note what the provider did about a word by itself. It has answered it too, so nothing is
    said; return None, or the turn where the word means something else to us as well."""
    match turn.incoming.acted_on:
        case "stop":
            turn = await questions.close(turn)
            was_open = turn.address.may_be_written_to
            said_at = turn.said_at
            await stop.stop(turn.tx, turn.address, how="provider", now=turn.now, said_at=said_at)
            if was_open:
                await stopping_rest.ask_elsewhere(turn)
            return None
        case "help":
            return None
        case "start" if not turn.address.may_be_written_to:
            turn = await opened(turn)
            return turn if await _is_an_answer(turn) else None
        case _:
            return turn


async def as_start(turn: Turn) -> Turn:
    """Return the turn of somebody who said STOP before with their START in plain words: they may
    say it politely, and at YES Twilio texts them again whether or not it tells us so."""
    if turn.address.may_be_written_to:
        return turn
    if replies_stopping.says_start(turn.text):
        return replace(turn, text=_START)
    if turn.address.channel is not ChannelName.SMS or folded(turn.text) not in _TWILIOS_START:
        return turn
    is_answer = await _is_an_answer(turn)
    return await opened(turn) if is_answer else replace(turn, text=_START)


async def _is_an_answer(turn: Turn) -> bool:
    """Return whether a word that opens an address ("yes") answers something that we asked."""
    if not turn.people or isinstance(await reading.read(turn), Start):
        return False
    is_asked = turn.dialog is not None and turn.dialog.name != memory.IDLE
    return is_asked or not isinstance(await which.find(turn, Which()), which.Nothing)


async def left(turn: Turn) -> None:
    """Take being blocked as an opt-out of this address. There is nobody to confirm it to."""
    said_at = turn.said_at
    await stop.stop(turn.tx, turn.address, how="blocked", now=turn.now, said_at=said_at)


def is_outdated(turn: Turn) -> bool:
    """Return whether a STOP was said after this: a START that comes late undoes no newer STOP.

    Only what the provider says counts: where it tells no time, words count as they come.
    """
    stopped, sent = turn.address.opted_out_at, turn.incoming.sent_at
    return stopped is not None and sent is not None and sent < stopped - _CLOCKS_DIFFER


async def opened(turn: Turn) -> Turn:
    """Return the turn at an address that may be written to again: it said so itself, and has not
    said STOP since."""
    if is_outdated(turn):
        return turn
    return replace(turn, address=await stop.start(turn.tx, turn.address, now=turn.now))


async def started(turn: Turn) -> None:
    """Write here again, or greet who comes for the first time."""
    was_stopped = not turn.address.may_be_written_to
    turn = await opened(turn)
    if was_stopped:
        turn = standing_in.of_own(turn)
        cares = await whose.if_only_cares(turn)
        await turn.reply("care-started-again" if cares else "started-again", cares)
        return
    if turn.is_first:
        await turn.reply("welcome", turn.called)
        await practice.begin(turn.tx, turn.person, now=turn.now)
        return
    await help_texts.asked_for(turn)
