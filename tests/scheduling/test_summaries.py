"""The week's summary: once a week, on Monday when they get up, to those who agreed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time

import pytest

from bot.scheduling.summaries import last_summary
from tests.domain.examples import a_person
from tests.scheduling.world import World

MONDAY = 0
SATURDAY = "2026-03-07 06:00"  #: a few days before the summary are long enough for most


async def test_the_whole_week_is_told_once_on_monday_morning(world: World) -> None:
    await world.patient()

    await world.until("2026-03-10 07:00")

    told = [sent for sent in world.channel.sent if "Your week, " in sent.message.text]
    assert [f"{sent.at:%a %H:%M}" for sent in told] == ["Mon 07:00"]
    assert "Your week, Mon 2 Mar to Sun 8 Mar" in told[0].message.text
    assert "of 7" in told[0].message.text


async def test_a_summary_that_was_missed_for_some_hours_is_told_late(world: World) -> None:
    await world.sleep_until(SATURDAY)
    await world.patient()
    await world.until("2026-03-09 06:00")

    await world.sleep_until("2026-03-09 15:30")
    await world.engine.run_due()
    await world.engine.run_due()

    told = [sent for sent in world.channel.sent if "Your week, " in sent.message.text]
    assert len(told) == 1


async def test_a_morning_that_moves_tells_the_week_no_second_time(world: World) -> None:
    await world.sleep_until(SATURDAY)
    ann = await world.patient()
    await world.until("2026-03-09 07:10")
    async with world.storage.transaction() as tx:
        routine = replace(ann.routine, wake=time(7, 45))
        await tx.people.replace(ann, replace(ann, routine=routine))

    await world.until("2026-03-09 12:00")

    told = [sent for sent in world.channel.sent if "Your week, " in sent.message.text]
    assert len(told) == 1


async def test_nobody_is_looked_at_before_something_may_be_due(world: World) -> None:
    await world.sleep_until("2026-03-08 21:00")
    ann = await world.patient()
    await world.engine.run_due()
    by_the_week = await _looked_at_next(world)

    async with world.storage.transaction() as tx:
        changed = await tx.people.replace(ann, replace(ann, week_at=(0, time(23))))
    after_a_change = await _looked_at_next(world)
    await world.engine.run_due()
    in_a_day = await _looked_at_next(world)
    async with world.storage.transaction() as tx:
        await tx.people.erase(changed.id)

    assert by_the_week == _utc("2026-03-09 07:00")
    assert after_a_change == world.clock.now()
    assert in_a_day == _utc("2026-03-09 21:00")
    assert await _looked_at_next(world) is None


async def test_nobody_is_told_without_their_consent(world: World) -> None:
    await world.sleep_until(SATURDAY)
    await world.patient(consented=False)

    await world.until("2026-03-09 07:00")

    assert world.channel.sent == []


async def test_somebody_who_had_nothing_to_take_is_told_nothing(world: World) -> None:
    await world.until("2026-03-08 12:00")
    await world.patient()
    async with world.storage.transaction() as tx:
        for person in await tx.people.ids():
            for round_ in await tx.rounds.since(person, world.clock.now()):
                doses = await tx.doses.of_rounds([round_.id])
                await tx.doses.remove([dose.id for dose in doses[round_.id]])
                await tx.rounds.remove([round_.id])

    await world.until("2026-03-09 07:30")

    assert world.channel.sent == []


@pytest.mark.parametrize(
    ("case", "now", "last"),
    [
        ("just due", "2026-03-09 07:00", "2026-03-09 07:00"),
        ("not due yet", "2026-03-09 06:59", "2026-03-02 07:00"),
        ("on Tuesday", "2026-03-10 09:00", "2026-03-09 07:00"),
        ("on Sunday", "2026-03-15 23:59", "2026-03-09 07:00"),
    ],
)
def test_when_the_last_summary_was_due(case: str, now: str, last: str) -> None:
    person = a_person()

    found = last_summary(person, MONDAY, now=_utc(now))

    assert found == _utc(last), case


def test_the_morning_is_the_patients_own() -> None:
    person = a_person(zone="America/New_York")

    found = last_summary(person, MONDAY, now=_utc("2026-03-09 11:00"))

    assert found == _utc("2026-03-09 11:00")  # their clocks went forward the night before


def test_somebody_may_choose_their_own_day_and_hour() -> None:
    person = replace(a_person(), week_at=(6, time(18)))

    assert last_summary(person, MONDAY, now=_utc("2026-03-09 11:00")) == _utc("2026-03-08 18:00")


async def _looked_at_next(world: World) -> datetime | None:
    async with world.storage.reading() as tx:
        return await tx.people.next_weekly(world.clock.now())


def _utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)
