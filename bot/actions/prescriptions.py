"""Turns what an operator wrote down into medications, or names every word that cannot be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from bot import formulary
from bot.domain.errors import BadInput
from bot.domain.ids import MedicationId, new_id
from bot.domain.lexicon import Lexicon, is_time_critical
from bot.domain.medications import Directions, Medication, Phase
from bot.domain.schedules import AfterDose, AsNeeded, EveryHours, Intake, Schedule
from bot.language import directions
from bot.language.directions import Unread


@dataclass(frozen=True, slots=True)
class Prescription:
    """One medication as it was written down; its directions are still words."""

    name: str
    directions: str
    purpose: str = ""
    pinned: tuple[time, ...] = ()
    start: date | None = None
    end: date | None = None


class NotRead(BadInput):
    """Some directions cannot be read. The text has a line for each."""


def read(
    written: Sequence[Prescription],
    *,
    language: str,
    today: date,
    now: datetime,
    lexicon: Lexicon | None = None,
) -> list[Medication]:
    """Return the medications; raise `NotRead` where any of them cannot be read, and keep none.

    `lexicon` is who knows what is in them; where nobody is named, it is the formulary.
    """
    known = lexicon or formulary.load()
    found: list[Medication] = []
    complaints: list[str] = []
    for number, each in enumerate(written, start=1):
        try:
            found.append(_medication(each, known, today=today, now=now))
        except Unread as error:
            complaints.append(f"medication {number}: {error}")
        except BadInput as error:
            complaints.append(f"medication {number}: {error}")
    if complaints:
        raise NotRead("\n".join(complaints))
    return found


def is_the_same(there: Medication, written: Medication) -> bool:
    """Return whether both say the same, in whatever hour they were read."""
    return _said(there) == _said(written)


def _medication(each: Prescription, lexicon: Lexicon, *, today: date, now: datetime) -> Medication:
    name, strength = directions.name_and_strength(each.name)
    phases = directions.read_phases(each.directions, today=each.start or today)
    for phase in phases:
        directions.check_weekly(name, phase.directions.schedule, lexicon)
    return Medication(
        id=MedicationId(new_id()),
        name=name,
        strength=strength,
        purpose=each.purpose,
        phases=tuple(_dated(each, phases)),
        time_critical=is_time_critical(name, lexicon),
        begins_at=now,
    )


def _dated(each: Prescription, phases: Sequence[Phase]) -> Iterator[Phase]:
    """Yield the phases as they were written, between the dates and at the times that are named."""
    if len(phases) > 1 and each.end:
        raise BadInput("a dose that changes with time says itself how long; leave out the end")
    for n, phase in enumerate(phases):
        told = replace(phase.directions, text=each.directions)
        if each.pinned:
            told = replace(told, schedule=_pinned(told.schedule, each.pinned))
        starts = (each.start if n == 0 else None) or phase.starts
        yield Phase(told, starts, each.end or phase.ends)


def _pinned(schedule: Schedule, times: tuple[time, ...]) -> Schedule:
    """Return the schedule with each of its intakes at a time that must not move."""
    if isinstance(schedule, EveryHours | AfterDose | AsNeeded):
        raise BadInput("pinned times need directions that say how often a day")
    if len(schedule.intakes) != len(times):
        raise BadInput(
            f"pinned has {len(times)} times, and the directions {len(schedule.intakes)}; "
            "give as many times as intakes a day"
        )
    pairs = zip(schedule.intakes, sorted(times), strict=True)
    return replace(schedule, intakes=tuple(Intake(at, i.quantity) for i, at in pairs))


def _said(of: Medication) -> tuple[object, ...]:
    last = of.phases[-1]
    schedule = last.directions.schedule
    pinned = (
        ()
        if isinstance(schedule, EveryHours | AfterDose | AsNeeded)
        else tuple(intake.when for intake in schedule.intakes)
    )
    words = _words(last.directions)
    return of.name.casefold(), of.strength, of.purpose, words, pinned, last.ends


def _words(of: Directions) -> str:
    return " ".join(of.text.casefold().split())
