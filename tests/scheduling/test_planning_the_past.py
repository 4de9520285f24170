"""Planning again never makes a round whose hour has passed: nobody asks for it, nor misses it."""

from __future__ import annotations

from datetime import time

import pytest

from bot.actions import medications
from bot.actions.medications import By
from bot.domain.medications import Directions, Medication, Phase
from bot.domain.people import Person
from bot.domain.schedules import DayPart, EveryDay, Intake, OnWeekdays, Schedule
from tests.domain.examples import ONE, a_medication
from tests.scheduling.world import World

MORNING = Intake(DayPart.MORNING, ONE)
EVENING = Intake(DayPart.EVENING, ONE)
DAILY = EveryDay((MORNING,))
ON_MONDAYS = OnWeekdays((MORNING,), frozenset({0}))


@pytest.mark.parametrize("hour", ["09:00", "15:00"])
async def test_other_directions_begin_at_the_next_future_slot(world: World, hour: str) -> None:
    ann = await world.patient(a_medication("methotrexate", ON_MONDAYS))
    await world.until(f"2026-03-05 {hour}")
    said = len(world.channel.sent)

    await change(world, ann, EveryDay((MORNING, EVENING)))
    await world.until("2026-03-05 18:00")

    assert len(world.channel.sent) == said
    assert await world.states(ann) == ["08:00 unanswered"]
    await world.until("2026-03-05 18:30")
    assert world.channel.said()[-1] == "18:30 18:30: time for your medicine."


async def test_directions_from_a_day_to_come_leave_the_old_ones_in_force_until_then(
    world: World,
) -> None:
    ann = await world.patient()
    await world.until("12:00")
    phase = Phase(Directions(EveryDay((EVENING,))), starts=world.clock.now().date().replace(day=5))

    await change_phase(world, ann, phase)
    await world.until("2026-03-06 06:00")

    assert [f"{d.due_at:%d %H:%M}" for d in await world.doses(ann)][:4] == [
        "02 08:00",
        "03 08:00",
        "04 08:00",
        "05 18:30",
    ]


async def test_other_directions_never_ask_for_two_doses_within_a_gap(world: World) -> None:
    ann = await world.patient(a_medication("metformin", EveryDay((EVENING,))))
    await world.until("14:00")

    await change(world, ann, EveryDay((Intake(time(8), ONE), Intake(time(20), ONE))))
    await world.until("2026-03-03 06:00")

    assert await world.states(ann) == ["20:00 unanswered"]


async def change(world: World, person: Person, schedule: Schedule) -> None:
    """Let a patient take the first medicine by other directions from now on."""
    await change_phase(world, person, Phase(Directions(schedule)))


async def change_phase(world: World, person: Person, phase: Phase) -> None:
    """Let a patient take the first medicine in another way."""
    async with world.storage.transaction() as tx:
        old: Medication = (await tx.medications.regimen(person.id)).medications[0]
        await medications.change(tx, old, old, phase, By(person, person, world.clock.now()))
