"""Says at a person's next address what could not be said, or did not arrive, at an earlier one."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.actions import say
from bot.domain.deliveries import Delivery, DeliveryState, Reason
from bot.domain.ids import DeliveryId, PersonId
from bot.domain.people import Address
from bot.storage import Transaction

#: What the bot brings up by itself. Who asked for an answer does so where they hear it.
_WORTH_IT: Final = frozenset(
    {
        Reason.FIRST,
        Reason.AGAIN,
        Reason.PRACTICE,
        Reason.HELD_BACK,
        Reason.DIGEST,
        Reason.SUMMARY,
        Reason.CARE,
        Reason.NEWS,
    }
)
_log = logging.getLogger(__name__)


#: So long a provider may be in trouble before somebody is reached elsewhere.
IN_TROUBLE_FOR: Final = timedelta(minutes=5)


async def fall_back(tx: Transaction, failed: Delivery, *, now: datetime) -> bool:
    """Say it at the person's next address, and return whether there is one.

    It is done once for each message, with their consent, and what failed is over by then: never
    is the same said in two places.
    """
    if not _is_moveable(failed) or failed.person is None or now >= failed.expires_at:
        return False
    address = await _next(tx, failed.person, failed)
    if address is None:
        return False
    to = say.To(address.id, failed.person, failed.language)
    instead = replace(say.again(failed, to, now=now), stands_in_for=failed.id)
    await tx.deliveries.add([instead])
    await tx.care_watches.go_by(instead.id, old=failed.id)
    moved = {"delivery": str(failed.id), "instead": str(instead.id)}
    _log.info("a message goes to another address", extra=moved)
    return True


async def after_trouble(tx: Transaction, id_: DeliveryId, *, now: datetime) -> bool:
    """Give up a message that its provider has not taken for five minutes, where the person can be
    reached over another one, and return whether that is so. It was certainly not taken, so it is
    cancelled first."""
    waiting = (await tx.deliveries.get_many([id_])).get(id_)
    if waiting is None or waiting.state is not DeliveryState.WAITING:
        return False
    is_long = now - waiting.created_at >= IN_TROUBLE_FOR
    if not is_long or not _is_moveable(waiting) or waiting.person is None:
        return False
    address = await _next(tx, waiting.person, waiting)
    before = (await tx.addresses.get_many([waiting.address]))[waiting.address]
    if address is None or address.sender == before.sender:
        return False  # the same provider is in the same trouble
    if not await tx.deliveries.replace_many([(waiting, waiting.cancel())]):
        return False  # somebody has taken it in hand
    return await fall_back(tx, waiting, now=now)


def _is_moveable(message: Delivery) -> bool:
    """Return whether it may be said elsewhere; what a repeat repeats may be where it was said."""
    is_the_first = message.stands_in_for is None and message.repeats is None
    return is_the_first and message.target is None and message.reason in _WORTH_IT


async def _next(tx: Transaction, person: PersonId, failed: Delivery) -> Address | None:
    """Return where else somebody wants to hear it: each behind the one that failed, in order."""
    if not (await tx.people.get(person)).elsewhere:
        return None
    addresses = await tx.addresses.of(person)
    place = next((n for n, a in enumerate(addresses) if a.id == failed.address), len(addresses))
    return next((a for a in addresses[place + 1 :] if a.may_be_written_to), None)
