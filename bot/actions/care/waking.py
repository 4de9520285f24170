"""Wakes the watch over patients whose caregivers may have to be told something else now."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.deliveries import Delivery, Reason
from bot.domain.ids import AddressId
from bot.storage import Transaction


async def reached_at(tx: Transaction, address: AddressId) -> None:
    """Look again at whoever is reached there, and at those whom they care for: it said STOP, or
    START, or nothing arrives there any more."""
    people = await tx.addresses.people_on(address)
    links = await tx.care_links.of_caregivers(people)
    await tx.care_watches.wake({*people, *(link.patient for link in links)})


async def undelivered(tx: Transaction, closed: Sequence[Delivery]) -> None:
    """Look again at the patients of whom caregivers were to be told by messages that will not
    arrive."""
    told = [delivery.id for delivery in closed if delivery.reason is Reason.CARE]
    if told:
        await tx.care_watches.wake_told_by(told)
