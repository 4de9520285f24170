"""Small values for tests, so that a test names only the fields it is about."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Final
from uuid import UUID, uuid5

from bot.domain.amounts import Amount, Unit
from bot.domain.doses import Dose, DoseState, Label, Report
from bot.domain.ids import DoseId, MedicationId, PersonId, RoundId, SlotId
from bot.domain.medications import Directions, Medication, Phase, Regimen
from bot.domain.people import ChannelName, Person, Role
from bot.domain.rounds import Round, RoundState
from bot.domain.routine import Routine
from bot.domain.schedules import DayPart, EveryDay, Intake, Schedule

_NAMES: Final = UUID("5a1f0c6e-0000-4000-8000-000000000000")

DAY: Final = date(2026, 11, 21)
DUE: Final = datetime(2026, 11, 21, 8, tzinfo=UTC)
ANN: Final = PersonId(uuid5(_NAMES, "Ann"))
ONE: Final = Amount(Decimal(1), Unit.TABLET)
REPORT: Final = Report(by=ANN, channel=ChannelName.TELEGRAM, heard_at=DUE)


def minutes(count: float) -> timedelta:
    """Return so many minutes."""
    return timedelta(minutes=count)


def at(text: str) -> datetime:
    """Return an instant of the example day ("08:15") or of another ("2026-11-22 08:15"), in UTC."""
    whole = text if " " in text else f"{DAY} {text}"
    return datetime.fromisoformat(whole).replace(tzinfo=UTC)


def medication_id(name: str = "metformin") -> MedicationId:
    """Return the same identity for the same name."""
    return MedicationId(uuid5(_NAMES, name))


def a_medication(name: str = "metformin", *schedules: Schedule) -> Medication:
    """Return a medication of that schedule (without one: every morning) for ever."""
    wanted = schedules or (EveryDay((Intake(DayPart.MORNING, ONE),)),)
    phases = tuple(Phase(Directions(schedule)) for schedule in wanted)
    return Medication(id=medication_id(name), name=name, phases=phases)


def a_regimen(*medications: Medication) -> Regimen:
    """Return Ann's regimen."""
    return Regimen(ANN, medications)


def a_person(*, zone: str = "UTC", routine: Routine | None = None) -> Person:
    """Return Ann, as a patient."""
    return Person(
        id=ANN,
        role=Role.PATIENT,
        name="Ann",
        language="en",
        country="US",
        zone=zone,
        routine=routine or Routine(),
    )


def a_round(*, state: RoundState = RoundState.PLANNED, due: datetime = DUE) -> Round:
    """Return a round that is due at eight, of two hours."""
    asked = state is RoundState.ASKED
    return Round(
        id=RoundId(uuid5(_NAMES, f"round {due}")),
        patient=ANN,
        slot=SlotId(uuid5(_NAMES, "slot")),
        local_date=due.date(),
        wall_time=time(due.hour, due.minute),
        zone="UTC",
        due_at=due,
        closes_at=due + timedelta(hours=2),
        wakes_at=due,
        state=state,
        asks=int(asked),
        asked_at=due if asked else None,
    )


def a_dose(
    name: str = "metformin",
    *,
    state: DoseState = DoseState.OPEN,
    window: timedelta = timedelta(hours=2),
    min_gap: timedelta | None = None,
    nth: int = 1,
) -> Dose:
    """Return a dose of the example round."""
    taken_at = DUE if state is DoseState.TAKEN else None
    return Dose(
        id=DoseId(uuid5(_NAMES, f"dose {name} {nth}")),
        round=a_round().id,
        patient=ANN,
        medication=medication_id(name),
        local_date=DAY,
        nth=nth,
        due_at=DUE,
        window_ends_at=DUE + window,
        label=Label(name, "", ONE, 1, wall_time=time(8)),
        state=state,
        min_gap=min_gap,
        taken_at=taken_at,
        heard_at=taken_at,
    )


def moved(dose: Dose, *, days: int) -> Dose:
    """Return the dose of the same medication so many days later."""
    by = timedelta(days=days)
    return replace(
        dose,
        id=DoseId(uuid5(dose.id, f"{days}")),
        local_date=dose.local_date + by,
        due_at=dose.due_at + by,
        window_ends_at=dose.window_ends_at + by,
        taken_at=dose.taken_at and dose.taken_at + by,
        heard_at=dose.heard_at and dose.heard_at + by,
    )
