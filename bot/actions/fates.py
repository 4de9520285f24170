"""What a provider says of a message of ours, when it takes it and whatever it tells later.

It may tell the same thing twice, late, or before we have written down that it took the message at
all. So a delivery only moves forward, each step is one guarded update, and what follows from a step
follows once.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Final

from bot.actions import stop
from bot.actions.care import waking
from bot.actions.fall_back import fall_back
from bot.domain.channels import Cause, Fate, Traced
from bot.domain.deliveries import Delivery
from bot.domain.errors import ChangedMeanwhile
from bot.domain.ids import AddressId, RoundId
from bot.domain.patience import SPACING
from bot.domain.people import Address
from bot.domain.rounds import Round
from bot.storage import Transaction

NOT_ARRIVED: Final = "not arrived: "  #: before a cause, in the name of a fact
_TRIES: Final = 3  #: whoever else saves a delivery at the same instant does so once
#: An ask that failed so may succeed a little later.
_MAY_PASS: Final = frozenset({Cause.NONE, Cause.PASSING, Cause.TOO_LATE})
_log = logging.getLogger(__name__)


async def news(tx: Transaction, told: Sequence[Traced]) -> list[Traced]:
    """Return those of which noting them changes anything, by a transaction that only reads."""
    found = await _found(tx, told)
    return [traced for traced, before in found.items() if _is_news(traced, before)]


def _is_news(traced: Traced, before: Delivery) -> bool:
    goes_on = before.told(traced.fate, provider_id=traced.provider_id) is not before
    return goes_on or before.provider_id not in ("", traced.provider_id)  # or was taken twice


async def note(tx: Transaction, traced: Traced, *, now: datetime) -> None:
    """Write down what became of a message of ours, and do what follows from it. What is known
    already, or is about no message of ours, changes nothing."""
    for _ in range(_TRIES):
        before = (await _found(tx, [traced])).get(traced)
        if before is None:
            return
        after = before.told(traced.fate, provider_id=traced.provider_id)
        if after is before:
            _look_for_copies(before, traced)
            return
        if saved := await tx.deliveries.replace_many([(before, after)]):
            await _follow(tx, saved[0], traced, now=now)
            return
    raise ChangedMeanwhile("a delivery changes faster than its fate can be noted")


async def asked(
    tx: Transaction, rounds: Mapping[RoundId, Round], at: Mapping[RoundId, datetime]
) -> None:
    """Note that rounds were asked about, each at its instant; whoever changes one meanwhile is
    read again."""
    while rounds:
        pairs = [(r, after) for r in rounds.values() if (after := r.accepted(at=at[r.id])) != r]
        saved = {round_.id for round_ in await tx.rounds.replace_many(pairs)}
        over = [old.id for old, _ in pairs if old.id in saved and not old.waits_for_an_answer]
        await _found_asked(tx, over, at)
        lost = [old.id for old, _ in pairs if old.id not in saved]
        rounds = await tx.rounds.get_many(lost) if lost else {}


async def _found_asked(
    tx: Transaction, over: Sequence[RoundId], at: Mapping[RoundId, datetime]
) -> None:
    """Note of rounds that are over that they were asked about in time after all."""
    inside = await tx.doses.of_rounds(over) if over else {}
    pairs = [
        (d, new) for id_ in over for d in inside.get(id_, ()) if (new := d.asked(at=at[id_])) != d
    ]
    await tx.doses.replace_many(pairs)
    await tx.care_watches.wake({dose.patient for _, dose in pairs})


async def _found(tx: Transaction, told: Sequence[Traced]) -> dict[Traced, Delivery]:
    """Return the deliveries that a provider speaks of, in its order: by our id, else by the
    provider's."""
    ours = await tx.deliveries.get_many({t.delivery for t in told if t.delivery is not None})
    theirs = await _by_their_ids(tx, [t for t in told if t.delivery is None])
    found = ((t, ours.get(t.delivery) if t.delivery else theirs.get(t)) for t in told)
    return {traced: delivery for traced, delivery in found if delivery is not None}


async def _by_their_ids(tx: Transaction, told: Sequence[Traced]) -> dict[Traced, Delivery]:
    there: dict[Traced, tuple[AddressId, str]] = {}
    for channel, name in {(t.channel, t.sender) for t in told}:
        if sender := await tx.senders.find(channel, name):
            sent = [t for t in told if (t.channel, t.sender) == (channel, name)]
            ids = await tx.addresses.ids(sender.id, {t.address for t in sent})
            there |= {t: (ids[t.address], t.provider_id) for t in sent if t.address in ids}
    known = await tx.deliveries.by_provider_ids(there.values())
    return {traced: known[named] for traced, named in there.items() if named in known}


