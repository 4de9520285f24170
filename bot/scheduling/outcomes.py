"""Writes down what became of what was sent, each row guarded by its version, and what follows."""

from __future__ import annotations

import logging
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, assert_never

from bot.actions import fates, stop
from bot.actions.care import waking
from bot.actions.fall_back import IN_TROUBLE_FOR, after_trouble, fall_back
from bot.domain.channels import Fate, Receipt, Traced
from bot.domain.deliveries import Delivery, DeliveryState
from bot.domain.errors import ChangedMeanwhile
from bot.domain.ids import AddressId, RoundId, SenderId
from bot.domain.people import Address
from bot.domain.rounds import Round
from bot.scheduling.recovery import QUIET, another_turn, repeat
from bot.scheduling.rows import apart
from bot.scheduling.sending import Accepted, Doubtful, PutBack, Ready, Refused, Result
from bot.storage import LONGEST_HOLD, Storage, Transaction

_TRIES: Final = 3
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one claimed delivery, and when."""

    ready: Ready
    result: Result
    at: datetime

    @property
    def delivery(self) -> Delivery:
        """The delivery as it was claimed."""
        return self.ready.delivery

    @property
    def address(self) -> Address:
        """Where it was sent to."""
        return self.ready.address

    @property
    def holds_its_sender(self) -> bool:
        """Whether nothing may go through its sender for a while."""
        return isinstance(self.result, PutBack) and self.result.hold_sender

    def written(self) -> Delivery:
        """Return the delivery as it is now."""
        match self.result:
            case Accepted():
                return self.delivery.accept(
                    self.result.receipt.provider_id, words=self.result.words
                )
            case PutBack():
                return self.delivery.wait(until=self._next_try(self.at + self.result.wait))
            case Doubtful():
                doubtful = self.delivery.doubt(until=self.at + QUIET)
                return replace(doubtful, words=self.result.words or doubtful.words)
            case Refused():
                return self.delivery.refuse()
            case _:
                assert_never(self.result)

    def _next_try(self, at: datetime) -> datetime:
        """Return when to try again: in time to see that a provider is in trouble for long."""
        given_up = self.delivery.created_at + IN_TROUBLE_FOR
        return given_up if self.at < given_up < at and not self.holds_its_sender else at


async def record(
    tx: Transaction, outcomes: Sequence[Outcome], *, askable: Collection[SenderId] = ()
) -> None:
    """Write `outcomes` down. A row that somebody else has changed meanwhile is theirs, but what its
    provider told them is told to the same end."""
    if not outcomes:
        return
    saved = await tx.deliveries.replace_many([(o.delivery, o.written()) for o in outcomes])
    ids = {delivery.id for delivery in saved}
    won = [outcome for outcome in outcomes if outcome.delivery.id in ids]
    await _asked(tx, [o for o in won if isinstance(o.result, Accepted) and o.delivery.is_ask])
    for outcome in won:
        await _follow(tx, outcome, askable)
    for lost in outcomes:
        if lost.delivery.id not in ids:
            await _merge(tx, lost, askable)


async def record_apart(
    storage: Storage, outcomes: Sequence[Outcome], *, askable: Collection[SenderId]
) -> None:
    """Write down what can be: the rest is in doubt as soon as its lease is over."""
    given_up: list[Outcome] = []

    async def write(some: Sequence[Outcome], tries: int = _TRIES) -> None:
        try:
            async with storage.transaction() as tx:
                await record(tx, some, askable=askable)
        except ChangedMeanwhile:  # somebody else was quicker, and what is known is still known
            if tries == 1:
                raise
            await write(some, tries - 1)

    async def lost(outcome: Outcome) -> None:
        given_up.append(outcome)
        about_it = {"delivery": str(outcome.delivery.id)}
        _log.error("what became of a delivery cannot be written down", extra=about_it)

    await apart(outcomes, write, lost)
    if given_up:
        async with storage.transaction() as tx:
            for outcome in given_up:
                await tx.setbacks.note("outcome", outcome.delivery.id, outcome.at)


async def _merge(tx: Transaction, lost: Outcome, askable: Collection[SenderId]) -> None:
    """Note an outcome that came after its delivery was changed.

    The provider may have told it to us already, over another way and quicker. Or others gave the
    delivery up for doubtful: it is settled now, unless they have sent a marked repeat.
    """
    if isinstance(lost.result, Accepted):
        if lost.address.sender in askable:
            await fates.note(tx, _traced(lost, lost.result), now=lost.at)
            return
        if await _settled(tx, lost):
            await _asked(tx, [lost] if lost.delivery.is_ask else [])
            return
    _log.warning("an outcome came too late", extra={"delivery": str(lost.delivery.id)})


async def _settled(tx: Transaction, lost: Outcome) -> bool:
    """Write down that what others doubt was accepted, and cancel its repeat; return whether that
    was in time. A clock that is ahead of ours doubts what we have on the wire, and no provider is
    there to be asked."""
    doubtful = (await tx.deliveries.get_many([lost.delivery.id])).get(lost.delivery.id)
    if doubtful is None or doubtful.state is not DeliveryState.UNKNOWN:
        return False
    if doubtful.repeats is None and not await tx.fates.cancel_repeat(doubtful):
        return False
    accepted = replace(lost, ready=replace(lost.ready, delivery=doubtful)).written()
    return bool(await tx.deliveries.replace_many([(doubtful, accepted)]))


def _traced(lost: Outcome, result: Accepted) -> Traced:
    address = lost.address
    return Traced(
        channel=address.channel,
        sender="",  # our own id says which delivery is meant
        address=address.value,
        provider_id=result.receipt.provider_id,
        fate=Fate.ACCEPTED,
        delivery=lost.delivery.id,
        created_at=lost.at,
    )


async def _asked(tx: Transaction, accepted: Sequence[Outcome]) -> None:
    """Note that the rounds were asked about."""
    first: dict[RoundId, datetime] = {}
    rounds: dict[RoundId, Round] = {}
    for outcome in accepted:
        if (round_ := outcome.ready.round) is not None:
            first.setdefault(round_.id, outcome.at)
            rounds.setdefault(round_.id, round_)
    await fates.asked(tx, rounds, first)


async def _follow(tx: Transaction, outcome: Outcome, askable: Collection[SenderId]) -> None:
    match outcome.result:
        case Accepted(receipt=Receipt(moved_to=str(value))):
            await _move(tx, outcome.address, value)
        case PutBack(hold_sender=hold):
            if hold:
                wait = min(outcome.result.wait, LONGEST_HOLD)
                await tx.limits.hold(outcome.address.sender, outcome.at + wait)
            await after_trouble(tx, outcome.delivery.id, now=outcome.at)
        case Doubtful():
            await repeat(tx, [outcome.written()], now=outcome.at, askable=askable)
        case Refused(opted_out=opted_out):
            if opted_out:
                await _opt_out(tx, outcome.address, at=outcome.at)
            await _refused(tx, outcome.delivery, now=outcome.at)
        case Accepted():
            return


async def _refused(tx: Transaction, refused: Delivery, *, now: datetime) -> None:
    if refused.repeats is None:
        await fall_back(tx, refused, now=now)
    else:  # what it repeats may be there
        await another_turn(tx, [refused], now=now)
    await waking.undelivered(tx, [refused])


async def _move(tx: Transaction, address: Address, value: str) -> None:
    """Keep the new value of an address that has moved, unless we have met it there already."""
    if await tx.addresses.find(address.sender, value) is None:
        current = await _current(tx, address.id)
        await tx.addresses.replace(current, replace(current, value=value))


async def _opt_out(tx: Transaction, address: Address, *, at: datetime) -> None:
    await stop.stop(tx, await _current(tx, address.id), how="provider", now=at)
    _log.info("an address has opted out", extra={"address": str(address.id)})


async def _current(tx: Transaction, id_: AddressId) -> Address:
    return (await tx.addresses.get_many([id_]))[id_]
