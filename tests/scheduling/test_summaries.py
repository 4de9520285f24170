"""The week's summary: once a week, at dinner on Sunday, to those who agreed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time

import pytest

from bot.scheduling.summaries import last_summary
from tests.domain.examples import a_person
from tests.scheduling.world import World

SUNDAY = 6
SATURDAY = "2026-03-07 06:00"  #: a day before the summary is long enough for most


async def test_the_week_is_told_once_on_sunday_at_dinner(world: World) -> None:
    await world.patient()

    await world.until("2026-03-09 07:00")

    told = [sent for sent in world.channel.sent if "Your medicines from" in sent.message.text]
    assert [f"{sent.at:%a %H:%M}" for sent in told] == ["Sun 18:30"]
    assert "of 7" in told[0].message.text


async def test_a_summary_that_was_missed_for_some_hours_is_told_late(world: World) -> None:
    await world.sleep_until(SATURDAY)
    await world.patient()
    await world.until("2026-03-08 12:00")

    await world.sleep_until("2026-03-09 07:30")
    await world.engine.run_due()
    await world.engine.run_due()

    told = [sent for sent in world.channel.sent if "Your medicines from" in sent.message.text]
    assert len(told) == 1


async def test_a_dinner_that_moves_on_sunday_tells_the_week_no_second_time(world: World) -> None:
    await world.sleep_until(SATURDAY)
    ann = await world.patient()
    await world.until("2026-03-08 18:40")
    async with world.storage.transaction() as tx:
        routine = replace(ann.routine, dinner=time(20))
        await tx.people.replace(ann, replace(ann, routine=routine))

    await world.until("2026-03-09 07:00")

    told = [sent for sent in world.channel.sent if "Your medicines from" in sent.message.text]
    assert len(told) == 1


async def test_nobody_is_told_without_their_consent(world: World) -> None:
    await world.sleep_until(SATURDAY)
    await world.patient(consented=False)

    await world.until("2026-03-09 07:00")

    assert world.channel.sent == []


async def test_somebody_who_had_nothing_to_take_is_told_nothing(world: World) -> None:
    await world.until("2026-03-07 12:00")
    await world.patient()
    async with world.storage.transaction() as tx:
        for person in await tx.people.ids():
            for round_ in await tx.rounds.since(person, world.clock.now()):
                doses = await tx.doses.of_rounds([round_.id])
                await tx.doses.remove([dose.id for dose in doses[round_.id]])
                await tx.rounds.remove([round_.id])

    await world.until("2026-03-08 19:00")

    assert world.channel.sent == []


@pytest.mark.parametrize(
    ("case", "now", "last"),
    [
        ("just due", "2026-03-08 18:30", "2026-03-08 18:30"),
        ("not due yet", "2026-03-08 18:29", "2026-03-01 18:30"),
        ("on Monday", "2026-03-09 09:00", "2026-03-08 18:30"),
        ("on Saturday", "2026-03-14 23:59", "2026-03-08 18:30"),
    ],
)
def test_when_the_last_summary_was_due(case: str, now: str, last: str) -> None:
    person = a_person()

    found = last_summary(person, SUNDAY, now=_utc(now))

    assert found == _utc(last), case


def test_dinner_is_the_patients_own() -> None:
    person = a_person(zone="America/New_York")

    found = last_summary(person, SUNDAY, now=_utc("2026-03-09 00:00"))

    assert found == _utc("2026-03-08 22:30")  # their clocks went forward that night


def _utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)
