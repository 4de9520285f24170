"""Planning again moves only what was not asked yet, and never asks twice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal

from bot.actions.replan import plan_ahead, replan
from bot.domain.amounts import Amount, Unit
from bot.domain.doses import DoseState
from bot.domain.ids import MedicationId, new_id
from bot.domain.medications import Directions, Medication, Pause, Phase
from bot.domain.people import Person
from bot.domain.schedules import AfterDose, DayPart, EveryDay, EveryHours, Intake
from tests.domain.examples import ONE, a_medication
from tests.scheduling.world import World, at

MORNING = Intake(DayPart.MORNING, ONE)
NOON = Intake(DayPart.NOON, ONE)
EVENING = Intake(DayPart.EVENING, ONE)


async def test_planning_twice_changes_nothing(world: World) -> None:
    ann = await world.patient()
    before = await world.doses(ann), await world.rounds(ann)

    await again(world, ann)

    assert (await world.doses(ann), await world.rounds(ann)) == before


async def test_a_meal_that_moves_before_it_was_asked_about_takes_its_round_along(
    world: World,
) -> None:
    ann = await world.patient()

    await move_breakfast(world, ann, time(9, 30))
    await world.until("12:00")

    assert world.channel.said()[0] == "09:30 09:30: time for your medicine."
    assert await world.states(ann) == ["09:30 unanswered"]


async def test_moving_breakfast_to_lunch_after_it_was_taken_never_asks_twice(
    world: World,
) -> None:
    ann = await world.patient()
    await world.until("08:05")
    await world.hear("taken")
    await world.until("08:10")
    asked = len(world.channel.sent)

    await move_breakfast(world, ann, time(12))
    await world.until("20:00")

    assert len(world.channel.sent) == asked
    assert await world.states(ann) == ["08:00 taken"]
    await world.until("2026-03-03 12:00")
    assert world.channel.said()[-1] == "12:00 12:00: time for your medicine."


async def test_a_dose_whose_new_time_is_over_already_stays_where_it_was_today(
    world: World,
) -> None:
    ann = await world.patient()
    await move_breakfast(world, ann, time(11))
    await world.until("10:00")

    await move_breakfast(world, ann, time(9))
    await world.until("2026-03-03 09:00")

    firsts = [line for line in world.channel.said() if "time for" in line]
    assert firsts == [
        "11:00 11:00: time for your medicine.",
        "09:00 09:00: time for your medicine.",
    ]


async def test_a_new_medicine_begins_at_its_next_future_slot(world: World) -> None:
    ann = await world.patient()
    await world.until("12:00")
    twice = a_medication("lisinopril", EveryDay((MORNING, EVENING)))

    await add(world, ann, replace(twice, begins_at=world.clock.now()))
    await world.until("19:00")

    assert await world.states(ann) == ["08:00 unanswered", "18:30 open"]


async def test_what_was_taken_today_counts_when_the_directions_change(world: World) -> None:
    ann = await world.patient(a_medication("metformin", EveryDay((MORNING, NOON, EVENING))))
    await world.until("12:35")
    await world.hear("taken")
    await world.until("12:40")

    await change(world, ann, EveryDay((MORNING, EVENING)))
    await world.until("2026-03-02 23:00")

    assert await world.states(ann) == ["08:00 unanswered", "12:30 taken"]


async def test_two_doses_of_one_medicine_never_share_a_round(world: World) -> None:
    ann = await world.patient(a_medication("metformin", EveryDay((MORNING, EVENING))))
    await world.until("14:00")

    await change(world, ann, EveryDay((MORNING, NOON, EVENING)))
    await world.until("20:00")

    assert await world.states(ann) == ["08:00 unanswered", "18:30 open"]


async def test_a_stopped_medicine_is_planned_no_further(world: World) -> None:
    ann = await world.patient()
    await world.until("12:00")

    await stop(world, ann)
    await world.until("2026-03-04 12:00")

    assert await world.states(ann) == ["08:00 unanswered"]
    assert len([line for line in world.channel.said() if "time for" in line]) == 1


async def test_what_is_stopped_while_it_is_asked_about_is_no_longer_asked_about(
    world: World,
) -> None:
    ann = await world.patient()
    await world.until("08:05")

    await stop(world, ann)
    await world.until("12:00")

    assert world.channel.said() == [
        "08:00 08:00: time for your medicine.",
        "08:05 08:00: on hold.",
    ]
    assert await world.states(ann) == ["08:00 held"]


async def test_a_paused_medicine_is_held_and_asked_for_again_when_resumed(world: World) -> None:
    ann = await world.patient()
    await pause(world, ann)
    await world.until("2026-03-03 07:00")
    held = [(d.due_at, d.state) for d in await world.doses(ann)]

    await resume(world, ann)
    await world.until("2026-03-03 08:00")

    assert held[:2] == [
        (at("08:00"), DoseState.HELD),
        (at("2026-03-03 08:00"), DoseState.HELD),
    ]
    assert world.channel.said() == ["08:00 08:00: time for your medicine."]


async def test_what_is_paused_and_resumed_within_its_window_is_asked_about_again(
    world: World,
) -> None:
    ann = await world.patient()
    await world.until("08:05")

    await pause(world, ann)
    await world.until("08:20")
    await resume(world, ann)
    await world.until("09:00")

    assert [line for line in world.channel.said() if "aiting" in line] == [
        "08:20 08:00: open again. Waiting for your answer.",
        "08:30 08:00: still waiting for your answer.",
        "08:45 08:00: still waiting for your answer.",
    ]


async def test_a_change_of_zone_moves_what_was_not_asked_yet(world: World) -> None:
    ann = await world.patient()

    async with world.storage.transaction() as tx:
        current = await tx.people.get(ann.id)
        await tx.people.replace(current, replace(current, zone="Europe/Madrid"))
        await replan(tx, ann.id, now=world.clock.now())
    await world.until("07:00")

    assert world.channel.said() == ["07:00 08:00: time for your medicine."]


async def test_a_taper_changes_its_amount_on_the_day_it_says(world: World) -> None:
    half = Amount(Decimal("0.5"), Unit.TABLET)
    whole_then_half = (
        Phase(Directions(EveryDay((MORNING,))), ends=date(2026, 3, 3)),
        Phase(Directions(EveryDay((Intake(DayPart.MORNING, half),))), starts=date(2026, 3, 4)),
    )
    ann = await world.patient(replace(a_medication("prednisone"), phases=whole_then_half))

    await world.until("2026-03-05 08:00")

    amounts = [d.label.amount for d in await world.doses(ann)][:4]
    assert amounts == [ONE, ONE, half, half]


async def test_an_interval_is_counted_from_the_dose_last_really_taken(world: World) -> None:
    every = EveryHours(timedelta(hours=36), ONE)
    ann = await world.patient(a_medication("patch", every))
    first = (await world.doses(ann))[0]
    late = first.due_at + timedelta(minutes=50)

    await world.until(f"{late:%Y-%m-%d %H:%M}")
    await world.hear("taken")
    await world.until(f"{late + timedelta(minutes=1):%Y-%m-%d %H:%M}")

    dues = [d.due_at for d in await world.doses(ann)]
    assert dues == [first.due_at, late + timedelta(hours=36)]


async def test_an_interval_goes_on_although_nobody_answered(world: World) -> None:
    ann = await world.patient(a_medication("patch", EveryHours(timedelta(hours=36), ONE)))
    first = (await world.doses(ann))[0]

    await world.until("2026-03-06 12:00")

    dues = [d.due_at for d in await world.doses(ann)]
    assert dues[:3] == [first.due_at + timedelta(hours=36) * n for n in range(3)]


async def test_a_dose_follows_another_that_was_really_taken(world: World) -> None:
    ann = await world.patient()
    async with world.storage.transaction() as tx:
        mine = (await tx.medications.regimen(ann.id)).medications[0]
    follows = a_medication("calcium", AfterDose(mine.id, timedelta(hours=4), ONE))
    await add(world, ann, replace(follows, id=MedicationId(new_id())))
    await world.until("08:10")

    await world.hear("taken")
    await world.until("12:10")

    assert [line for line in world.channel.said() if "time for" in line] == [
        "08:00 08:00: time for your medicine.",
        "12:10 12:10: time for your medicine.",
    ]


async def again(world: World, person: Person) -> None:
    async with world.storage.transaction() as tx:
        await replan(tx, person.id, now=world.clock.now())
        await plan_ahead(tx, person.id, now=world.clock.now())


async def move_breakfast(world: World, person: Person, to: time) -> None:
    async with world.storage.transaction() as tx:
        current = await tx.people.get(person.id)
        routine = replace(current.routine, breakfast=to)
        await tx.people.replace(current, replace(current, routine=routine))
        await replan(tx, person.id, now=world.clock.now())


async def add(world: World, person: Person, medication: Medication) -> None:
    async with world.storage.transaction() as tx:
        await tx.medications.add(person.id, medication)
        await replan(tx, person.id, now=world.clock.now())


async def change(world: World, person: Person, schedule: EveryDay) -> None:
    phases = (Phase(Directions(schedule)),)
    await _replace(world, person, lambda m: replace(m, phases=phases))


async def stop(world: World, person: Person) -> None:
    now = world.clock.now()
    await _replace(world, person, lambda m: replace(m, stopped_at=now))


async def pause(world: World, person: Person) -> None:
    now = world.clock.now()
    await _replace(world, person, lambda m: replace(m, pauses=(Pause(now),)))


async def resume(world: World, person: Person) -> None:
    now = world.clock.now()

    def resumed(medication: Medication) -> Medication:
        return replace(medication, pauses=tuple(replace(p, until=now) for p in medication.pauses))

    await _replace(world, person, resumed)


async def _replace(
    world: World, person: Person, changed: Callable[[Medication], Medication]
) -> None:
    async with world.storage.transaction() as tx:
        mine = (await tx.medications.regimen(person.id)).medications[0]
        await tx.medications.replace(person.id, mine, changed(mine))
        await replan(tx, person.id, now=world.clock.now())
