"""Puts into the outbox what is to be said. Nobody sends from here: only the delivery loop does."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from bot.domain.deliveries import Delivery, Reason, Utterance
from bot.domain.ids import AddressId, DeliveryId, PersonId, new_id
from bot.domain.people import Person
from bot.domain.rounds import Round
from bot.storage import Transaction

_WORTH_SAYING: Final = {
    Reason.ANSWER: timedelta(hours=1),
    Reason.HELD_BACK: timedelta(hours=1),
    Reason.DIGEST: timedelta(hours=12),
    Reason.SUMMARY: timedelta(hours=12),
    Reason.CARE: timedelta(hours=2),
    Reason.NEWS: timedelta(hours=12),
    Reason.EDIT: timedelta(hours=24),
}
"""How long a message is worth delivering; an ask is worth it until its round closes."""


@dataclass(frozen=True, slots=True)
class To:
    """Who is spoken to, where, and in which language."""

    address: AddressId
    person: PersonId | None  #: None: a stranger
    language: str


async def reach(tx: Transaction, person: Person) -> To | None:
    """Return where `person` is to be written to now, or None where nobody may write to them."""
    usable = await tx.addresses.first_usable([person.id])
    address = usable.get(person.id)
    return None if address is None else To(address.id, person.id, person.language)


async def say(
    tx: Transaction,
    to: Person | To,
    utterance: Utterance,
    *,
    now: datetime,
    reason: Reason = Reason.ANSWER,
) -> Delivery | None:
    """Say something to a person, at their first usable address, or to one address.

    Returns None where nobody may write to that person.
    """
    place = await reach(tx, to) if isinstance(to, Person) else to
    if place is None:
        return None
    delivery = message(place, utterance, now=now, reason=reason)
    await tx.deliveries.add([delivery])
    return delivery


async def edit(
    tx: Transaction, earlier: Delivery, utterance: Utterance, *, now: datetime
) -> Delivery:
    """Bring a message up to date: `utterance` takes its place, and its old buttons go."""
    to = To(earlier.address, earlier.person, earlier.language)
    new = message(to, utterance, now=now, reason=Reason.EDIT)
    delivery = replace(new, target=earlier.id, round=earlier.round)
    await tx.deliveries.add([delivery])
    return delivery


def message(to: To, utterance: Utterance, *, now: datetime, reason: Reason) -> Delivery:
    """Return the delivery that says `utterance`, ready to be added."""
    return _new(to, utterance, reason=reason, now=now, expires_at=now + _WORTH_SAYING[reason])


def ask(to: To, round_: Round, *, now: datetime, reason: Reason) -> Delivery:
    """Return an ask of `round_`; what it says is made at the claim, from the doses open then."""
    asked = _new(to, None, reason=reason, now=now, expires_at=round_.closes_at)
    return replace(asked, round=round_.id)


def again(delivery: Delivery, to: To, *, now: datetime) -> Delivery:
    """Return a new delivery that says to `to` what `delivery` was to say, for as long."""
    said, reason, ends = delivery.utterance, delivery.reason, delivery.expires_at
    new = _new(to, said, reason=reason, now=now, expires_at=ends)
    return replace(new, round=delivery.round, target=delivery.target)


def _new(
    to: To, utterance: Utterance | None, *, reason: Reason, now: datetime, expires_at: datetime
) -> Delivery:
    return Delivery(
        id=DeliveryId(new_id()),
        address=to.address,
        person=to.person,
        reason=reason,
        utterance=utterance,
        language=to.language,
        created_at=now,
        expires_at=expires_at,
        not_before=now,
    )
