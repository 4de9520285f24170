"""What goes into a pill box: once a week on its day, to those who use one and have agreed."""

from __future__ import annotations

from dataclasses import replace

from bot.actions import filling
from bot.domain.people import Person
from tests.domain.examples import a_person
from tests.scheduling.world import World, at

WEDNESDAY = 2
_EVENING = "2026-03-03 21:00"


def _with_a_box() -> Person:
    return replace(a_person(), box=WEDNESDAY)


def _told(world: World) -> list[str]:
    sent = [s for s in world.channel.sent if "day of your pill box" in s.message.text]
    return [f"{s.address} {s.at:%a %d %H:%M}" for s in sent]


async def test_the_list_comes_once_a_week_on_the_day_of_the_box(world: World) -> None:
    await world.sleep_until(_EVENING)
    await world.patient(value="with", person=_with_a_box())
    await world.patient(value="without")
    await world.patient(value="not agreed", consented=False, person=_with_a_box())
    today = await world.patient(value="set today", person=_with_a_box())
    async with world.storage.transaction() as tx:
        await filling.begin(tx, today, now=at("2026-03-04 10:00"))

    await world.until("2026-03-04 07:30")
    first = _told(world)
    await world.sleep_until("2026-03-11 07:01")
    await world.engine.run_due()

    assert first == ["with Wed 04 07:00"]
    assert {*_told(world)} == {*first, "with Wed 11 07:01", "set today Wed 11 07:01"}
