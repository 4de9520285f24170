"""A clock that cannot be trusted makes nobody speak."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.clock import SteppedClock, SystemClock
from bot.scheduling.settings import EngineSettings
from bot.scheduling.trust import CLOCK_HELD, Trust
from bot.scheduling.watch import Watch, stands_behind
from tests.scheduling.world import START, JumpingClock, World, a_world, at

#: A look each: the clock, and the seconds that run evenly.
HOUR_AHEAD = [(1.0, 1.0), (3602.0, 2.0)]


@pytest.mark.parametrize(
    ("case", "steps", "held"),
    [
        ("runs evenly", [(1, 1), (2, 2), (3, 3)], ""),
        ("drifts a little", [(1, 1), (40, 2), (41, 3)], ""),
        ("jumps ahead", HOUR_AHEAD, "the clock has jumped"),
        ("jumps back", [(1, 1), (-3600, 2)], "the clock has jumped"),
        ("still in doubt", [*HOUR_AHEAD, (4501, 901)], "the clock has jumped"),
        ("was long enough in doubt", [*HOUR_AHEAD, (4503, 903)], ""),
        ("jumps there and back", [*HOUR_AHEAD, (33, 33)], "the clock has jumped"),
        ("is back where it was", [*HOUR_AHEAD, (33, 33), (184, 184)], ""),
        ("a day ahead is doubted for longer", [(1, 1), (86402, 2), (90000, 3600)], "the clock"),
        ("... and not for ever", [(1, 1), (86402, 2), (93603, 7203)], ""),
    ],
)
def test_a_clock_is_trusted_again_once_it_ran_evenly(
    case: str, steps: list[tuple[float, float]], held: str
) -> None:
    said = _looks(Watch(EngineSettings()), steps)

    assert said[-1].startswith(held), case
    assert bool(said[-1]) == bool(held), case


@pytest.mark.parametrize("after", [31, 149, 151])
def test_a_jump_that_somebody_else_confirms_is_believed_once_the_operator_was_told(
    after: float,
) -> None:
    by_the_kernel, by_a_beat = (Watch(EngineSettings()) for _ in range(2))
    _looks(by_the_kernel, HOUR_AHEAD)
    _looks(by_a_beat, HOUR_AHEAD)
    now, monotonic = START + timedelta(seconds=3602 + after), 2 + after

    said = by_the_kernel.look(now, monotonic=monotonic, newest=None, kept_right=True)
    also = by_a_beat.look(now, monotonic=monotonic, newest=now)

    assert said == also == ("" if after > 150 else "the clock has jumped")


def test_a_clock_that_was_set_right_is_not_doubted_for_having_been_wrong() -> None:
    watch = Watch(EngineSettings())
    booted = watch.look(START - timedelta(days=9), monotonic=0, newest=START)
    watch.look(START, monotonic=1, newest=START - timedelta(hours=1))

    said = watch.look(START + timedelta(seconds=152), monotonic=153, newest=None)

    assert booted.endswith("behind the newest row")
    assert said == ""


def _looks(watch: Watch, steps: list[tuple[float, float]]) -> list[str]:
    return [
        watch.look(START + timedelta(seconds=wall), monotonic=monotonic, newest=None)
        for wall, monotonic in steps
    ]


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
        ("two machines differ a little", timedelta(seconds=-19), ""),
        ("by more than a lease", timedelta(seconds=21), "the clock stands 0:00:21 apart"),
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


class _Slow(SteppedClock):
    """A clock by which each look at it, and so at the database, takes half a minute."""

    def monotonic(self) -> float:
        self.move_by(timedelta(seconds=30))
        return super().monotonic()


async def test_a_database_that_answers_slowly_is_no_fault_of_the_clock(world: World) -> None:
    if world.storage.is_sqlite:
        pytest.skip("a SQLite file is on this machine, and has no time of its own")
    clock = _Slow(SystemClock().now() - timedelta(seconds=31))
    trust = Trust(world.storage, clock, EngineSettings(compares_clocks=True))

    await trust.look()

    assert trust.why_not == ""


async def test_a_clock_that_jumps_between_two_looks_is_not_believed_either(world: World) -> None:
    settings = EngineSettings(clock_jump_seconds=60)
    clock = JumpingClock(START)
    trust = Trust(world.storage, clock, settings)
    await trust.look()
    assert not trust.holds

    clock.move_to(at("07:00"))

    assert trust.holds
    assert trust.why_not == ""


async def test_what_another_machine_says_of_its_clock_is_not_taken_back(world: World) -> None:
    mine, its = (Trust(world.storage, world.clock, EngineSettings()) for _ in range(2))
    await mine.look()
    await its.look()
    world.clock.move_to(at("06:02"))
    await its._note("the clock has jumped", now=world.clock.now())

    await mine.look()
    assert await _complaint(world) == "the clock has jumped"

    await its.look()
    assert await _complaint(world) == ""


async def test_a_complaint_goes_with_whoever_made_it(world: World) -> None:
    mine, its = (Trust(world.storage, world.clock, EngineSettings()) for _ in range(2))
    await mine.look()
    await its.look()
    said = []
    for minute in range(1, 8):
        world.clock.move_to(at(f"06:{minute:02}"))
        if minute < 4:  # then it dies
            await its._note("the clock has jumped", now=world.clock.now() + timedelta(days=400))
        await mine.look()
        said.append(await _complaint(world))

    assert said == ["the clock has jumped"] * 5 + [""] * 2


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
