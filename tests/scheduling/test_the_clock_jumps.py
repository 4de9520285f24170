"""A clock that jumps and stays wrong: the operator hears, and it all ends once it is right."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.schedules import DayPart, EveryDay, Intake
from bot.domain.troubles import News, Trouble
from bot.scheduling.upkeep.watching import Disks, Outside, Watching
from bot.storage import Storage
from bot.storage.backup import folder
from tests.domain.examples import ONE, a_medication
from tests.scheduling.world import World, WrongClock, a_world, at

MINUTE = timedelta(minutes=1)


@dataclass
class Told:
    """An operator who is told, and writes down when by a right clock."""

    clock: WrongClock
    heard: list[str] = field(default_factory=list)
    hears = True

    async def tell(self, news: News) -> bool:
        if news.found.trouble is Trouble.CLOCK:
            self.heard.append(f"{self.clock.true:%H:%M}{' over' if news.is_over else ''}")
        return True


@dataclass
class House:
    """A bot, who looks after it, and when it said what by a right clock."""

    world: World
    clock: WrongClock
    watching: Watching
    operator: Told
    said: list[str] = field(default_factory=list)

    async def pass_to(self, *instants: str) -> None:
        """Let true time pass; look at each of these instants."""
        for instant in instants:
            self.clock.move_to(at(instant))
            count = len(self.world.channel.sent)
            await self.world.engine.run_due()
            await self.watching.run()
            self.said += [
                f"{instant} {sent.text.removesuffix('.')}"
                for sent in self.world.channel.sent[count:]
            ]

    async def minutes(self, first: str, count: int) -> None:
        """Look minute by minute."""
        await self.pass_to(*(f"{at(first) + n * MINUTE:%H:%M}" for n in range(count)))


@pytest.fixture
async def house(storage: Storage, tmp_path: Path) -> House:
    clock = WrongClock(at("06:00"))
    world = await a_world(storage, clock=clock)
    twice = EveryDay((Intake(DayPart.MORNING, ONE), Intake(DayPart.NOON, ONE)))
    await world.patient(a_medication("metformin", twice))
    folder.place(tmp_path, at=clock.now()).touch()
    operator = Told(clock)
    watching = Watching(storage, clock, Disks(tmp_path, tmp_path), Outside(operator))
    house = House(world, clock, watching, operator)
    await house.minutes("06:28", 3)
    return house


async def test_two_hours_of_a_clock_an_hour_ahead_are_told_and_over_once_it_is_right(
    house: House,
) -> None:
    house.clock.wrong_by = timedelta(hours=1)
    await house.minutes("06:31", 20)
    await house.pass_to("07:00", "07:15", "07:45")

    assert house.said[0] == "07:00 08:00: time for your medicine", "an hour early: who could know?"
    assert house.operator.heard[:2] == ["06:31", "06:49 over"], "in doubt for a quarter of an hour"

    house.clock.wrong_by, house.clock.kept_right = timedelta(0), True
    await house.minutes("08:30", 8)
    await house.pass_to("10:05", "12:29", "12:30")

    assert house.operator.heard[2:] == ["08:30", "08:36 over"]
    assert house.said[-1] == "12:30 B 12:30: time for your medicine"


async def test_nothing_is_said_early_where_the_clock_is_set_right_while_it_is_in_doubt(
    house: House,
) -> None:
    house.clock.wrong_by = timedelta(hours=1)
    await house.minutes("06:31", 10)
    house.clock.wrong_by = timedelta(0)
    await house.minutes("06:41", 4)
    await house.pass_to("07:00", "07:59", "08:00")

    assert house.operator.heard == ["06:31", "07:00 over"]
    assert house.said == ["08:00 08:00: time for your medicine"]


async def test_a_machine_that_stood_still_and_was_set_right_goes_on_soon(house: House) -> None:
    house.clock.wrong_by = timedelta(hours=1, minutes=30)
    house.clock.kept_right = True
    await house.minutes("06:31", 4)

    assert house.said == ["06:34 08:00: time for your medicine"]
    assert house.operator.heard[0] == "06:31"
