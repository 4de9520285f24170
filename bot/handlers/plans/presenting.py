"""Shows what was found for somebody who waits for it, outside any turn of theirs."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import assert_never

from bot.actions import lateness, planning
from bot.clock import Clock
from bot.domain.care.links import Deed
from bot.domain.care.may_see import may_do
from bot.domain.channels import Incoming, IncomingKind
from bot.domain.people import Address, Person
from bot.domain.proposals import Proposed, Why
from bot.handlers import memory, questions
from bot.handlers.plans import showing
from bot.handlers.turn import House, Turn
from bot.storage import Transaction


def presenter(
    house: House, clock: Clock
) -> Callable[[Transaction, Proposed, bool], Awaitable[None]]:
    """Return what shows a proposal to whoever wanted it; False: none could be found."""

    async def show(tx: Transaction, proposed: Proposed, was_found: bool) -> None:
        turn = await _turn(tx, proposed, house, clock)
        if turn is None:
            return
        if not was_found:
            if proposed.why is Why.ASKED:
                await turn.reply("plan-failed")
            return
        await _show(turn, proposed)

    return show


async def _show(turn: Turn, proposed: Proposed) -> None:
    known = await planning.known(turn.tx, proposed.patient, turn.house.lexicon, now=turn.now)
    match proposed.why:
        case Why.ASKED if _is_busy(turn):  # they have begun something else meanwhile
            await showing.offer(turn, proposed, known)
        case Why.ASKED:
            await showing.show(turn, proposed, known)
        case Why.ADDED:
            await showing.offer(turn, proposed, known)
        case Why.LATE if _is_busy(turn):
            await turn.tx.proposals.drop(proposed.patient)  # there is another time for that
        case Why.LATE if not proposed.plans:
            await showing.later_meal(turn, await lateness.later_meal(turn.tx, known))
        case Why.LATE:
            await showing.late(turn, proposed, known)
        case _:
            assert_never(proposed.why)


def _is_busy(turn: Turn) -> bool:
    return turn.dialog is not None and turn.dialog.name not in (memory.IDLE, showing.QUESTION)


async def _turn(tx: Transaction, proposed: Proposed, house: House, clock: Clock) -> Turn | None:
    """Return a turn in which nobody has said anything; None: they are not reached there."""
    address = (await tx.addresses.get_many([proposed.address])).get(proposed.address)
    ids = await tx.addresses.people_on(proposed.address)
    if address is None:
        return None
    known = await tx.people.get_many({*ids, proposed.patient})
    talk = next((id_ for id_ in ids if id_ in known), None)
    now = clock.now()
    dialog = await tx.dialogs.open_at(address.id, talk)
    turn = Turn(
        tx=tx,
        house=house,
        now=now,
        heard_at=now,
        incoming=_nothing(address),
        address=address,
        people=tuple(known[id_] for id_ in ids if id_ in known),
        language=known[proposed.patient].language,
        dialog=questions.without_what_is_over(dialog, now=now),
        talk=talk,
    )
    if proposed.patient in ids:
        return turn.about(known[proposed.patient])
    return await _of_a_keeper(turn, known[proposed.patient])


async def _of_a_keeper(turn: Turn, patient: Person) -> Turn | None:
    """Return the turn of a caregiver there who keeps the patient's list; None: nobody does."""
    for person in turn.people:
        link = await turn.tx.care_links.between(patient.id, person.id)
        if may_do(link, Deed.KEEP_LIST, now=turn.now):
            return replace(
                turn,
                people=(patient,),
                whose=patient.id,
                actor=person,
                told_by=link,
                language=person.language,
            )
    return None


def _nothing(address: Address) -> Incoming:
    return Incoming(
        channel=address.channel,
        sender="",
        address=address.value,
        kind=IncomingKind.TEXT,
        provider_id="",
    )
