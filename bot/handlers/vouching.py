"""Of several who share a phone each is vouched for by name: one yes does not say that all of them
still have it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.actions import say, sharing
from bot.domain.deliveries import Delivery, Reason
from bot.domain.people import Person
from bot.domain.rounds import Round
from bot.handlers import memory, shared_phones
from bot.handlers.turn import Turn
from bot.language.replies import identity

_NOT_VOUCHED_FOR: Final = sharing.NOT_VOUCHED_FOR.removeprefix(memory.SAID)
_AND: Final = re.compile(r"\s*(?:[,&+/\n]|\b(?:and|y|e)\b)\s*", re.IGNORECASE)


async def by_those_known(turn: Turn) -> Turn | None:
    """Return the turn without those of whom nobody has said that the phone is still theirs: one yes
    does not vouch for everybody. Whoever is named now is vouched for; None: and that was all."""
    waiting = _not_vouched_for(turn)
    if not waiting or len(waiting) == len(turn.people):
        return turn
    named = [p for p in waiting if is_named(p, turn)]
    if named:
        left = [person for person in waiting if person not in named]
        turn = await vouch(turn, named, left)
        if len(named) > 1 or shared_phones.addressed(turn).whose is None:
            if not await ask_again(turn, named):
                await turn.for_all().reply("verified")
            return None
        waiting = left
    return replace(turn, people=tuple(p for p in turn.people if p not in waiting))


async def vouch(turn: Turn, them: Sequence[Person], others: Sequence[Person]) -> Turn:
    """Note who is still reached here, and of whom nobody has said so yet."""
    for person in them:
        subject = str(turn.address.id)
        await turn.tx.audit.write(
            person.id, at=turn.now, actor=person.id, action="verified", subject=subject
        )
    left = " ".join(sorted(str(person.id) for person in others))
    return await memory.remember(turn, _NOT_VOUCHED_FOR, left)


def is_shared(turn: Turn) -> bool:
    """Return whether several share the phone, and a name tells them apart."""
    return len(turn.people) > 1 and all(map(sharing.initial, turn.people))


def is_named(person: Person, turn: Turn) -> bool:
    """Return whether somebody says that name, alone or before what else they say: "Ann and Bob"."""
    if shared_phones.addressed(turn).whose == person.id:
        return True
    others = {sharing.initial(p) for p in turn.people if p != person}
    names = [name for name in names_of([person], turn) if name not in others]
    parts = _AND.split(turn.text)
    return any(identity.affirms(each, names) and not identity.affirms(each, ()) for each in parts)


def names_of(people: Sequence[Person], turn: Turn) -> list[str]:
    """Return what these people may call themselves."""
    called = sharing.called(turn.people)
    return [
        name
        for p in people
        for name in (p.name, *p.name.split()[:1], called[p.id], sharing.initial(p))
        if name and not name.isdigit()
    ]


async def ask_again(turn: Turn, them: Sequence[Person]) -> bool:
    """Ask properly about what is open now, and return whether anything is."""
    asks: list[Delivery] = []
    for person in them:
        to = say.To(turn.address.id, person.id, person.language)
        asks += [
            say.ask(to, round_, now=turn.now, reason=Reason.AGAIN)
            for round_ in await turn.tx.rounds.unanswered(person.id, turn.now)
            if _is_open(round_, turn)
        ]
    await turn.tx.deliveries.add(asks)
    return bool(asks)


def _not_vouched_for(turn: Turn) -> list[Person]:
    known = memory.remembered(turn, _NOT_VOUCHED_FOR).split()
    return [person for person in turn.people if str(person.id) in known]


def _is_open(round_: Round, turn: Turn) -> bool:
    return round_.waits_for_an_answer and round_.due_at <= turn.now < round_.closes_at
