"""Proves that nothing ends on the day on which seconds no longer fit into 32 bits."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.clock import SteppedClock
from bot.domain.deliveries import DeliveryState
from bot.storage import Storage
from tests.scheduling.world import a_world, at

_EVE = datetime(2038, 1, 18, 20, tzinfo=UTC)
_LAST = datetime.fromtimestamp(2**31 - 1, UTC)  #: that fits


async def test_in_2038_rounds_are_kept_woken_and_answered(storage: Storage) -> None:
    world = await a_world(storage, clock=SteppedClock(_EVE))
    ann = await world.patient()
    await world.until("2038-01-19 08:00")

    async with storage.reading() as tx:
        (round_, *_) = await tx.rounds.since(ann.id, _EVE)
        (asked,) = await tx.deliveries.of_round(round_.id)
    assert round_.due_at == at("2038-01-19 08:00")
    assert round_.due_at > _LAST
    assert round_.asked_at == world.channel.sent[0].at == at("2038-01-19 08:00")
    assert asked.state is DeliveryState.ACCEPTED
    assert asked.created_at == at("2038-01-19 08:00")
    assert asked.expires_at > asked.created_at > _LAST

    await world.until("2038-01-19 08:30")
    await world.hear("taken")
    await world.until("2038-01-20 07:59")
    async with storage.reading() as tx:
        taken = (await tx.doses.of_rounds([round_.id]))[round_.id]
    assert [f"{dose.taken_at} {dose.state}" for dose in taken] == [
        "2038-01-19 08:30:00+00:00 taken"
    ]
    assert world.channel.said(since=_LAST)[0].startswith("08:00")
