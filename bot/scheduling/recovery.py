"""What nobody knows the end of: it is never sent again blindly.

A delivery whose worker died or whose provider never answered may or may not have arrived. Over a
channel that cannot be asked it is repeated at most once, marked as a repeat of the same round; at
its claim it is checked again, so an answer that came meanwhile cancels it. A provider that can be
asked is not in `_CANNOT_BE_ASKED`: its channel looks up what arrived, and settles the delivery.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.actions import say
from bot.domain.deliveries import Delivery
from bot.domain.people import ChannelName
from bot.storage import Transaction

_CANNOT_BE_ASKED: Final = frozenset({ChannelName.TELEGRAM, ChannelName.TRY_OUT})
_log = logging.getLogger(__name__)


async def recover(tx: Transaction, *, now: datetime, all_of_them: bool = False) -> int:
    """Take over what a dead worker had in hand; return how many there were.

    `all_of_them`: this is the only worker and it has just started, so whatever is claimed is
    nobody's, however long its lease runs.
    """
    doubtful = await tx.deliveries.doubtful(now, all_of_them=all_of_them)
    saved = await tx.deliveries.replace_many([(d, d.doubt()) for d in doubtful])
    if saved:
        _log.warning("deliveries are in doubt after a death", extra={"count": len(saved)})
    await repeat(tx, saved, now=now, not_before=now)
    return len(saved)


async def repeat(
    tx: Transaction, doubtful: Sequence[Delivery], *, now: datetime, not_before: datetime
) -> None:
    """Put one marked repeat of each into the outbox, but never a repeat of a repeat."""
    once = [delivery for delivery in doubtful if delivery.repeats is None]
    addresses = await tx.addresses.get_many({delivery.address for delivery in once})
    repeats = []
    for delivery in once:
        if addresses[delivery.address].channel not in _CANNOT_BE_ASKED:
            continue
        to = say.To(delivery.address, delivery.person, delivery.language)
        made = say.again(delivery, to, now=now)
        repeats.append(replace(made, not_before=not_before, repeats=delivery.id))
    await tx.deliveries.add(repeats)
