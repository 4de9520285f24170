"""Asks who is there, where somebody else may have got a phone number by now, before anything else
is heard from it. What was said meanwhile is kept, and done once they have said that it is them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.actions import careful
from bot.domain.doses import Dose
from bot.domain.intents import Greeting, Intent, Later, Skip, Stop, Took, TookExtra, Unclear, Undo
from bot.domain.people import ChannelName, Person
from bot.handlers import memory, questions, reading, shared_phones, vouching
from bot.handlers.turn import Turn
from bot.language.replies import identity, stopping

_KEPT: Final = "said before"
_KEPT_AT: Final = "said before at"
_DENIED_AT: Final = "denied at"
_DENIED: Final = "denied"  #: who of those on a shared phone it is not, by their ids
#: What is older was about another round, and may be said again.
_STILL_MEANT: Final = timedelta(hours=2)
#: Whoever answered a round so lately is who we think, and their WRONG NUMBER may be a slip.
_LATELY: Final = timedelta(days=1)
_LONGEST: Final = 600  #: characters of what is kept
_WRONG_NUMBER: Final = "wrong number"
_ANSWERS: Final = (Took, Skip, Later, TookExtra)


def is_wanted(turn: Turn) -> bool:
    """Return whether they must say who they are first."""
    is_open = bool(turn.people) and turn.address.may_be_written_to
    return is_open and turn.address.is_doubtful(now=turn.heard_at)


async def is_sure(turn: Turn) -> bool:
    """Return whether a denial counts: the number is in doubt already, or nothing else is meant."""
    if turn.address.is_doubtful(now=turn.heard_at):
        return True
    return stopping.is_unmistakable(turn.text) and not await _answered_lately(turn)


async def doubt(turn: Turn) -> None:
    """Ask who is there, because they say that they are not who we think."""
    address = await turn.tx.addresses.replace(turn.address, turn.address.doubt())
    turn = replace(await questions.close(turn), address=address)
    turn = await memory.remember(turn, _DENIED_AT, turn.heard_at.isoformat())
    await _question(turn)


async def is_another(turn: Turn) -> bool:
    """Return whether they deny being one of several who share this phone; then ask for the others.

    Nobody is forgotten for it: it is what the other one would say.
    """
    denied = [
        p for p in turn.people if stopping.denies_being(turn.text, vouching.names_of([p], turn))
    ]
    if not denied or len(turn.people) < 2:
        return False
    known = {*memory.remembered(turn, _DENIED).split(), *(str(p.id) for p in denied)}
    if all(str(person.id) in known for person in turn.people):
        return False
    await doubt(await memory.remember(turn, _DENIED, " ".join(sorted(known))))
    return True


async def heard(turn: Turn) -> Turn | None:
    """Return the turn as what they had said before, once they say that it is them; None: there is
    nothing more to answer."""
    if them := _who_says_so(turn):
        return await _confirmed(turn, them)
    if _is_no(turn):
        return replace(turn, text=_WRONG_NUMBER)
    await _ask(turn)
    return None


def _who_says_so(turn: Turn) -> list[Person]:
    """Return who says that it is them: one of several must say which."""
    asked = _asked_for(turn)
    if vouching.is_shared(turn) and len(asked) > 1:
        return [person for person in asked if vouching.is_named(person, turn)]
    return asked if identity.affirms(turn.text, vouching.names_of(asked, turn)) else []


def _is_no(turn: Turn) -> bool:
    """Return whether it is a no to our question. A bare one may be to a round, unless they said
    before that it is not them."""
    is_bare = len(turn.text.split()) < 2
    is_no = identity.denies(turn.text)
    return is_no and (not is_bare or _is_lately(memory.remembered(turn, _DENIED_AT), turn))


async def _ask(turn: Turn) -> None:
    """Ask, and keep what was said until it is known who said it."""
    meant = await _meant(turn)
    if isinstance(meant, Undo) or (_is_kept(turn) and identity.takes_back(turn.text)):
        turn = await memory.remember(turn, _KEPT, "")
    elif await _is_to_be_kept(turn, meant):
        turn = await memory.remember(turn, _KEPT, turn.text[:_LONGEST])
        turn = await memory.remember(turn, _KEPT_AT, turn.heard_at.isoformat())
    await _question(turn)


async def _is_to_be_kept(turn: Turn, meant: Intent) -> bool:
    """Return whether what was said takes the place of what was kept: an answer to a round gives way
    to nothing but another one, and "ok" is as likely said to our question."""
    if identity.is_bare_agreement(turn.text) or identity.denies(turn.text):
        return False
    if not _is_kept(turn):
        return True
    kept = await _meant(replace(turn, text=memory.remembered(turn, _KEPT)))
    return isinstance(meant, _ANSWERS) or not isinstance(kept, _ANSWERS)


def _is_kept(turn: Turn) -> bool:
    is_lately = _is_lately(memory.remembered(turn, _KEPT_AT), turn)
    return is_lately and bool(memory.remembered(turn, _KEPT))


async def _meant(turn: Turn) -> Intent:
    return await reading.read(shared_phones.addressed(turn))


def _is_lately(at: str, turn: Turn) -> bool:
    return bool(at) and turn.now - datetime.fromisoformat(at) <= _STILL_MEANT


async def _question(turn: Turn) -> None:
    asked = _asked_for(turn)
    which = vouching.is_shared(turn) and len(asked) > 1
    question = careful.verify(asked, is_shared=which)
    await turn.for_all().reply(question.sentence, question.values)


def _asked_for(turn: Turn) -> list[Person]:
    """Return those of whom it is not known yet that it is not them."""
    denied = memory.remembered(turn, _DENIED).split()
    return [person for person in turn.people if str(person.id) not in denied]


async def answered_since(turn: Turn, since: datetime) -> list[Dose]:
    """Return what was answered since then by whoever is reached here."""
    days = (since.date() - timedelta(days=1), turn.heard_at.date() + timedelta(days=1))
    return [
        dose
        for person in turn.people
        for dose in await turn.tx.doses.between(person.id, *days)
        if dose.heard_at and dose.heard_at >= since
    ]


async def _answered_lately(turn: Turn) -> bool:
    """Return whether a round was answered from here within the last day."""
    answered = await answered_since(turn, turn.heard_at - _LATELY)
    return any(dose.channel is ChannelName.SMS for dose in answered)


async def _confirmed(turn: Turn, them: Sequence[Person]) -> Turn | None:
    """Believe them. What is open now is asked properly, where nothing was said before."""
    address = await turn.tx.addresses.replace(turn.address, turn.address.verify(at=turn.heard_at))
    turn = await vouching.vouch(turn, them, [p for p in turn.people if p not in them])
    before = None
    if _is_kept(turn):
        at = datetime.fromisoformat(memory.remembered(turn, _KEPT_AT))
        before = replace(turn, text=memory.remembered(turn, _KEPT), heard_at=at, address=address)
    turn = replace(turn, address=address)
    for what in (_KEPT, _DENIED, _DENIED_AT):
        turn = await memory.remember(turn, what, "")
    if before and await _says_something(before):
        return replace(before, dialog=turn.dialog)
    if len(them) == 1 and shared_phones.addressed(turn).whose:
        return turn  # "Ann 1": that is an answer as well; "Ann and Bob" is none
    if not await vouching.ask_again(turn, them):
        await turn.for_all().reply("verified")
    return None


async def _says_something(turn: Turn) -> bool:
    """Return whether what was kept can be acted on, or may answer a question that is open."""
    if turn.dialog is not None and turn.dialog.name != memory.IDLE:
        return True
    return not isinstance(await _meant(turn), Unclear | Greeting | Stop)
