"""A list is changed while its reminder is in hand: at the claim everything is asked once more."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from bot.domain.errors import TryAgain
from bot.domain.people import Person
from tests.scheduling.test_planning_again import pause, stop
from tests.scheduling.world import World


@pytest.mark.parametrize("change", [stop, pause])
async def test_what_is_ended_or_paused_while_its_reminder_waits_is_not_said(
    world: World, change: Callable[[World, Person], Awaitable[None]]
) -> None:
    ann = await world.patient()
    world.channel.failures = [TryAgain("down")]
    await world.until("08:00")
    assert [d.state.value for d in await world.deliveries(ann)] == ["waiting"]

    await change(world, ann)
    await world.until("08:20")

    assert world.channel.said() == []
    assert [d.state.value for d in await world.deliveries(ann)] == ["cancelled"]
