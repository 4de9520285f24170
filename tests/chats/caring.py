"""Links the caregivers of a `.chat` file with those they care for, before the talk begins."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Final

from bot.actions.care import inviting
from bot.actions.care.inviting import Offer
from bot.domain.care.links import CareLink, Deed, Shared, Terms
from bot.domain.ids import CareLinkId, PersonId, new_id
from bot.storage import Transaction
from tests.chats.script import Somebody

_PLACES: Final = {"first": 1, "second": 2, "third": 3}


async def link(
    tx: Transaction,
    people: Sequence[Somebody],
    known: Mapping[str, PersonId],
    *,
    now: datetime,
) -> None:
    """Link everybody with those they care for."""
    for each in people:
        for patient, *said in each.cares:
            terms = Terms(
                sees=frozenset(shared for shared in Shared if shared.value in said),
                does=frozenset(deed for deed in Deed if deed.value in said),
            )
            asked = len(terms.sees) + len(terms.does) + sum(word in _PLACES for word in said)
            assert asked == len(said), f"nobody knows all of {said}"
            proposed = CareLink(
                id=CareLinkId(new_id()),
                patient=known[patient],
                caregiver=known[each.name],
                terms=terms,
                proposed_at=now,
                position=next((_PLACES[word] for word in said if word in _PLACES), 1),
            )
            await tx.care_links.add(proposed.agree(terms, by=known[patient], at=now))
            if not await tx.addresses.of(known[patient]):  # reminded at the caregiver's
                for address in await tx.addresses.of(known[each.name]):
                    await tx.addresses.link(address.id, known[patient], position=1)


async def invite(tx: Transaction, said: str, *, make: Callable[[], str], now: datetime) -> None:
    """Make a code as an operator does: "ann, alerts, today, on paper"."""
    name, *words = (part.strip() for part in said.split(","))
    people = await tx.people.get_many(await tx.people.ids())
    patient = next(p.id for p in people.values() if p.name.casefold() == name)
    terms = Terms(
        sees=frozenset(shared for shared in Shared if shared.value in words),
        does=frozenset(deed for deed in Deed if deed.value in words),
    )
    offer = Offer(patient, None, terms, on_paper="on paper" in words)
    await inviting.invite(tx, offer, make=make, now=now)
