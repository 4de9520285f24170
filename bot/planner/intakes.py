"""Turns one intake of the directions into a dose on a date: whether, how much, how long, how soon.

It also measures how far apart a plan lays the intakes of one medication, because neither a window
nor a minimum gap may reach over the next intake that the patient was promised.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from bot.domain.amounts import Amount, AskedWhenTaken, Between, ByWeekday, Quantity
from bot.domain.doses import Dose, Label, SkipReason
from bot.domain.gaps import least_gap
from bot.domain.ids import MedicationId, dose_id
from bot.domain.medications import Medication, Phase, Regimen
from bot.domain.patience import window
from bot.domain.rounds import Round
from bot.domain.schedules import AfterDose, AsNeeded, EveryHours, Intake, Schedule, falls_on
from bot.domain.slots import SlotItem, SlotPlan

_DAY: Final = timedelta(days=1)


def in_slots(schedule: Schedule) -> tuple[Intake, ...]:
    """Return the intakes of one day that lie in slots; empty where the schedule has none."""
    match schedule:
        case AfterDose() | AsNeeded():
            return ()
        case _:
            return schedule.intakes


def amount_on(quantity: Quantity, day: date) -> Amount | None:
    """Return how much is taken on `day`; None where that is asked when it is taken."""
    match quantity:
        case Amount():
            return quantity
        case AskedWhenTaken() | Between():
            return None
        case ByWeekday():
            return dict(quantity.amounts).get(day.weekday())


def label(
    medication: Medication, phase: Phase, quantity: Quantity, *, round_: Round, regimen: Regimen
) -> Label:
    """Return a dose's own copy of what it is about."""
    return Label(
        name=" ".join(filter(None, (medication.name, medication.strength))),
        nickname=medication.nickname,
        amount=amount_on(quantity, round_.local_date),
        position=regimen.position(medication.id),
        food=phase.directions.food,
        wall_time=round_.wall_time,
    )


def dose(item: SlotItem, round_: Round, regimen: Regimen, *, plan: SlotPlan) -> Dose | None:
    """Return the dose that `item` is in `round_`, or None where it is not due there."""
    medication = regimen.get(item.medication)
    if medication is None or not medication.is_due_at(round_.due_at):
        return None
    phase = medication.phase_on(round_.local_date)
    intake = _intake(phase, item.nth, round_.local_date)
    if phase is None or intake is None:
        return None
    times_a_day = len(in_slots(phase.directions.schedule))
    apart = shortest_distance(plan, medication.id)
    open_for = window(interval=_DAY / times_a_day, time_critical=medication.time_critical)
    made = Dose(
        id=dose_id(medication.id, round_.local_date, item.nth),
        round=round_.id,
        patient=round_.patient,
        medication=medication.id,
        local_date=round_.local_date,
        nth=item.nth,
        due_at=round_.due_at,
        window_ends_at=round_.due_at + min(open_for, apart / 2),
        label=label(medication, phase, intake.quantity, round_=round_, regimen=regimen),
        min_gap=min(least_gap(times_a_day), apart),
    )
    return made.hold(SkipReason.PAUSED) if medication.is_paused(round_.due_at) else made


def shortest_distance(plan: SlotPlan, medication: MedicationId) -> timedelta:
    """Return the shortest way by the wall clock between two intakes of a medication in `plan`.

    After a day off that is later than the next day it is shorter by that.
    """
    mine = [slot for slot in plan.slots for i in slot.items if i.medication == medication]
    times = sorted({timedelta(minutes=slot.minutes()) for slot in mine})
    around = [*times[1:], times[0] + _DAY] if times else []
    shortest = min((b - a for a, b in zip(times, around, strict=True) if b > a), default=_DAY)
    later = max((abs(slot.off.later) for slot in mine if slot.off), default=0)
    return max(shortest - timedelta(minutes=later), timedelta(minutes=1))


def _intake(phase: Phase | None, nth: int, day: date) -> Intake | None:
    if phase is None:
        return None
    schedule = phase.directions.schedule
    intakes = in_slots(schedule)
    if not 1 <= nth <= len(intakes) or not _is_on(schedule, day):
        return None
    intake = intakes[nth - 1]
    return intake if _is_taken_on(intake.quantity, day) else None


def _is_on(schedule: Schedule, day: date) -> bool:
    match schedule:
        case EveryHours() | AfterDose() | AsNeeded():
            return True
        case _:
            return falls_on(schedule, day)


def _is_taken_on(quantity: Quantity, day: date) -> bool:
    return not isinstance(quantity, ByWeekday) or amount_on(quantity, day) is not None
