"""What a patient has agreed to: where each intake is taken, once a proposal was accepted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.domain.ids import MedicationId, SlotId
from bot.domain.schedules import DayPart


@dataclass(frozen=True, slots=True)
class Place:
    """Where one intake is taken: so many minutes after a part of the patient's own day, with which
    it moves, or after the midnight with which their day begins."""

    medication: MedicationId
    nth: int
    asks: str  #: what its directions asked then; where they ask otherwise, it no longer holds
    slot: SlotId
    part: DayPart | None
    minutes: int
    chosen: bool = False  #: by the patient, so that no plan moves it any more


@dataclass(frozen=True, slots=True)
class Agreed:
    """All places from a date on, until the next one begins."""

    starts: date
    places: tuple[Place, ...]
    off: bool = True  #: on days off everything is as much later as the patient's own day


def on(agreed: tuple[Agreed, ...], day: date) -> Agreed | None:
    """Return what holds on a day."""
    begun = [each for each in agreed if each.starts <= day]
    return max(begun, key=lambda each: each.starts, default=None)
