"""The day as a strip: from what is planned for a date and became of it, or from a plan alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, time

from bot.domain.amounts import ByWeekday
from bot.domain.doses import Dose, DoseState, Label
from bot.domain.ids import RoundId
from bot.domain.medications import Medication, Regimen
from bot.domain.rounds import Round
from bot.domain.routine import Routine
from bot.domain.schedules import EveryDay, EveryHours, OnWeekdays, Schedule
from bot.domain.sheets import ON, DayStrip, StripSlot
from bot.domain.slots import SlotItem, SlotPlan
from bot.planner.intakes import amount_on, in_slots


def of_rounds(
    rounds: Sequence[Round],
    doses: Mapping[RoundId, Sequence[Dose]],
    routine: Routine,
    *,
    on: date,
) -> DayStrip:
    """Return a date as its rounds have it. What was held is not taken, so it is not shown."""
    slots = [
        StripSlot(
            at=round_.wall_time,
            medicines=tuple(dose.label for dose in _in_order(due)),
            is_taken=all(dose.state is DoseState.TAKEN for dose in due),
        )
        for round_ in rounds
        if round_.local_date == on and not round_.practice and (due := _due(doses, round_))
    ]
    return DayStrip(routine, tuple(slots), on)


def of_plan(plan: SlotPlan, regimen: Regimen, routine: Routine, *, on: date) -> DayStrip:
    """Return the day that is proposed by a plan, with what the regimen asks for on `on`.

    What is not taken on that day is shown all the same, and said not to be taken every day.
    """
    slots = []
    for slot in plan.slots:
        found = (_label(item, slot.time, regimen, on) for item in slot.items)
        medicines = sorted((each for each in found if each), key=lambda each: each[0].position)
        if medicines:
            labels, notes = zip(*medicines, strict=True)
            slots.append(StripSlot(slot.time, labels, notes=notes))
    return DayStrip(routine, tuple(slots))


def _due(doses: Mapping[RoundId, Sequence[Dose]], round_: Round) -> list[Dose]:
    return [dose for dose in doses.get(round_.id, ()) if dose.state is not DoseState.HELD]


def _in_order(doses: Sequence[Dose]) -> list[Dose]:
    return sorted(doses, key=lambda dose: (dose.label.position, dose.nth))


def _label(item: SlotItem, at: time, regimen: Regimen, on: date) -> tuple[Label, str] | None:
    """Return a medicine as it stands in a plan, and what makes it differ from day to day."""
    medication = regimen.get(item.medication)
    phase = medication.phase_on(on) if medication else None
    if medication is None or phase is None:
        return None
    intakes = in_slots(phase.directions.schedule)
    if not 1 <= item.nth <= len(intakes):
        return None
    quantity = intakes[item.nth - 1].quantity
    label = Label(
        name=called(medication),
        nickname=medication.nickname,
        amount=None if isinstance(quantity, ByWeekday) else amount_on(quantity, on),
        position=regimen.position(medication.id),
        food=phase.directions.food,
        wall_time=at,
    )
    if isinstance(quantity, ByWeekday):
        return label, "varies"
    return label, _when(phase.directions.schedule)


def _when(schedule: Schedule) -> str:
    """Return when it is taken, where that is not every day: never read as daily what is weekly."""
    match schedule:
        case EveryDay() | EveryHours():
            return ""
        case OnWeekdays():
            return ON + "".join(map(str, sorted(schedule.weekdays)))
        case _:
            return "some-days"


def called(medication: Medication) -> str:
    """Return a medicine's name with its strength."""
    return " ".join(filter(None, (medication.name, medication.strength)))
