"""A clock that cannot be trusted makes nobody speak."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.clock import SteppedClock
from bot.scheduling.settings import EngineSettings
from bot.scheduling.trust import CLOCK_HELD, Trust
from bot.scheduling.watch import Watch, stands_behind
from tests.scheduling.world import START, World, a_world, at


@pytest.mark.parametrize(
    ("case", "steps", "held"),
    [
        ("runs evenly", [(1, 1), (2, 2), (3, 3)], ""),
        ("drifts a little", [(1, 1), (40, 2), (41, 3)], ""),
        ("jumps ahead", [(1, 1), (3602, 2)], "the clock has jumped"),
        ("jumps back", [(1, 1), (-3600, 2)], "the clock has jumped"),
        ("still in its calm", [(1, 1), (3602, 2), (3631, 31)], "the clock has jumped"),
        ("calm again", [(1, 1), (3602, 2), (3633, 33)], ""),
        ("jumps there and back", [(1, 1), (3602, 2), (33, 33)], "the clock has jumped"),
    ],
)
def test_a_clock_is_trusted_again_once_it_ran_evenly(
    case: str, steps: list[tuple[float, float]], held: str
) -> None:
    watch = Watch(EngineSettings())

    said = [
        watch.look(START + timedelta(seconds=wall), monotonic=monotonic, newest=None)
        for wall, monotonic in steps
    ]

    assert said[-1] == held, case


@pytest.mark.parametrize(
    ("case", "behind", "held"),
    [
        ("nothing was written yet", None, ""),
        ("ahead of it", timedelta(hours=-1), ""),
        ("two machines differ a little", timedelta(seconds=30), ""),
        ("an hour behind it", timedelta(hours=1), "the clock stands 1:00:00 behind the newest row"),
    ],
)
def test_a_clock_must_not_stand_behind_the_newest_row(
    case: str, behind: timedelta | None, held: str
) -> None:
    newest = None if behind is None else START + behind

    assert stands_behind(START, newest=newest) == held, case


@pytest.mark.parametrize(
    ("case", "theirs", "held"),
    [
        ("a SQLite file is on this machine", None, ""),
        ("two machines differ a little", timedelta(seconds=-30), ""),
        (
            "an hour ahead",
            timedelta(hours=-1),
            "the clock stands 1:00:00 apart from the database's",
        ),
        ("a day behind", timedelta(days=1), "the clock stands 1 day, 0:00:00 apart"),
    ],
)
def test_a_clock_must_not_stand_apart_from_the_databases(
    case: str, theirs: timedelta | None, held: str
) -> None:
    their_time = None if theirs is None else START + theirs

    said = Watch(EngineSettings()).look(START, monotonic=1, newest=None, theirs=their_time)

    assert said.startswith(held), case
    assert bool(said) == bool(held), case


async def test_a_clock_that_jumps_between_two_looks_is_not_believed_either(world: World) -> None:
    settings = EngineSettings(clock_jump_seconds=60)
    trust = Trust(world.storage, world.clock, settings)
    await trust.look()
    assert not trust.holds

    world.clock.move_to(at("07:00"))

    assert trust.holds
    assert trust.why_not == ""


async def test_what_another_machine_says_of_its_clock_is_not_taken_back(world: World) -> None:
    mine, its = (Trust(world.storage, world.clock, EngineSettings()) for _ in range(2))
    await mine.look_behind()
    await its.look_behind()
    world.clock.move_to(at("06:02"))
    await its._note("the clock has jumped", now=world.clock.now())

    await mine.look_behind()
    assert await _complaint(world) == "the clock has jumped"

    await its.look_behind()
    assert await _complaint(world) == ""


async def _complaint(world: World) -> str | None:
    async with world.storage.reading() as tx:
        return await tx.facts.get(CLOCK_HELD)


async def test_a_machine_whose_clock_went_back_holds_its_tongue_and_says_so(world: World) -> None:
    await world.patient()
    await world.until("09:00")
    asked = len(world.channel.sent)
    earlier = await a_world(world.storage, clock=SteppedClock(at("07:30")))

    await earlier.engine.run_due()
    earlier.clock.move_to(at("08:30"))
    await earlier.engine.run_due()

    assert earlier.channel.sent == []
    assert len(world.channel.sent) == asked
    assert "behind the newest row" in earlier.engine.trust.why_not
    async with world.storage.reading() as tx:
        assert "behind the newest row" in (await tx.facts.get("clock held") or "")


async def test_it_speaks_again_once_the_clock_is_right(world: World) -> None:
    await world.patient()
    await world.until("07:30")
    later = await a_world(world.storage, clock=SteppedClock(at("07:00")))
    await later.engine.run_due()

    later.clock.move_to(at("08:00"))
    await later.engine.run_due()

    assert len(later.channel.sent) == 1
    assert later.engine.trust.why_not == ""
