"""What may be said at an address: nothing personal where somebody else may have got the number by
now, and on a shared phone everything with the name of whom it concerns in front."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from bot.actions import sharing
from bot.domain.deliveries import Delivery, Reason, Utterance, Value
from bot.domain.people import Address, Person
from bot.domain.rounds import Round

#: Brought up by the bot itself, and about somebody.
_PERSONAL: Final = frozenset(
    {Reason.AGAIN, Reason.HELD_BACK, Reason.DIGEST, Reason.SUMMARY, Reason.EDIT}
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message goes, and whom it concerns."""

    address: Address
    person: Person | None
    called: str = ""  #: what the person is called there, where several share the phone

    def is_doubtful(self, *, now: datetime) -> bool:
        """Whether they must say who they are before anything personal is said."""
        return self.person is not None and self.address.is_doubtful(now=now)


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
            return verify([place.person], round_)
    if not place.called:
        return utterance
    return replace(utterance, values={**utterance.values, "for": place.called})


def verify(people: Sequence[Person], round_: Round | None = None) -> Utterance:
    """Return the question whether it is still them, by their initials alone."""
    letter = "./".join(filter(None, map(sharing.initial, people)))
    values: Mapping[str, Value] = {
        "initial": letter,
        "has-initial": "yes" if letter else "no",
        "has-time": "yes" if round_ else "no",
        "time": round_.wall_time if round_ else "",
    }
    return Utterance("verify", values)
