"""A message that cannot be opened stops neither a restart nor an answer."""

from __future__ import annotations

from sqlalchemy import update

from bot.domain.deliveries import DeliveryState
from bot.domain.ids import PersonId
from bot.scheduling.recovery import QUIET
from bot.storage.tables.messages import deliveries
from tests.scheduling.world import World, a_world


async def test_a_restart_takes_over_all_but_what_cannot_be_opened(world: World) -> None:
    ann, ben = await world.patient(), await world.patient(value="1002")
    await world.until("07:59")
    await world.sleep_until("08:00")
    await world.engine._beat.run()
    lease = world.clock.now() - QUIET
    await spoil(world, ann.id, utterance=b"junk", state="claimed", lease_until=lease)
    await spoil(world, ben.id, state="claimed", lease_until=lease)

    again = await a_world(world.storage, clock=world.clock)
    await again.engine.run_due()
    await again.sleep_until("08:01")
    await again.engine.run_due()

    assert [sent.address for sent in again.channel.sent] == ["1002"]
    assert [d.state for d in await world.deliveries(ben)] == [
        DeliveryState.UNKNOWN,
        DeliveryState.ACCEPTED,
    ]


async def test_an_answer_is_kept_although_an_ask_cannot_be_opened(world: World) -> None:
    ann = await world.patient()
    await world.until("08:05")
    await spoil(world, ann.id, words=b"junk")

    await world.hear("taken")
    await world.until("08:06")

    assert await world.states(ann) == ["08:00 taken"]


async def spoil(world: World, person: PersonId, **values: object) -> None:
    """Change the messages to a person behind the back of the storage room."""
    theirs = update(deliveries).where(deliveries.c.person_id == person).values(**values)
    async with world.storage._engine.begin() as connection:
        await connection.execute(theirs)
