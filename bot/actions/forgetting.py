"""WRONG NUMBER: nobody is written to there any more, and after the one confirmation the number
itself is gone. What was sent there keeps its rows; whoever was meant is told elsewhere."""

from __future__ import annotations

import logging
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.actions import say, stop
from bot.domain.deliveries import Utterance
from bot.domain.people import WRONG_NUMBER, Address, Person
from bot.storage import Transaction

#: In this time the confirmation has gone out, and what was on its way has been traced.
_STILL_KNOWN: Final = timedelta(minutes=10)
_FORGOTTEN: Final = "forgotten"
_log = logging.getLogger(__name__)


async def wrong_number(
    tx: Transaction, address: Address, people: Collection[Person], *, now: datetime
) -> Address:
    """Stop writing to a number of somebody else's, take it from whoever it was thought to be, and
    tell them at their other addresses."""
    stopped = await stop.stop(tx, address, how=WRONG_NUMBER, now=now)
    if stopped.opted_out_how != WRONG_NUMBER:
        stopped = await tx.addresses.replace(stopped, replace(stopped, opted_out_how=WRONG_NUMBER))
    await tx.addresses.unlink(address.id)
    await tx.dialogs.drop(address.id, None)
    _log.warning("an address is somebody else's", extra={"address": str(address.id)})
    for person in people:
        told = Utterance("phone-forgotten", {"ending": address.value[-2:]})
        if await say.say(tx, person, told, now=now) is None:
            _log.warning("a person cannot be reached any more", extra={"person": str(person.id)})
    return stopped


async def due(tx: Transaction, *, now: datetime) -> list[Address]:
    """Return the addresses that were said to be somebody else's, and whose time has come."""
    return await tx.addresses.opted_out(WRONG_NUMBER, before=now - _STILL_KNOWN)


async def forget(tx: Transaction, *, now: datetime) -> int:
    """Let those numbers go; return how many there were."""
    known = await due(tx, now=now)
    for address in known:
        gone = replace(address, value=f"{_FORGOTTEN} {address.id}", opted_out_how=_FORGOTTEN)
        await tx.addresses.replace(address, gone)
    return len(known)
