"""Writes down what became of what was sent, each row guarded by its version, and what follows."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final, assert_never

from bot.actions import say
from bot.domain.channels import Receipt
from bot.domain.deliveries import Delivery, Reason
from bot.domain.ids import AddressId, RoundId
from bot.domain.people import Address
from bot.domain.rounds import Round
from bot.scheduling.recovery import repeat
from bot.scheduling.sending import Accepted, Doubtful, PutBack, Ready, Refused, Result
from bot.storage import Transaction

#: A provider that answered late may still do so; only then is a doubtful message repeated.
_BEFORE_REPEATING: Final = timedelta(seconds=60)
_FALL_BACK: Final = frozenset(
    {
        Reason.FIRST,
        Reason.AGAIN,
        Reason.PRACTICE,
        Reason.HELD_BACK,
        Reason.DIGEST,
        Reason.SUMMARY,
    }
)
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

    def written(self) -> Delivery:
        """Return the delivery as it is now."""
        match self.result:
            case Accepted():
                return self.delivery.accept(
                    self.result.receipt.provider_id, words=self.result.words
                )
            case PutBack():
                return self.delivery.wait(until=self.at + self.result.wait)
            case Doubtful():
                return replace(self.delivery.doubt(), words=self.result.words)
            case Refused():
                return self.delivery.refuse()
            case _:
                assert_never(self.result)


async def record(tx: Transaction, outcomes: Sequence[Outcome]) -> None:
    """Write `outcomes` down. A row that somebody else has changed meanwhile is theirs."""
    if not outcomes:
        return
    saved = await tx.deliveries.replace_many([(o.delivery, o.written()) for o in outcomes])
    ids = {delivery.id for delivery in saved}
    won = [outcome for outcome in outcomes if outcome.delivery.id in ids]
    for lost in outcomes:
        if lost.delivery.id not in ids:
            _log.warning("an outcome came too late", extra={"delivery": str(lost.delivery.id)})
    await _asked(tx, [o for o in won if isinstance(o.result, Accepted) and o.delivery.is_ask])
    for outcome in won:
        await _follow(tx, outcome)


async def _asked(tx: Transaction, accepted: Sequence[Outcome]) -> None:
    """Note that the rounds were asked about; whoever changes one meanwhile is read again."""
    first: dict[RoundId, datetime] = {}
    rounds: dict[RoundId, Round] = {}
    for outcome in accepted:
        if (round_ := outcome.ready.round) is not None:
            first.setdefault(round_.id, outcome.at)
            rounds.setdefault(round_.id, round_)
    while rounds:
        pairs = [(r, after) for r in rounds.values() if (after := r.accepted(at=first[r.id])) != r]
        saved = {round_.id for round_ in await tx.rounds.replace_many(pairs)}
        lost = [old.id for old, _ in pairs if old.id not in saved]
        rounds = await tx.rounds.get_many(lost) if lost else {}


async def _follow(tx: Transaction, outcome: Outcome) -> None:
    match outcome.result:
        case Accepted(receipt=Receipt(moved_to=str(value))):
            await _move(tx, outcome.address, value)
        case PutBack(hold_sender=True):
            await tx.limits.hold(outcome.address.sender, outcome.at + outcome.result.wait)
        case Doubtful():
            after = outcome.at + _BEFORE_REPEATING
            await repeat(tx, [outcome.delivery], now=outcome.at, not_before=after)
        case Refused():
            await _refused(tx, outcome, opted_out=outcome.result.opted_out)
        case Accepted() | PutBack():
            return


async def _refused(tx: Transaction, outcome: Outcome, *, opted_out: bool) -> None:
    if opted_out:
        await _opt_out(tx, outcome.address, at=outcome.at)
    if outcome.delivery.reason in _FALL_BACK:
        await _try_the_next(tx, outcome)


async def _move(tx: Transaction, address: Address, value: str) -> None:
    """Keep the new value of an address that has moved, unless we have met it there already."""
    if await tx.addresses.find(address.sender, value) is None:
        current = await _current(tx, address.id)
        await tx.addresses.replace(current, replace(current, value=value))


async def _opt_out(tx: Transaction, address: Address, *, at: datetime) -> None:
    current = await _current(tx, address.id)
    stopped = current.opt_out(at=at, how="provider")
    if stopped != current:
        await tx.addresses.replace(current, stopped)
        _log.info("an address has opted out", extra={"address": str(address.id)})
    await tx.deliveries.cancel_waiting(address=address.id)


async def _current(tx: Transaction, id_: AddressId) -> Address:
    return (await tx.addresses.get_many([id_]))[id_]


async def _try_the_next(tx: Transaction, outcome: Outcome) -> None:
    """Say it at the person's next address; each is tried once, because the order never turns."""
    refused = outcome.delivery
    if refused.person is None or refused.target is not None:
        return
    addresses = await tx.addresses.of(refused.person)
    place = next((n for n, a in enumerate(addresses) if a.id == refused.address), len(addresses))
    following = (a for a in addresses[place + 1 :] if a.may_be_written_to)
    if (address := next(following, None)) is not None:
        to = say.To(address.id, refused.person, refused.language)
        await tx.deliveries.add([say.again(refused, to, now=outcome.at)])
