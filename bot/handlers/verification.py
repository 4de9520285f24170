"""Asks who is there, where somebody else may have got a phone number by now, before anything else
is heard from it. What was said meanwhile is kept, and done once they have said that it is them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.actions import careful, say
from bot.domain.deliveries import Delivery, Reason
from bot.domain.intents import Intent, Later, Skip, Took, TookExtra
from bot.domain.rounds import Round
from bot.handlers import memory, questions, reading, shared_phones
from bot.handlers.turn import Turn
from bot.language.normal import folded
from bot.language.replies import stopping

_KEPT: Final = "said before"
_KEPT_AT: Final = "said before at"
_DENIED_AT: Final = "denied at"
#: What is older was about another round, and may be said again.
_STILL_MEANT: Final = timedelta(hours=2)
_LONGEST: Final = 600  #: characters of what is kept
_YES: Final = frozenset({"y", "s", "yes", "si", "yes it is me", "its me", "it is me", "soy yo"})
_NO: Final = frozenset({"n", "no", "nope"})
_WRONG_NUMBER: Final = "wrong number"
_ANSWERS: Final = (Took, Skip, Later, TookExtra)


def is_wanted(turn: Turn) -> bool:
    """Return whether they must say who they are first."""
    is_open = bool(turn.people) and turn.address.may_be_written_to
    return is_open and turn.address.is_doubtful(now=turn.heard_at)


def is_sure(turn: Turn) -> bool:
    """Return whether a denial counts: the number is in doubt already, or nothing else is meant."""
    is_in_doubt = turn.address.is_doubtful(now=turn.heard_at)
    return is_in_doubt or stopping.is_unmistakable(turn.text)


async def doubt(turn: Turn) -> None:
    """Ask who is there, because they say that they are not who we think."""
    address = await turn.tx.addresses.replace(turn.address, turn.address.doubt())
    turn = replace(await questions.close(turn), address=address)
    turn = await memory.remember(turn, _DENIED_AT, turn.heard_at.isoformat())
    await _question(turn)


async def heard(turn: Turn) -> Turn | None:
    """Return the turn as what they had said before, once they say that it is them; None: there is
    nothing more to answer."""
    if folded(turn.text) in _YES:
        return await _confirmed(turn)
    if folded(turn.text) in _NO and _is_lately(memory.remembered(turn, _DENIED_AT), turn):
        return replace(turn, text=_WRONG_NUMBER)  # they said before that it is not them
    await _ask(turn)
    return None


async def _ask(turn: Turn) -> None:
    """Ask, and keep what was said until it is known who said it."""
    if folded(turn.text) not in _NO and await _is_to_be_kept(turn):
        turn = await memory.remember(turn, _KEPT, turn.text[:_LONGEST])
        turn = await memory.remember(turn, _KEPT_AT, turn.heard_at.isoformat())
    await _question(turn)


async def _is_to_be_kept(turn: Turn) -> bool:
    """Return whether what was said takes the place of what was kept: an answer to a round gives way
    to nothing but another one, and "ok" is as likely said to our question."""
    kept = memory.remembered(turn, _KEPT)
    if not kept or not _is_lately(memory.remembered(turn, _KEPT_AT), turn):
        return True
    if not isinstance(await _meant(replace(turn, text=kept)), _ANSWERS):
        return True
    meant = await _meant(turn)
    is_bare = isinstance(meant, Took) and not any(c.isdigit() for c in turn.text)
    return isinstance(meant, _ANSWERS) and not is_bare


async def _meant(turn: Turn) -> Intent:
    return await reading.read(shared_phones.addressed(turn))


def _is_lately(at: str, turn: Turn) -> bool:
    return bool(at) and turn.now - datetime.fromisoformat(at) <= _STILL_MEANT


async def _question(turn: Turn) -> None:
    question = careful.verify(turn.people)
    await turn.for_all().reply(question.sentence, question.values)


async def _confirmed(turn: Turn) -> Turn | None:
    """Believe them. What is open now is asked properly, where nothing was said before."""
    address = await turn.tx.addresses.replace(turn.address, turn.address.verify(at=turn.heard_at))
    for person in turn.people:
        await turn.tx.audit.write(
            person.id, at=turn.now, actor=person.id, action="verified", subject=str(address.id)
        )
    kept, at = memory.remembered(turn, _KEPT), memory.remembered(turn, _KEPT_AT)
    turn = await memory.remember(replace(turn, address=address), _KEPT, "")
    turn = await memory.remember(turn, _DENIED_AT, "")
    if kept and _is_lately(at, turn):
        return replace(turn, text=kept, heard_at=datetime.fromisoformat(at))
    if not await _ask_again(turn):
        await turn.for_all().reply("verified")
    return None


async def _ask_again(turn: Turn) -> bool:
    """Ask properly about what is open now, and return whether anything is."""
    asks: list[Delivery] = []
    for person in turn.people:
        to = say.To(turn.address.id, person.id, person.language)
        asks += [
            say.ask(to, round_, now=turn.now, reason=Reason.AGAIN)
            for round_ in await turn.tx.rounds.unanswered(person.id, turn.now)
            if _is_open(round_, turn)
        ]
    await turn.tx.deliveries.add(asks)
    return bool(asks)


def _is_open(round_: Round, turn: Turn) -> bool:
    return round_.waits_for_an_answer and round_.due_at <= turn.now < round_.closes_at
