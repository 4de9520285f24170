"""A month of Ann's with something of everything, and whatever a test wants to be otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Final
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from bot.domain.adherence.periods import Period
from bot.domain.amounts import Amount, Unit
from bot.domain.doses import Dose, Extra, ExtraKind, Label, Report, SkipReason
from bot.domain.ids import (
    DoseId,
    ExtraId,
    MedicationId,
    PersonId,
    RemarkId,
    RoundId,
    SlotId,
    dose_id,
    round_id,
    slot_id,
)
from bot.domain.intents import NoteKind
from bot.domain.medications import Directions, Food, Medication, Origin, Phase, Regimen
from bot.domain.notes import Remark
from bot.domain.people import ChannelName, Person, Role
from bot.domain.reports.making import Kept, made
from bot.domain.reports.report import AdherenceReport
from bot.domain.routine import Routine
from bot.domain.schedules import AsNeeded, DayPart, EveryDay, Intake

ZONE: Final = ZoneInfo("America/New_York")
_NAMES: Final = UUID("5a1f0c6e-0000-4000-8000-000000000007")
ANN: Final = PersonId(uuid5(_NAMES, "Ann"))
BEN: Final = PersonId(uuid5(_NAMES, "Ben"))
NOW: Final = datetime(2026, 11, 21, 15, tzinfo=UTC)
DAYS: Final = Period(date(2026, 10, 24), date(2026, 11, 20))  # the clocks change in between
_WINDOW: Final = timedelta(hours=2)
_ONE: Final = Amount(Decimal(1), Unit.TABLET)
_SPOKEN: Final = Report(ANN, ChannelName.TELEGRAM, NOW)

TAKEN: Final = "t"
_PATTERNS: Final = {
    "metformin": "tttltttstttutttttlttttttuttt" + "ttutttttttttntttttttltttttut",
    "lisinopril": "ttttttttttttsttttttttttttttt",
    "atorvastatin": "tuttuttttxtttttuttttttttutth",
}


def medication(name: str, *times: time, **changes: Any) -> Medication:  # noqa: ANN401 - of fields
    """Return a medication that is taken at these times every day."""
    intakes = tuple(Intake(at, _ONE) for at in times)
    return replace(
        Medication(
            id=MedicationId(uuid5(_NAMES, name)),
            name=name,
            phases=(Phase(Directions(EveryDay(intakes))),),
            begins_at=datetime(2026, 9, 1, 12, tzinfo=UTC),
        ),
        **changes,
    )


def regimen() -> Regimen:
    """Return Ann's list: three that are planned, one as needed, one that was stopped."""
    twice = EveryDay((Intake(DayPart.MORNING, _ONE), Intake(DayPart.EVENING, _ONE)))
    pain = AsNeeded(_ONE, timedelta(hours=6), Amount(Decimal(3), Unit.TABLET), reason="headache")
    return Regimen(
        ANN,
        (
            medication(
                "metformin",
                strength="500 mg",
                form="tablet",
                nickname="sugar pill",
                purpose="diabetes",
                prescriber="Dr. Gómez",
                origin=Origin.PRESCRIPTION,
                phases=(Phase(Directions(twice, Food.WITH, "1 tablet twice a day with food")),),
            ),
            medication("lisinopril", time(8), strength="10 mg", purpose="blood pressure"),
            medication("atorvastatin", time(21, 30), strength="20 mg"),
            medication("ibuprofen", strength="400 mg", phases=(Phase(Directions(pain)),)),
            medication("amoxicillin", time(8), stopped_at=datetime(2026, 11, 1, 12, tzinfo=UTC)),
        ),
    )


@dataclass
class Month:
    """What is kept of a month; a test may change any of it before it is made a report."""

    patient: Person = field(default_factory=lambda: ann())
    regimen: Regimen = field(default_factory=regimen)
    days: Period = DAYS
    doses: list[Dose] = field(default_factory=lambda: [*_planned(), *_needed()])
    extras: list[Extra] = field(default_factory=lambda: [_twice()])
    remarks: list[Remark] = field(default_factory=lambda: list(_remarks()))

    def report(self) -> AdherenceReport:
        """Return the report of this month."""
        kept = Kept(
            patient=self.patient,
            days=self.days,
            regimen=self.regimen,
            doses=sorted(self.doses, key=lambda dose: (dose.due_at, dose.label.position)),
            earlier=[],
            extras=self.extras,
            remarks=self.remarks,
            tellers={self.patient.id: Role.PATIENT, BEN: Role.CAREGIVER},
        )
        return made(kept, now=NOW)


