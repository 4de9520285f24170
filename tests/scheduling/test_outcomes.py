"""What became of a message is written down, whatever has become of the others or of its owner."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest

from bot.actions.erasing import erase
from bot.domain.channels import Fate
from bot.domain.deliveries import DeliveryState
from bot.domain.errors import ChangedMeanwhile, SendError, Throttled, Unsure
from bot.scheduling import EngineSettings
from bot.scheduling.outcomes import record_apart
from bot.storage import Keyring, Storage, Transaction
from tests import databases
from tests.scheduling.test_poisoned_deliveries import spoil
from tests.scheduling.texting import PHONE, a_texting_world, tell, told
from tests.scheduling.world import World, a_world

migrated_url = databases.migrated_url  #: here the kind of database matters


@pytest.mark.parametrize("by_sms", [False, True])
@pytest.mark.parametrize("failure", [None, Unsure("read time-out")])
async def test_somebody_who_is_erased_while_it_is_on_its_way_holds_nothing_up(
    storage: Storage, failure: SendError | None, by_sms: bool
) -> None:
    world = (await a_texting_world(storage))[0] if by_sms else await a_world(storage)
    ann, ben = await world.patient(value=PHONE), await world.patient(value=f"{PHONE}1")
    await world.until("07:59")
    await world.sleep_until("08:00")

    async def ann_is_erased() -> None:
        world.channel.before_sending = None
        async with storage.transaction() as tx:
            await erase(tx, ann.id, now=world.clock.now())
        if failure:
            raise failure

    world.channel.before_sending = ann_is_erased
    await world.engine.run_due()

    assert world.engine._pump.in_hand == frozenset()
    [theirs] = await world.deliveries(ben)
    assert theirs.state is DeliveryState.ACCEPTED
    async with storage.reading() as tx:
        counts = await tx.deliveries.counts()
    assert counts[DeliveryState.ACCEPTED] == (1 if failure else 2)
    assert DeliveryState.CLAIMED not in counts


async def test_what_is_told_of_a_message_that_cannot_be_opened_breaks_nothing(
    storage: Storage,
) -> None:
    world, channel = await a_texting_world(storage)
    ann = await world.patient(value=PHONE)
    await world.until("08:00")
    await spoil(world, ann.id, words=b"junk")

    await tell(world, told(1, Fate.DELIVERED, delivery=channel.sent[0].message.delivery))

    async with storage.reading() as tx:
        assert await tx.deliveries.counts() == {DeliveryState.ACCEPTED: 1}


async def test_an_outcome_that_cannot_be_written_does_not_hold_up_the_others(
    storage: Storage,
) -> None:
    world = await a_world(storage, settings=EngineSettings(paces={}))
    people = [await world.patient(value=str(2000 + n)) for n in range(4)]
    world.channel.refuses["2001"] = Throttled(timedelta.max)

    await world.until("08:00")

    states = [(await _state(world, n)) for n in range(4)]
    assert [s.value for s in states] == ["accepted", "claimed", "accepted", "accepted"]
    assert len(people) == 4
    assert world.engine._pump.in_hand == frozenset()


class Contended(Storage):
    """A storage in which somebody else was quicker, the first time."""

    losses = 1

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        """Begin a transaction, whose end may be refused."""
        async with super().transaction() as tx:
            yield tx
            if self.losses:
                self.losses -= 1
                raise ChangedMeanwhile("two workers held what the other one needs")


async def test_what_is_known_is_written_down_although_somebody_else_was_quicker(
    storage: Storage, migrated_url: str, keyring: Keyring
) -> None:
    world = await a_world(storage)
    ann = await world.patient()
    await world.until("07:59")
    await world.sleep_until("08:00")
    await world.engine._beat.run()
    pump = world.engine._pump
    await pump.turn()
    await asyncio.wait(pump._running)

    contended = await Contended.open(migrated_url, keyring=keyring)
    await record_apart(contended, pump._finished, askable=())
    await contended.close()

    assert [d.state for d in await world.deliveries(ann)] == [DeliveryState.ACCEPTED]
    assert await world.states(ann) == ["08:00 open"]


async def _state(world: World, number: int) -> DeliveryState:
    async with world.storage.reading() as tx:
        at_all = await tx.addresses.people_on(world.addresses[str(2000 + number)])
        [person] = (await tx.people.get_many(at_all)).values()
    [delivery] = await world.deliveries(person)
    return delivery.state
