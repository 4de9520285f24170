"""Whatever cannot be worked on is heard of for as long as it fails, and a day longer."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Final

import pytest
from sqlalchemy import update

from bot.actions import retention, say
from bot.actions.planning import want
from bot.actions.retention import Terms
from bot.domain.clinic.appointments import Appointment
from bot.domain.deliveries import Utterance
from bot.domain.errors import Throttled
from bot.domain.ids import AppointmentId, ClinicId, PersonId, RosterId, new_id
from bot.domain.proposals import Proposed, Why
from bot.scheduling.proposing import Proposing, Showing
from bot.scheduling.pulse import feel
from bot.scheduling.rows import apart
from bot.storage import Transaction
from bot.storage.tables.people import people
from tests.scheduling.family import a_family
from tests.scheduling.test_enclosed import Hopeless
from tests.scheduling.test_poisoned_deliveries import spoil
from tests.scheduling.test_poisoned_rows import _change
from tests.scheduling.world import World

DAY: Final = timedelta(days=1)
Fails = Callable[[World, str], Awaitable[None]]


async def _care(world: World, url: str) -> None:
    family = await a_family(world)
    await family.joined("ben")
    await _unreadable(url, family.patient.id)
    async with world.storage.transaction() as tx:
        await tx.care_watches.wake({family.patient.id})
    await world.engine._caring.run()


async def _week(world: World, url: str) -> None:
    ann = await world.patient()
    await _unreadable(url, ann.id)
    async with world.storage.transaction() as tx:
        await tx.people.look_weekly({ann.id: world.clock.now()})
    await world.engine._weekly.run()


async def _life(world: World, _url: str) -> None:
    living = world.engine._living
    await apart([PersonId(new_id())], living._look, living._give_up)


async def _clinic(world: World, _url: str) -> None:
    await world.engine._clinics._look(ClinicId(new_id()), [RosterId(new_id())])


async def _visit(world: World, _url: str) -> None:
    ids = AppointmentId(new_id()), ClinicId(new_id()), RosterId(new_id())
    clinics = world.engine._clinics
    await apart([Appointment(*ids, world.clock.now())], clinics._take_steps, clinics._put_off)


async def _plan(world: World, _url: str) -> None:
    ann = await world.patient()
    async with world.storage.transaction() as tx:
        await want(tx, ann.id, world.addresses["1001"], Why.ASKED, now=world.clock.now())
    worker = Hopeless(ValueError("a bug"))
    await Proposing(world.storage, world.clock, worker, Showing(None, _show)).run()


async def _message(world: World, _url: str) -> None:
    ann = await world.patient()
    async with world.storage.transaction() as tx:
        to = say.To(world.addresses["1001"], ann.id, "en")
        await say.say(tx, to, Utterance("could-not-handle"), now=world.clock.now())
    await spoil(world, ann.id, utterance=b"junk")
    await world.engine._pump.empty()


async def _checked(world: World, url: str) -> None:
    ann = await world.patient()
    async with world.storage.transaction() as tx:
        to = say.To(world.addresses["1001"], ann.id, "en")
        await say.say(tx, to, Utterance("could-not-handle"), now=world.clock.now())
    await _unreadable(url, ann.id)
    await world.engine._pump.empty()


async def _outcome(world: World, _url: str) -> None:
    await world.patient()
    world.channel.refuses["1001"] = Throttled(timedelta.max)
    await world.until("08:00")


KINDS: Final[dict[str, Fails]] = {
    "what a caregiver is to hear": _care,
    "what is said once a week": _week,
    "a pause or a trip": _life,
    "a patient of a clinic": _clinic,
    "an appointment": _visit,
    "a plan": _plan,
    "a message that cannot be opened": _message,
    "a message that cannot be checked": _checked,
    "what became of a message": _outcome,
}


@pytest.mark.parametrize("fails", KINDS.values(), ids=KINDS)
async def test_whatever_is_given_up_is_heard_of_for_a_day(
    world: World, migrated_url: str, fails: Fails
) -> None:
    await fails(world, migrated_url)

    assert await _lately(world) == 1
    world.clock.move_by(DAY + timedelta(seconds=1))
    assert await _lately(world) == 0


async def test_what_fails_again_and_again_stands_once_until_a_day_after_the_last_time(
    world: World,
) -> None:
    patient, counted = PersonId(new_id()), []
    for hours in (0, 20, 20, 20, 25):
        world.clock.move_by(timedelta(hours=hours))
        if hours < 25:
            async with world.storage.transaction() as tx:
                await tx.setbacks.note("care", patient, world.clock.now())
        counted.append(await _lately(world))

    assert counted == [1, 1, 1, 1, 0]
    await retention.forget(world.storage, Terms(), now=world.clock.now() + Terms().inbox)
    async with world.storage.reading() as tx:
        assert not await tx.facts.beginning_with("given up")


async def _show(tx: Transaction, proposed: Proposed, is_found: bool) -> None:
    return


async def _unreadable(url: str, person: PersonId) -> None:
    await _change(url, update(people).where(people.c.id == person).values(profile=b"junk"))


async def _lately(world: World) -> int:
    return (await feel(world.storage, now=world.clock.now())).set_aside_lately
