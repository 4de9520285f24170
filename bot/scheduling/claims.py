"""Checks everything again at the claim: consent, STOP, pause, answer, gap and window.

What was put into the outbox minutes ago may no longer be wanted. Whatever passes goes out with the
words that are true now; the rest is cancelled, or has expired.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from bot.actions import careful, sharing
from bot.actions.asking import Asked, named, wording
from bot.actions.care import telling, waking
from bot.domain.box import part_of
from bot.domain.deliveries import Delivery, Reason, Utterance
from bot.domain.ids import AddressId, DeliveryId, PersonId, RoundId
from bot.domain.people import WRONG_NUMBER, Address, Person
from bot.domain.rounds import Round, RoundState
from bot.domain.waiting import LOOK_BACK, letter, may_mean
from bot.planner.quiet import quiet_until
from bot.scheduling.gathering import Found, gather
from bot.scheduling.outages import still_told
from bot.scheduling.rows import apart
from bot.scheduling.sending import Ready
from bot.storage import Transaction

#: Messages that the bot brings up by itself need a consent that stands.
_NEEDS_CONSENT: Final = frozenset(
    {
        *(Reason.FIRST, Reason.AGAIN, Reason.HELD_BACK),
        *(Reason.DIGEST, Reason.SUMMARY, Reason.NEWS),
    }
)
#: What is not said in quiet hours. The doses that somebody wants to be reminded of are.
_CAN_WAIT: Final = frozenset({Reason.DIGEST, Reason.SUMMARY, Reason.NEWS})
#: Who told us to stop hears that we will, and HELP; others who may not be written to hear nothing.
_ANSWERED: Final = frozenset({"stop", WRONG_NUMBER})


@dataclass(frozen=True, slots=True)
class _Context:
    """What the deliveries of one claim are checked against."""

    addresses: Mapping[AddressId, Address]
    people: Mapping[PersonId, Person]
    consented: frozenset[PersonId]
    asked: Mapping[RoundId, Asked]
    targets: Mapping[DeliveryId, Delivery]
    digests: Mapping[DeliveryId, Utterance]
    called: Mapping[tuple[AddressId, PersonId], str]  #: where several people share a phone
    not_vouched_for: frozenset[tuple[AddressId, PersonId]]
    not_so: frozenset[DeliveryId]  #: what caregivers must not be told any more


async def check(tx: Transaction, claimed: Sequence[Delivery], *, now: datetime) -> list[Ready]:
    """Return what may go out now with its words; close what may not in the same transaction."""
    looked: list[tuple[Delivery, Ready | Delivery]] = []

    async def look(some: Sequence[Delivery]) -> None:
        context = await _context(tx, some, now=now)
        looked.extend([(delivery, _look(delivery, context, now=now)) for delivery in some])

    async def broken(delivery: Delivery) -> None:
        looked.append((delivery, delivery.refuse()))
        await tx.setbacks.note("message", delivery.id, now)

    await apart(claimed, look, broken)
    over = [(old, new) for old, new in looked if isinstance(new, Delivery)]
    closed = await tx.deliveries.replace_many(over)
    await waking.undelivered(tx, closed)
    return [ready for _, ready in looked if isinstance(ready, Ready)]


def _look(delivery: Delivery, context: _Context, *, now: datetime) -> Ready | Delivery:
    if now >= delivery.expires_at:
        return delivery.expire()
    address = context.addresses[delivery.address]
    if not _is_welcome(delivery, address, context) or delivery.id in context.not_so:
        return delivery.cancel()
    asked = context.asked.get(delivery.round) if delivery.round else None
    person = context.people.get(delivery.person) if delivery.person else None
    if person and delivery.reason in _CAN_WAIT:
        quiet = quiet_until(person.quiet, person.tz, now=now)
        if quiet is not None:
            return _later(delivery, quiet, now=now)
    utterance = _utterance(delivery, asked, context, now=now)
    called = context.called.get((address.id, person.id), "") if person else ""
    is_vouched_for = (address.id, delivery.person) not in context.not_vouched_for
    place = careful.Place(address, person, called, is_vouched_for)
    if utterance is not None:
        about = asked.round if asked else None
        utterance = careful.wording(place, delivery, utterance, round_=about, now=now)
    if utterance is None:
        return delivery.cancel()
    target = context.targets.get(delivery.target) if delivery.target else None
    if delivery.target is not None and (target is None or not target.reached_the_provider):
        return delivery.cancel()
    return Ready(
        delivery=delivery,
        address=address,
        utterance=utterance,
        level=careful.level(place, utterance),
        useful_until=_useful_until(delivery, asked, now=now),
        may_be_there=delivery.repeats is not None or (asked is not None and asked.in_doubt),
        round=asked.round if asked else None,
        edits=target.provider_id if target else None,
    )


def _later(delivery: Delivery, at: datetime, *, now: datetime) -> Delivery:
    """Return what can wait as waiting for the end of somebody's quiet hours, for as long again."""
    return replace(delivery, expires_at=delivery.expires_at + (at - now)).wait(until=at)


