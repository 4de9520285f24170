"""One message that came in: who is it, may they, what do they mean, and one function answers.

Everything happens in the caller's transaction. Words of crisis come before everything else.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.actions import careful
from bot.clock import Clock
from bot.domain.channels import Incoming, IncomingKind
from bot.domain.dialogs import Dialog
from bot.domain.ids import AddressId, RoundId, new_id
from bot.domain.people import LONGEST_NAME, Address, Person
from bot.handlers import box, hearing, lapsing, memory, questions, relived
from bot.handlers.care import list_changes, standing_in
from bot.handlers.turn import House, Turn
from bot.language.bundles import languages
from bot.language.normal import cleaned
from bot.language.replies.signatures import unsigned
from bot.storage import InboxEntry, Transaction

LONGEST: Final = 4096  #: characters that are looked at
#: How exactly it is known when somebody last spoke.
_NEWS: Final = timedelta(hours=1)
_CLOCKS_DIFFER: Final = timedelta(minutes=2)
_NOT_SPOKEN: Final = frozenset({IncomingKind.LEFT, IncomingKind.BACK})


Handle = Callable[[Transaction, InboxEntry], Awaitable[None]]


def receiver(house: House, clock: Clock) -> Handle:
    """Return what the inbox loop calls with each entry."""

    async def receive(tx: Transaction, entry: InboxEntry) -> None:
        turn = await standing_in.of_those_without_a_phone(await turn_of(tx, entry, house, clock))
        if await relived.is_relived(tx, entry):
            await relived.hear(turn)
            return
        before = await box.filled(turn)
        lists = await list_changes.lists(turn)
        await hearing.hear(turn)
        await lapsing.say(turn)
        await list_changes.tell_patients(turn, lists)
        await box.say_what_is_wrong(turn, before)

    return receive


async def turn_of(tx: Transaction, entry: InboxEntry, house: House, clock: Clock) -> Turn:
    """Return the turn that a message makes: who spoke, where, and what is open there."""
    incoming = replace(entry.incoming, text=entry.incoming.text[:LONGEST])
    address, is_first = await _address(tx, incoming, now=entry.received_at)
    people = await _people(tx, address, incoming)
    talk = people[0].id if people else None
    before = await tx.dialogs.open_at(address.id, talk)
    dialog = questions.without_what_is_over(before, now=clock.now())
    if dialog is not None and dialog != before:
        await tx.dialogs.put(dialog)  # so that it is said once
    return Turn(
        tx=tx,
        house=house,
        now=clock.now(),
        heard_at=_said_at(entry),
        incoming=incoming,
        address=address,
        people=people,
        language=people[0].language if people else _language(dialog, incoming, house),
        dialog=dialog,
        talk=talk,
        quoted=await _quoted(tx, address, incoming),
        text=unsigned(incoming.text),
        is_first=is_first,
        lapsed=questions.lapsed(before, now=clock.now()),
    )


def _said_at(entry: InboxEntry) -> datetime:
    """Return when it was said: while we were away providers kept it, and told us when it was sent.

    A little earlier is not believed, because clocks differ; of a button they tell no time.
    """
    received, sent = entry.received_at, entry.incoming.sent_at
    is_text = entry.incoming.kind is IncomingKind.TEXT
    return sent if is_text and sent and sent < received - _CLOCKS_DIFFER else received


async def _address(tx: Transaction, incoming: Incoming, *, now: datetime) -> tuple[Address, bool]:
    """Return the address, and whether this is the first we hear from it."""
    sender = await tx.senders.get_or_add(incoming.channel, incoming.sender)
    address = await tx.addresses.find(sender.id, incoming.address)
    if address is None:
        id_ = AddressId(new_id())
        address = Address(id_, incoming.channel, sender.id, incoming.address, verified_at=now)
        await tx.addresses.add(address)
        return address, True
    if incoming.kind in _NOT_SPOKEN:
        return address, False
    is_first = address.verified_at is None
    known = (await careful.with_doubts(tx, {address.id: address}, now=now))[address.id]
    spoken = _after_speaking(known, now=now)
    changed = spoken != address
    return await tx.addresses.replace(address, spoken) if changed else address, is_first


def _after_speaking(address: Address, *, now: datetime) -> Address:
    """Return the address as it is once somebody was heard from it."""
    match address.opted_out_how:
        case "undeliverable":  # nobody there told us to stop, but it may be somebody else by now
            return address.opt_in().doubt()
        case "blocked" | "provider":  # who speaks can hear: HELP and crisis are answered
            return replace(address, opted_out_how="stop")
        case _:
            pass
    if address.is_doubtful(now=now):
        return address
    is_news = address.verified_at is None or now - address.verified_at >= _NEWS
    return address.verify(at=now) if is_news or address.unreached else address


async def _people(tx: Transaction, address: Address, incoming: Incoming) -> tuple[Person, ...]:
    """Return everybody who is reached there; in a group nobody is."""
    if incoming.kind is IncomingKind.GROUP:
        return ()
    ids = await tx.addresses.people_on(address.id)
    known = await tx.people.get_many(ids)
    people = [known[id_] for id_ in ids if id_ in known]
    if len(people) == 1 and not people[0].name and (name := cleaned(incoming.name)):
        named = replace(people[0], name=name[:LONGEST_NAME])  # enrolled without a name
        people = [await tx.people.replace(people[0], named)]
    return tuple(people)


async def _quoted(tx: Transaction, address: Address, incoming: Incoming) -> RoundId | None:
    """Return the round whose message is answered, if one is quoted."""
    if not incoming.quoted:
        return None
    delivery = await tx.deliveries.by_provider_id(address.id, incoming.quoted)
    return delivery.round if delivery else None


def _language(dialog: Dialog | None, incoming: Incoming, house: House) -> str:
    """Return what to speak with somebody who has not chosen yet."""
    told = memory.language_of(dialog)
    return next(
        (code for code in (told, incoming.language[:2]) if code in languages()), house.language
    )
