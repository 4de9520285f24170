"""Two doses of one round may have windows of their own: the longer one still ends properly."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.actions import doses, medications, undo
from bot.actions.medications import By
from bot.domain.doses import Report
from bot.domain.people import ChannelName, Person
from tests.domain.examples import a_medication
from tests.scheduling.world import World

SHORT = replace(a_medication("insulin"), time_critical=True)
LONG = a_medication("metformin")


@pytest.mark.parametrize("what", ["answered and undone", "paused and resumed"])
async def test_what_is_open_again_after_the_shorter_window_comes_to_its_end(
    world: World, what: str
) -> None:
    ann = await world.patient(SHORT, LONG)
    await world.until("08:05")
    await (_answer if what == "answered and undone" else _pause)(world, ann)
    await world.until("08:40")
    assert "08:00 unanswered" in await world.states(ann)

    await (_undo if what == "answered and undone" else _resume)(world, ann)
    assert sorted(await world.states(ann)) == ["08:00 open", "08:00 unanswered"]

    await world.until("10:00")
    assert await world.states(ann) == ["08:00 unanswered"] * 2


async def test_what_was_paused_until_its_own_window_was_over_stays_held(world: World) -> None:
    ann = await world.patient(SHORT, LONG)
    await _pause(world, ann)
    await _pause(world, ann, place=0)
    await world.until("08:40")

    await _resume(world, ann)
    await world.until("10:00")

    assert sorted(await world.states(ann)) == ["08:00 held", "08:00 unanswered"]


async def test_what_is_paused_after_its_own_window_stays_what_it_was(world: World) -> None:
    ann = await world.patient(SHORT, LONG)
    await world.until("07:50")
    await world.sleep_until("08:40")

    await _pause(world, ann, place=0)
    await _pause(world, ann)
    await world.until("10:00")

    assert sorted(await world.states(ann)) == ["08:00 held", "08:00 not asked"]


async def _answer(world: World, ann: Person) -> None:
    report = Report(ann.id, ChannelName.TRY_OUT, world.clock.now())
    async with world.storage.transaction() as tx:
        (round_,) = await tx.rounds.unanswered(ann.id, world.clock.now())
        in_it = (await tx.doses.of_rounds([round_.id]))[round_.id]
        long = tuple(dose for dose in in_it if dose.label.name == LONG.name)
        answer = doses.Answer(ann.id, round_, long, report)
        await doses.take(tx, answer, at=None, now=world.clock.now())


async def _undo(world: World, ann: Person) -> None:
    async with world.storage.transaction() as tx:
        change = await undo.last_change(tx, ann.id, now=world.clock.now())
        assert change is not None
        await undo.undo(tx, change, now=world.clock.now())


async def _pause(world: World, ann: Person, *, place: int = 1) -> None:
    async with world.storage.transaction() as tx:
        paused = (await tx.medications.regimen(ann.id)).medications[place]
        await medications.pause(tx, [paused], None, By(ann, ann, world.clock.now()))


async def _resume(world: World, ann: Person) -> None:
    async with world.storage.transaction() as tx:
        by = By(ann, ann, world.clock.now())
        current = (await tx.medications.regimen(ann.id)).current
        await medications.resume(tx, [m for m in current if m.is_paused(by.at)], by)
