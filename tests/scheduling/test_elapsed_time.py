"""What runs on elapsed time goes on, whatever is answered and whatever is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest

from bot.actions import medications
from bot.actions.following import _stand
from bot.actions.medications import By
from bot.domain.doses import DoseState
from bot.domain.errors import ChangedMeanwhile
from bot.domain.medications import Directions, Medication, Pause, Phase
from bot.domain.schedules import EveryHours
from tests.domain.examples import ONE, a_medication
from tests.scheduling.world import World, at


def every(hours: int) -> Medication:
    """Return a medicine that is taken so many hours after it was last taken."""
    return a_medication("patch", EveryHours(timedelta(hours=hours), ONE, strict=True))


@pytest.mark.long
@pytest.mark.parametrize("hours", [5, 36])
async def test_an_interval_that_nobody_answers_goes_on_without_a_hole(
    world: World, hours: int
) -> None:
    ann = await world.patient(every(hours))
    first = (await world.doses(ann))[0].due_at

    await world.until("2026-03-05 06:00")

    so_far = [d for d in await world.doses(ann) if d.window_ends_at <= world.clock.now()]
    expected = [first + timedelta(hours=hours) * n for n in range(len(so_far))]
    assert [d.due_at for d in so_far] == expected
    assert so_far[-1].due_at + timedelta(hours=hours) > world.clock.now() - timedelta(hours=2)
    assert {d.state for d in so_far} == {DoseState.UNANSWERED}


async def test_what_was_asked_about_meanwhile_is_not_taken_back(world: World) -> None:
    ann = await world.patient(every(8))
    dose, round_ = (await world.doses(ann))[0], (await world.rounds(ann))[0]
    async with world.storage.transaction() as tx:
        await tx.rounds.replace(round_, round_)  # as another worker does who asks about it

    with pytest.raises(ChangedMeanwhile):
        async with world.storage.transaction() as tx:
            await _stand(tx, [dose], {round_.id: round_}, None)

    assert dose.round == round_.id
    assert round_.id in {r.id for r in await world.rounds(ann)}


async def test_an_interval_that_is_paused_goes_on_once_it_is_resumed(world: World) -> None:
    ann = await world.patient()
    day = timedelta(days=1)
    pause = Pause(world.clock.now() - day, world.clock.now() + day)
    ben = await world.patient(replace(every(8), pauses=(pause,)), value="1002")

    await world.until("2026-03-04 06:00")

    assert ann.id != ben.id
    states = [d.state for d in await world.doses(ben) if d.window_ends_at <= world.clock.now()]
    held = states.count(DoseState.HELD)
    assert held >= 2
    assert states[held:] == [DoseState.UNANSWERED] * len(states[held:])
    assert len(states) >= 5


@pytest.mark.long
@pytest.mark.parametrize("ahead", [0, 1])
async def test_other_directions_that_count_from_the_last_dose_begin_without_a_hole(
    world: World, ahead: int
) -> None:
    ann = await world.patient()
    await world.until("08:05")
    starts = world.clock.now().date() + timedelta(days=ahead)
    async with world.storage.transaction() as tx:
        old: Medication = (await tx.medications.regimen(ann.id)).medications[0]
        phase = Phase(Directions(EveryHours(timedelta(hours=8), ONE, strict=True)), starts)
        await medications.change(tx, old, old, phase, By(ann, ann, world.clock.now()))

    await world.until(f"{starts + timedelta(days=1)} 23:59")

    counted = [d for d in await world.doses(ann) if d.on_elapsed_time]
    dues = [d.due_at for d in counted if d.due_at <= world.clock.now()]
    assert dues[0] < at(f"{starts} 16:01")
    assert len(dues) >= 4
    assert {b - a for a, b in pairwise(dues)} == {timedelta(hours=8)}
