"""What nobody knows the end of: it is never sent again blindly.

A delivery whose worker died or whose provider never answered may or may not have arrived. A
provider that can be asked is asked about it (`tracing`). Over any other channel it is repeated at
most once, marked as a repeat of the same round; at its claim it is checked again, so an answer that
came meanwhile cancels it.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.actions import say
from bot.domain.channels import CanBeAsked, Channel
from bot.domain.deliveries import Delivery
from bot.domain.ids import DeliveryId, SenderId
from bot.domain.patience import SPACING, further_turn
from bot.storage import Storage, Transaction

#: A provider that took its time may still take it; only then is it asked, or a message repeated.
QUIET: Final = timedelta(seconds=60)
_log = logging.getLogger(__name__)


def can_be_asked(channels: Mapping[SenderId, Channel]) -> Mapping[SenderId, CanBeAsked]:
    """Return those of the channels whose providers keep a list of what they took."""
    return {id_: channel for id_, channel in channels.items() if isinstance(channel, CanBeAsked)}


async def look_after(
    storage: Storage,
    *,
    now: datetime,
    is_right: Callable[[], Awaitable[bool]],
    askable: Collection[SenderId] = (),
    in_hand: Collection[DeliveryId] = (),
) -> bool:
    """Close what has expired, and take over what a dead worker had in hand, which is nothing of
    ours that is `in_hand`; return whether there was anything.

    Whose lease is over only the clock says, so it is asked first whether it `is_right`.
    """
    async with storage.reading() as tx:
        if not await tx.deliveries.needs_care(now):
            return False
    if not await is_right():
        return False
    async with storage.transaction() as tx:
        expired = await tx.deliveries.expire_waiting(now)
        if expired:
            await tx.care_watches.wake_told_by()
        return bool(await recover(tx, now=now, askable=askable, in_hand=in_hand) + expired)


async def recover(
    tx: Transaction,
    *,
    now: datetime,
    askable: Collection[SenderId] = (),
    in_hand: Collection[DeliveryId] = (),
    all_of_them: bool = False,
) -> int:
    """Take over what a dead worker had in hand; return how many there were.

    Its provider is left alone from now on, and not from the end of the lease: a clock that is ahead
    sees the lease of a living worker end while its request is on the wire.

    `all_of_them`: this is the only worker and it has just started, so whatever is claimed is
    nobody's, however long its lease runs.
    """
    doubtful = await tx.deliveries.doubtful(now, all_of_them=all_of_them)
    left_alone = [delivery for delivery in doubtful if delivery.id not in in_hand]
    pairs = [(delivery, delivery.doubt(until=now + QUIET)) for delivery in left_alone]
    saved = await tx.deliveries.replace_many(pairs)
    if saved:
        _log.warning("deliveries are in doubt after a death", extra={"count": len(saved)})
    await repeat(tx, saved, now=now, askable=askable)
    return len(saved)


async def repeat(
    tx: Transaction,
    doubtful: Sequence[Delivery],
    *,
    now: datetime,
    askable: Collection[SenderId],
) -> None:
    """Put one marked repeat of each into the outbox, for when its provider has been quiet: "sent
    again" must not stand above what it repeats. Never a repeat of a repeat, nor of what a provider
    can be asked about; a round that was asked about in doubt only has another turn instead."""
    await another_turn(tx, [d for d in doubtful if d.repeats is not None], now=now)
    once = [delivery for delivery in doubtful if delivery.repeats is None]
    addresses = await tx.addresses.get_many({delivery.address for delivery in once})
    repeats = []
    for delivery in once:
        if addresses[delivery.address].sender in askable:
            continue
        to = say.To(delivery.address, delivery.person, delivery.language)
        made = say.again(delivery, to, now=now)
        repeats.append(replace(made, not_before=delivery.not_before, repeats=delivery.id))
    await tx.deliveries.add(repeats)


async def another_turn(tx: Transaction, repeats: Sequence[Delivery], *, now: datetime) -> None:
    """Have rounds asked about again whose ask is in doubt, and its repeat too or refused, where the
    plan would leave out a dose that is still open."""
    made = {d.round: d.created_at for d in repeats if d.is_ask and d.round is not None}
    rounds = await tx.rounds.get_many(made) if made else {}
    doses = await tx.doses.of_rounds(rounds) if rounds else {}
    pairs = []
    for id_, round_ in rounds.items():
        ask_at = further_turn(round_, doses.get(id_, ()), after=max(made[id_], now - SPACING))
        if ask_at is not None:
            pairs.append((round_, round_.look_again(now=now, ask_at=ask_at)))
    # Who changes one of them at this instant notes an answer, or asks about it.
    await tx.rounds.replace_many(pairs)