def ann(**changes: Any) -> Person:  # noqa: ANN401 - of fields
    """Return Ann, who lives in New York and was asked about allergies."""
    person = Person(
        id=ANN,
        role=Role.PATIENT,
        name="Ann Peterson",
        language="en",
        country="US",
        zone=ZONE.key,
        routine=Routine(),
        allergies=("penicillin",),
    )
    return replace(person, **changes)


def a_report() -> AdherenceReport:
    """Return the report of Ann's month."""
    return Month().report()


def dose(of: Medication, on: date, at: time, letter: str, *, nth: int = 1) -> Dose:
    """Return one planned dose, and what became of it by its letter."""
    due = datetime.combine(on, at, ZONE).astimezone(UTC)
    slot = SlotId(slot_id(ANN, f"{at}"))
    open_ = Dose(
        id=DoseId(dose_id(of.id, on, nth)),
        round=RoundId(round_id(slot, on)),
        patient=ANN,
        medication=of.id,
        local_date=on,
        nth=nth,
        due_at=due,
        window_ends_at=due + _WINDOW,
        label=Label(
            " ".join(filter(None, (of.name, of.strength))), of.nickname, _ONE, 1, wall_time=at
        ),
    )
    return _as(open_, letter)


def _as(open_: Dose, letter: str) -> Dose:
    due = open_.due_at
    match letter:
        case "t":
            by_ben = replace(_SPOKEN, by=BEN) if due.day % 9 == 0 else _SPOKEN
            heard = replace(by_ben, heard_at=due + timedelta(minutes=7))
            return open_.take(heard, at=due + timedelta(minutes=due.day % 5 * 6))
        case "l":
            return open_.take(_SPOKEN, at=due + timedelta(hours=3, minutes=15))
        case "x":
            return open_.take(_SPOKEN, at=None)
        case "s":
            return open_.skip(_SPOKEN, reason=SkipReason.SIDE_EFFECT)
        case "h":
            return open_.hold(SkipReason.PAUSED)
        case "u":
            return open_.close(asked=True)
        case "n":
            return open_.close(asked=False)
        case _:
            return open_


def _planned() -> Iterator[Dose]:
    metformin, lisinopril, atorvastatin, _, amoxicillin = regimen().medications
    every = [DAYS.first + timedelta(days=n) for n in range(DAYS.days)]
    letters = iter(_PATTERNS["metformin"])
    for on in every:
        yield dose(metformin, on, time(8), next(letters))
        yield dose(metformin, on, time(18), next(letters), nth=2)
    for on, letter in zip(every, _PATTERNS["lisinopril"], strict=True):
        yield dose(lisinopril, on, time(8), letter)
    for on, letter in zip(every, _PATTERNS["atorvastatin"], strict=True):
        yield dose(atorvastatin, on, time(21, 30), letter)
    for on in every[:8]:
        yield dose(amoxicillin, on, time(8), "t")


def _needed() -> Iterator[Dose]:
    ibuprofen = regimen().medications[3]
    for nth, (day, hour) in enumerate(((2, 10), (2, 17), (9, 22), (20, 13)), start=1):
        at = datetime.combine(DAYS.first + timedelta(days=day), time(hour), ZONE).astimezone(UTC)
        made_ = replace(dose(ibuprofen, at.astimezone(ZONE).date(), time(hour), "", nth=nth))
        bare = replace(made_, round=None, due_at=at, label=replace(made_.label, wall_time=None))
        yield bare.take(replace(_SPOKEN, heard_at=at), at=at)


def _twice() -> Extra:
    metformin = regimen().medications[0]
    at = datetime(2026, 11, 3, 14, tzinfo=UTC)
    label = Label("metformin 500 mg", "sugar pill", _ONE, 1)
    heard = replace(_SPOKEN, heard_at=at)
    return Extra(ExtraId(uuid5(_NAMES, "x")), ANN, metformin.id, ExtraKind.TWICE, at, heard, label)


def _remarks() -> Iterator[Remark]:
    said: Sequence[tuple[NoteKind, str, int]] = (
        (NoteKind.SIDE_EFFECT, "my stomach hurts after the sugar pill", 4),
        (NoteKind.MEASURE, "blood pressure 140/90", 12),
        (NoteKind.QUESTION, "can I drink wine with it?", 19),
    )
    for kind, words, day in said:
        at = datetime.combine(DAYS.first + timedelta(days=day), time(20, 5), ZONE)
        id_ = RemarkId(uuid5(_NAMES, words))
        yield Remark(id_, ANN, kind, words, replace(_SPOKEN, heard_at=at.astimezone(UTC)))