def _look_for_copies(known: Delivery, traced: Traced) -> None:
    if known.provider_id not in ("", traced.provider_id):
        _log.warning("a message was taken twice", extra={"delivery": str(known.id)})


async def _follow(tx: Transaction, told: Delivery, traced: Traced, *, now: datetime) -> None:
    if traced.fate is Fate.UNDELIVERED:
        await _failed(tx, told, traced, now=now)
        return
    if traced.fate is Fate.DELIVERED:
        await _change(tx, told.address, Address.reach)
    if told.is_ask and told.round is not None:
        rounds = await tx.rounds.get_many([told.round])
        await asked(tx, rounds, {told.round: traced.created_at or now})


async def _failed(tx: Transaction, failed: Delivery, traced: Traced, *, now: datetime) -> None:
    cause = traced.cause
    about_it = {"delivery": str(failed.id), "cause": cause.value}
    _log.info("a message did not arrive", extra=about_it)
    match cause:
        case Cause.PASSING:
            await _change(tx, failed.address, Address.miss)
        case Cause.BAD_ADDRESS:
            await _give_up(tx, failed.address, now=now)
        case Cause.OPTED_OUT:
            address = (await tx.addresses.get_many([failed.address]))[failed.address]
            said_at = traced.created_at  # or before: we may hear of it long after
            await stop.stop(tx, address, how="provider", now=now, said_at=said_at)
        case Cause.FILTERED:
            _log.error("a message was taken for spam, and others will be", extra=about_it)
        case Cause.NONE | Cause.TOO_LATE:
            pass  # neither says anything about the address
    goes_on = await fall_back(tx, failed, now=now)
    if failed.is_ask and failed.round is not None:
        round_ = await tx.rounds.hold(failed.round)
        if round_ is not None and not await _stands(tx, round_, besides=failed):
            ask_again = not goes_on and cause in _MAY_PASS
            ask_at = max(now, failed.created_at + SPACING) if ask_again else None
            await _not_asked(tx, round_, now=now, ask_at=ask_at)
    await waking.undelivered(tx, [failed])
    # Counted by why, so that the operator sees it before people tell them; last, because all who
    # count wait for each other.
    await tx.facts.count(f"{NOT_ARRIVED}{cause or 'unknown'}")


async def _give_up(tx: Transaction, address: AddressId, *, now: datetime) -> None:
    """Write no more to where nothing ever arrives. Whoever is heard from there can be reached."""
    if await _change(tx, address, lambda a: a.opt_out(at=now, how="undeliverable")):
        for person in await tx.addresses.people_on(address):
            await tx.audit.write(
                person, at=now, actor=None, action="undeliverable", subject=str(address)
            )
    await tx.deliveries.cancel_waiting(address=address)
    await waking.reached_at(tx, address)


async def _change(tx: Transaction, id_: AddressId, verb: Callable[[Address], Address]) -> bool:
    """Change an address, and return whether that made it another; whoever is heard from there at
    the same instant changes it too."""
    for _ in range(_TRIES):
        before = (await tx.addresses.get_many([id_]))[id_]
        after = verb(before)
        if after == before:
            return False
        with suppress(ChangedMeanwhile):
            await tx.addresses.replace(before, after)
            return True
    raise ChangedMeanwhile("an address changes faster than what is told of it can be noted")


async def _stands(tx: Transaction, round_: Round, *, besides: Delivery) -> bool:
    """Return whether another ask of the round was accepted and not reported undelivered."""
    written = await tx.deliveries.of_round(round_.id)
    return any(d.is_ask and d.reached_the_provider for d in written if d.id != besides.id)


async def _not_asked(
    tx: Transaction, round_: Round, *, now: datetime, ask_at: datetime | None
) -> None:
    """Take back that anybody was asked; the heartbeat asks again in time, or tells it later."""
    doses = (await tx.doses.of_rounds([round_.id])).get(round_.id, ())
    pairs = [(dose, new) for dose in doses if (new := dose.not_delivered()) != dose]
    await tx.doses.replace_many(pairs)
    await tx.care_watches.wake({round_.patient} if pairs else ())
    after = round_.not_delivered()
    if round_.waits_for_an_answer or pairs:
        after = after.look_again(now=now, ask_at=ask_at)
    if after != round_:
        await tx.rounds.replace(round_, after)
