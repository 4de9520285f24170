"""Says at a person's next address what could not be said, or did not arrive, at an earlier one."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from bot.actions import say
from bot.domain.deliveries import Delivery, Reason
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
        Reason.NEWS,
    }
)


async def fall_back(tx: Transaction, failed: Delivery, *, now: datetime) -> bool:
    """Say it at the person's next address, and return whether there is one.

    Each is tried once, because the order never turns.
    """
    is_worth_it = failed.reason in _WORTH_IT and now < failed.expires_at
    if not is_worth_it or failed.person is None or failed.target is not None:
        return False
    addresses = await tx.addresses.of(failed.person)
    place = next((n for n, a in enumerate(addresses) if a.id == failed.address), len(addresses))
    following = (a for a in addresses[place + 1 :] if a.may_be_written_to)
    if (address := next(following, None)) is None:
        return False
    to = say.To(address.id, failed.person, failed.language)
    await tx.deliveries.add([say.again(failed, to, now=now)])
    return True
