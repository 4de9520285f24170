"""The operator as somebody the bot writes to."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from bot.actions import say
from bot.domain.deliveries import Utterance
from bot.domain.ids import AddressId, new_id
from bot.domain.people import Address, Sender
from bot.storage import Transaction

_WELCOME: Final = Utterance("operator-is-you")


async def address_of(tx: Transaction, sender: Sender, value: str) -> Address:
    """Return an address of the operator's, met before or not."""
    known = await tx.addresses.find(sender.id, value)
    if known is not None:
        return known
    address = Address(AddressId(new_id()), sender.channel, sender.id, value)
    await tx.addresses.add(address)
    return address


async def welcome(
    tx: Transaction, sender: Sender, value: str, *, language: str, now: datetime
) -> None:
    """Tell somebody that they are the operator now."""
    address = await address_of(tx, sender, value)
    await say.say(tx, say.To(address.id, None, language), _WELCOME, now=now)
