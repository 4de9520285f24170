"""What may be said at an address: nothing personal where somebody else may have got the number by
now, and on a shared phone everything with the name of whom it concerns in front."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from bot.actions import sharing
from bot.domain.deliveries import Delivery, Reason, Utterance, Value
from bot.domain.ids import AddressId
from bot.domain.people import SILENT_FOR, Address, ChannelName, Level, Person
from bot.domain.rounds import Round
from bot.storage import Transaction

#: Brought up by the bot itself, and about somebody.
_PERSONAL: Final = frozenset(
    {
        *(Reason.AGAIN, Reason.HELD_BACK, Reason.DIGEST),
        *(Reason.SUMMARY, Reason.NEWS, Reason.CARE, Reason.EDIT),
    }
)
#: Names the level at which somebody else's medicines are said, in what is told of them.
OF_ANOTHER: Final = "wording"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message goes, and whom it concerns."""

    address: Address
    person: Person | None
    called: str = ""  #: what the person is called there, where several share the phone
    is_vouched_for: bool = True  #: False: only somebody else there has said that it is still theirs

    def is_doubtful(self, *, now: datetime) -> bool:
        """Whether they must say who they are before anything personal is said."""
        is_known = self.is_vouched_for and not self.address.is_doubtful(now=now)
        return self.person is not None and not is_known


async def with_doubts(
    tx: Transaction, addresses: Mapping[AddressId, Address], *, now: datetime
) -> Mapping[AddressId, Address]:
    """Return the addresses; a number from which nobody has ever spoken is in doubt once it has been
    silent for as long since the first who is reached there agreed."""
    unproven = [id_ for id_, address in addresses.items() if address.is_unproven]
    if not unproven:
        return addresses
    since = await tx.consents.first_at(unproven)
    silent = {id_ for id_, at in since.items() if now - at >= SILENT_FOR}
    return {id_: a.doubt() if id_ in silent else a for id_, a in addresses.items()}


def level(place: Place, said: Utterance) -> Level:
    """Return how much may be said there: to a number that nobody has spoken from no names, and of
    somebody else's medicines as much as that one lets them know; by text, which others may see on
    the screen, no more than they want of their own."""
    if place.person is None or place.address.is_unproven:
        return Level.COUNTS
    of_another = said.values.get(OF_ANOTHER)
    if not isinstance(of_another, int):
        return place.person.level
    by_text = place.address.channel is ChannelName.SMS
    return Level(min(of_another, place.person.level) if by_text else of_another)


def wording(
    place: Place, delivery: Delivery, utterance: Utterance, *, round_: Round | None, now: datetime
) -> Utterance | None:
    """Return what is said there instead of `utterance`; None: nothing.

    Where the number is in doubt the first ask of a round becomes a reminder that names nobody and
    nothing and asks who reads it. It is enough for each round: who answers is asked properly.
    """
    if place.person is not None and place.is_doubtful(now=now):
        if delivery.reason in _PERSONAL:
            return None
        if delivery.is_ask:
            return verify([place.person], round_, is_shared=bool(place.called))
    if not place.called:
        return utterance
    return replace(utterance, values={**utterance.values, "for": place.called})


def verify(
    people: Sequence[Person], round_: Round | None = None, *, is_shared: bool = False
) -> Utterance:
    """Return the question whether it is still them, by their initials alone. On a phone that is
    shared a yes would not say whose it is, so the first name is asked for."""
    letter = "./".join(filter(None, map(sharing.initial, people)))
    asked_for = "name" if letter and is_shared else "yes"
    values: Mapping[str, Value] = {
        "initial": letter,
        "asked-for": asked_for if letter else "nobody",
        "has-time": "yes" if round_ else "no",
        "time": round_.wall_time if round_ else "",
    }
    return Utterance("verify", values)
