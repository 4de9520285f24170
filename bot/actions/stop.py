"""STOP and START: of one address, for everybody who is reached there, at once."""

from __future__ import annotations

from datetime import datetime

from bot.actions.care import waking
from bot.domain.people import Address
from bot.storage import Transaction


async def stop(
    tx: Transaction, address: Address, *, how: str, now: datetime, said_at: datetime | None = None
) -> Address:
    """Never write to that address again, and take back what was about to be sent there. `said_at`:
    when the STOP was said, where that is not now; no START from before it counts."""
    stopped = address.opt_out(at=min(said_at or now, now), how=how)
    if stopped != address:
        stopped = await tx.addresses.replace(address, stopped)
        await _write(tx, address, action=f"opted out: {how}", now=now)
    await tx.deliveries.cancel_waiting(address=address.id)
    await waking.reached_at(tx, address.id)
    return stopped


async def start(tx: Transaction, address: Address, *, now: datetime) -> Address:
    """Write to that address again: it said so itself."""
    if address.may_be_written_to:
        return address
    started = await tx.addresses.replace(address, address.opt_in())
    await _write(tx, address, action="opted in", now=now)
    await waking.reached_at(tx, address.id)
    return started


async def _write(tx: Transaction, address: Address, *, action: str, now: datetime) -> None:
    for person in await tx.addresses.people_on(address.id):
        await tx.audit.write(person, at=now, actor=person, action=action, subject=str(address.id))
