"""What the bot brings up by itself and can wait: some messages a day, several in one, none in
somebody's quiet hours, and fewer reminders until something changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

import pytest

from bot.actions import merging, stepping
from bot.actions.medications import By
from bot.domain.deliveries import Utterance
from bot.domain.life import HowOften
from bot.domain.people import ChannelName, Person
from bot.domain.quiet import QuietHours
from bot.planner.calendar import local_date
from bot.storage import Storage
from tests.domain.examples import a_medication, a_person
from tests.scheduling.texting import PHONE, a_texting_world
from tests.scheduling.world import World, at

pytestmark = pytest.mark.long

CHANGED = Utterance("fewer-ended", {"why": "change", "time": ""})
SLIPPED = Utterance("fewer-ended", {"why": "slip", "time": time(8)})


async def _told(world: World, person: Person, *several: Utterance) -> None:
    for one in several:
        async with world.storage.transaction() as tx:
            await merging.tell(tx, person, one, now=world.clock.now())


def _news(world: World) -> list[str]:
    said = (s for s in world.channel.sent if "as often as before" in s.message.text)
    return [f"{s.at:%d %H:%M}: {s.message.text.count('as often as before')}" for s in said]


async def test_two_a_day_are_said_and_the_rest_goes_into_one_of_the_next_morning(
    world: World,
) -> None:
    ann = await world.patient()
    for when in ("10:00", "11:00", "12:00", "13:00"):
        await world.until(when)
        await _told(world, ann, CHANGED)
        await world.engine.run_due()

    await world.until("2026-03-03 10:00")

    assert _news(world) == ["02 10:00: 1", "02 11:00: 1", "03 07:00: 2"]


async def test_what_waits_in_quiet_hours_is_said_as_one_when_they_end(world: World) -> None:
    quiet = replace(a_person(), quiet=QuietHours(time(20), time(9)))
    ann = await world.patient(person=quiet)
    await world.until("20:30")

    await _told(world, ann, CHANGED, SLIPPED)
    await world.until("2026-03-03 09:30")

    assert _news(world) == ["03 09:00: 2"]


async def test_quiet_hours_that_begin_meanwhile_hold_what_was_to_be_said(world: World) -> None:
    ann = await world.patient()
    await world.until("12:00")
    await _told(world, ann, CHANGED)
    async with world.storage.transaction() as tx:
        current = await tx.people.get(ann.id)
        await tx.people.replace(current, replace(current, quiet=QuietHours(time(11), time(15))))

    await world.until("15:30")

    assert _news(world) == ["02 15:00: 1"]
    assert "time for your medicine" in world.channel.said()[0]  # no dose was held


async def test_by_text_each_has_a_text_of_its_own(storage: Storage) -> None:
    world, texting = await a_texting_world(storage)
    ann = await world.patient(value=PHONE)
    await world.until("10:00")

    await _told(world, ann, CHANGED, SLIPPED)
    await world.until("10:30")

    said = [s.message.text for s in texting.sent if "as often as before" in s.message.text]
    assert len(said) == 2
    assert texting.name is ChannelName.SMS


async def test_fewer_reminders_end_by_themselves_where_a_taper_goes_on(world: World) -> None:
    today = world.clock.now().date()
    phase = a_medication().phases[0]
    later = replace(phase, starts=today + timedelta(days=1))
    first = replace(phase, starts=today - timedelta(days=60), ends=today)
    ann = await world.patient(replace(a_medication(), phases=(first, later)))
    async with world.storage.transaction() as tx:
        person = await tx.people.get(ann.id)
        now = world.clock.now()
        assert local_date(now, person.tz) == today
        await stepping.down(tx, HowOften.ONCE, By(person, person, now))

    await world.until("08:05")
    await world.took_late(ann, world.clock.now())  # else it would be a slip that ends it
    await world.until("2026-03-03 12:00")

    async with world.storage.reading() as tx:
        assert (await tx.lives.of(ann.id)).fewer is None
        assert (await tx.people.get(ann.id)).patience is None
    since = at("2026-03-03 07:00")
    assert "Your list has changed" in " ".join(world.channel.said(since=since))
    asked = [line for line in world.channel.said(since=since) if "08:00:" in line]
    assert len(asked) > 1  # it is asked again as before
