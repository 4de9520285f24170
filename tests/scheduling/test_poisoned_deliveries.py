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

    await again.until("10:00")
    to_ann = [sent for sent in again.channel.sent if sent.address == "1001"]
    assert [f"{sent.at:%H:%M} {sent.text}" for sent in to_ann] == [
        "08:15 08:00: late reminder; nothing reached you before.",
        "08:45 08:00: still waiting for your answer.",
    ]
    assert await again.states(ann) == ["08:00 unanswered"]


async def test_who_cannot_be_asked_in_time_is_on_record_as_that_and_told_once(
    world: World,
) -> None:
    ann = await world.patient()
    await world.until("07:59")
    await world.sleep_until("08:00")
    await world.engine._beat.run()
    await spoil(world, ann.id, utterance=b"junk")
    await world.engine.run_due()

    await world.sleep_until("10:30")
    again = await a_world(world.storage, clock=world.clock)
    await again.until("12:00")

    (digest,) = again.channel.sent
    assert digest.message.text.startswith("We could not remind you")
    assert await again.states(ann) == ["08:00 not asked"]


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
