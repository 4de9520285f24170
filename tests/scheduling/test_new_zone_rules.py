"""A government moves its clocks: what was not asked yet follows, from the next start."""

from __future__ import annotations

import zoneinfo
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import TypeAlias

import pytest

from bot.scheduling.zones import Zones, read_rules
from tests.domain.examples import a_person
from tests.scheduling.world import World, a_world

MADRID = "Europe/Madrid"
Edition: TypeAlias = Callable[[str], None]


@pytest.fixture
def rules_of(tmp_path: Path) -> Iterator[Edition]:
    """Let this machine have an edition of the rules in which Madrid goes by another town's clock,
    as a process that starts after the update finds it."""

    def install(town: str) -> None:
        file = tmp_path / town.replace("/", "-") / MADRID
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(files("tzdata").joinpath("zoneinfo", town).read_bytes())
        zoneinfo.reset_tzpath(to=[str(file.parents[1])])
        zoneinfo.ZoneInfo.clear_cache()

    yield install
    zoneinfo.reset_tzpath()
    zoneinfo.ZoneInfo.clear_cache()


async def _after_a_start(world: World) -> World:
    return await a_world(world.storage, clock=world.clock, channels=(world.channel,))


async def test_new_rules_of_a_zone_move_what_was_planned_by_the_old_ones(
    world: World, rules_of: Edition
) -> None:
    rules_of("Europe/Paris")
    await world.patient(person=a_person(zone=MADRID))
    await world.until("06:30")

    rules_of("Europe/London")
    again = await _after_a_start(world)
    await again.until("08:30")

    assert world.channel.said()[0] == "08:00 08:00: time for your medicine."


async def test_what_was_asked_by_the_old_rules_is_not_asked_by_the_new_ones(
    world: World, rules_of: Edition
) -> None:
    rules_of("Europe/Paris")
    await world.patient(person=a_person(zone=MADRID))
    await world.until("07:05")
    await world.hear("taken")
    await world.until("07:10")

    rules_of("Europe/London")
    again = await _after_a_start(world)
    await again.until("2026-03-03 08:10")

    assert world.channel.said() == [
        "07:00 08:00: time for your medicine.",
        "07:05 08:00: taken.",
        "08:00 08:00: time for your medicine.",
    ]


async def test_the_same_rules_plan_nobody_again_nor_anybody_who_is_erased(
    world: World, rules_of: Edition
) -> None:
    rules_of("Europe/Paris")
    ann = await world.patient(person=a_person(zone=MADRID))
    gone = await world.patient(value="1002")
    async with world.storage.transaction() as tx:
        await tx.people.erase(gone.id)
        before = [await tx.people.is_planned_until(each.id) for each in (ann, gone)]
    looks = [await Zones(world.storage, world.clock).run() for _ in range(2)]
    rules_of("Europe/London")
    looks += [await Zones(world.storage, world.clock).run()]
    async with world.storage.reading() as tx:
        after = [await tx.people.is_planned_until(each.id) for each in (ann, gone)]

    assert looks == [False, False, True]
    assert after == [world.clock.now(), before[1]]


async def test_rules_that_cannot_be_read_leave_nobody_unreminded(
    world: World, rules_of: Edition, tmp_path: Path
) -> None:
    rules_of("Europe/Paris")
    await world.patient(person=a_person(zone=MADRID))
    too_long = tmp_path / ("x" * 300)  # root may read whatever has a name
    zoneinfo.reset_tzpath(to=[str(too_long)])

    again = await _after_a_start(world)
    await again.until("07:10")

    assert world.channel.said()[0] == "07:00 08:00: time for your medicine."


def test_an_edition_is_told_by_the_file_that_holds_all_rules(tmp_path: Path) -> None:
    marks = set()
    for edition in ("2026a", "2026b"):
        folder = tmp_path / edition
        folder.mkdir()
        (folder / "tzdata.zi").write_text(f"# version {edition}\n")
        marks.add(read_rules((str(folder),)))

    assert len(marks) == 2
