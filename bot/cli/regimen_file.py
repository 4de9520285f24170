"""Reads `REGIMEN.toml`: what a patient takes, written down by somebody else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, time
from pathlib import Path
from typing import Annotated, Final, Literal
from zoneinfo import available_timezones

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from bot.actions.prescriptions import NotRead, Prescription
from bot.config.complaints import Source
from bot.config.load import parsed
from bot.domain.errors import BadInput
from bot.domain.routine import DaysOff, Routine
from bot.planner.own_day import own_day
from bot.planner.propose import MOST_MEDICINES

Line = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f]+$")]

WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class OwnDay(_Part):
    """The patient's own day; what is left out is as usual."""

    wake: time = Routine().wake
    breakfast: time = Routine().breakfast
    lunch: time = Routine().lunch
    dinner: time = Routine().dinner
    bed: time = Routine().bed
    zone: str | None = None
    days_off: tuple[Weekday, ...] = ()
    days_off_later: int = Field(default=0, ge=-240, le=240)  #: minutes, for the whole day

    @field_validator("zone")
    @classmethod
    def _exists(cls, zone: str | None) -> str | None:
        if zone is not None and zone not in available_timezones():
            raise ValueError('should be the name of a time zone, like "Europe/Madrid"')
        return zone

    @property
    def routine(self) -> Routine:
        """The day as the domain has it."""
        days = frozenset(WEEKDAYS.index(day) for day in self.days_off)
        off = DaysOff(days, self.days_off_later) if days and self.days_off_later else None
        return Routine(self.wake, self.breakfast, self.lunch, self.dinner, self.bed, off)


class Prescribed(_Part):
    """One medication and its directions, in words."""

    name: Line
    directions: Line
    purpose: str = Field(default="", max_length=200)
    pinned: tuple[time, ...] = ()
    start: date | None = None
    end: date | None = None


class RegimenFile(_Part):
    """The whole file."""

    age: int | None = Field(default=None, ge=0, le=130)
    country: str | None = Field(default=None, pattern="^[A-Z]{2}$")
    language: str | None = Field(default=None, pattern="^[a-z]{2}$")
    allergies: tuple[Line, ...] | None = None
    routine: OwnDay = OwnDay()
    medication: tuple[Prescribed, ...] = Field(min_length=1, max_length=MOST_MEDICINES)


def as_prescriptions(written: RegimenFile) -> tuple[Prescription, ...]:
    """Return the medications, their directions still in words."""
    return tuple(
        Prescription(m.name, m.directions, m.purpose, m.pinned, m.start, m.end)
        for m in written.medication
    )


@contextmanager
def naming(file: Path) -> Iterator[None]:
    """Name the file in every line that says what could not be read in it."""
    try:
        yield
    except NotRead as error:
        lines = (f"{file}: {line}" for line in str(error).splitlines())
        raise BadInput("\n".join(lines)) from None


def read_regimen(file: Path) -> RegimenFile:
    """Return what the file says; raise `BadInput` that names every line that is wrong."""
    said = parsed(file, otherwise="the patient's medicines stand in a file like it")
    listed = said.get("medication")
    if isinstance(listed, list) and len(listed) > MOST_MEDICINES:
        raise BadInput(
            f"{file}: {len(listed)} medicines are more than the {MOST_MEDICINES} that one list "
            "holds; leave out what is not taken any more"
        )
    try:
        written = RegimenFile.model_validate(said)
    except ValidationError as error:
        source = Source(RegimenFile, said, file)
        raise BadInput("\n".join(source.complaints(error))) from None
    try:
        own_day(written.routine.routine)
    except BadInput as error:
        raise BadInput(f"{file}: {error}") from None
    return written