def _is_welcome(delivery: Delivery, address: Address, context: _Context) -> bool:
    """Return whether it may go there: an answer also to somebody who only just said STOP."""
    if not address.may_be_written_to:
        return delivery.reason is Reason.ANSWER and address.opted_out_how in _ANSWERED
    return delivery.reason not in _NEEDS_CONSENT or delivery.person in context.consented


def _utterance(
    delivery: Delivery, asked: Asked | None, context: _Context, *, now: datetime
) -> Utterance | None:
    if delivery.is_ask:
        if asked is None or _is_there_by_now(delivery, asked.round):
            return None
        return wording(asked, now=now)
    if delivery.reason is Reason.DIGEST:
        return context.digests.get(delivery.id)
    return delivery.utterance


def _is_there_by_now(delivery: Delivery, round_: Round) -> bool:
    """Return whether another ask is known to have come while a repeat waited for its turn."""
    is_repeat, asked_at = delivery.repeats is not None, round_.asked_at
    return is_repeat and asked_at is not None and asked_at >= delivery.created_at


def _useful_until(delivery: Delivery, asked: Asked | None, *, now: datetime) -> datetime:
    """Return when it is no longer worth delivering: an ask, when the first window it names ends."""
    ends = [delivery.expires_at]
    if delivery.is_ask and asked is not None:
        ends += [dose.window_ends_at for dose in named(asked, now=now)]
    return min(ends)


async def _context(tx: Transaction, claimed: Sequence[Delivery], *, now: datetime) -> _Context:
    people = {d.person for d in claimed if d.person is not None}
    places = {d.address for d in claimed}
    unasked = {d.person for d in claimed if d.person and d.reason in _NEEDS_CONSENT}
    known = await tx.addresses.get_many(places)
    found = await gather(tx, {d.round for d in claimed if d.is_ask and d.round}, now=now)
    those = await tx.people.get_many(people)
    return _Context(
        addresses=await careful.with_doubts(tx, known, now=now),
        people=those,
        consented=await tx.consents.given_by(unasked) if unasked else frozenset(),
        asked=await _asked(tx, found, those, now=now),
        targets=await _targets(tx, claimed),
        digests=await still_told(tx, claimed, now=now),
        called=await sharing.names(tx, places),
        not_vouched_for=await sharing.not_vouched_for(tx, places),
        not_so=await telling.no_longer_so(tx, claimed, now=now),
    )


async def _targets(tx: Transaction, claimed: Sequence[Delivery]) -> Mapping[DeliveryId, Delivery]:
    targets = {delivery.target for delivery in claimed if delivery.target}
    return await tx.deliveries.get_many(targets) if targets else {}


async def _asked(
    tx: Transaction, found: Found, people: Mapping[PersonId, Person], *, now: datetime
) -> Mapping[RoundId, Asked]:
    """Return the rounds as their asks find them, with letters while two are unanswered."""
    if not found.rounds:
        return {}
    patients = {round_.patient for round_ in found.rounds.values()}
    unheard = [r.id for r in found.rounds.values() if r.asks > 1 and r.asked_at is None]
    in_doubt = await tx.deliveries.in_doubt(unheard) if unheard else set()
    several = await tx.rounds.with_several_open(patients, now - LOOK_BACK, now)
    lately = await tx.rounds.lately(several, now - LOOK_BACK) if several else {}
    letters: dict[RoundId, str] = {}
    for rounds in lately.values():
        letters |= _letters(rounds, now=now)
    return {
        round_.id: Asked(
            round_,
            found.doses.get(round_.id, ()),
            found.too_soon(round_),
            letters.get(round_.id, ""),
            _box(round_, people.get(round_.patient)),
            _first_after(people.get(round_.patient)),
            in_doubt=round_.id in in_doubt,
        )
        for round_ in found.rounds.values()
    }


def _first_after(person: Person | None) -> int:
    """Return how many minutes after its time somebody wants to be asked about a round first."""
    return min(person.patience, default=0) if person and person.patience else 0


def _box(round_: Round, person: Person | None) -> str | None:
    """Return by which part of the day a compartment of a pill box goes; None: there is no box."""
    if person is None or person.box is None or round_.practice:
        return None
    return part_of(round_.wall_time, person.routine)


def _letters(rounds: Sequence[Round], *, now: datetime) -> dict[RoundId, str]:
    unanswered = {r.id for r in rounds if r.state is not RoundState.SETTLED}
    several = may_mean(rounds, unanswered, now=now)
    return {r.id: letter(r, rounds, now=now) for r in several} if len(several) > 1 else {}
