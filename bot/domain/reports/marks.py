"""Marks: doses as they stand in a dot chart, by their day and their time of day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
from enum import StrEnum

from bot.domain.adherence.periods import Period
from bot.domain.doses import Dose, DoseState


class MarkKind(StrEnum):
    """What a mark tells. Each has a shape of its own, so that no colour is needed."""

    TAKEN = "taken"  #: inside its window, or as needed
    LATE = "late"  #: after its window
    TIME_UNKNOWN = "time unknown"  #: taken, nobody said when
    SKIPPED = "skipped"
    HELD = "held"
    UNANSWERED = "unanswered"
    NOT_ASKED = "not asked"


@dataclass(frozen=True, slots=True)
class Mark:
    """One dose in a chart."""

    on: date
    at: time
    kind: MarkKind


def marks(doses: Iterable[Dose], *, days: Period, zone: tzinfo) -> tuple[Mark, ...]:
    """Return doses as marks: what was taken at a known time stands there, all else when it was
    due. What was taken after the last day stands on it all the same."""
    return tuple(_mark(dose, days, zone) for dose in doses)


def kind_of(dose: Dose) -> MarkKind:
    """Return what the mark of a dose tells."""
    if dose.state is not DoseState.TAKEN:
        return MarkKind(dose.state.value)
    if dose.taken_at is None:
        return MarkKind.TIME_UNKNOWN
    return MarkKind.LATE if dose.was_late else MarkKind.TAKEN


def _mark(dose: Dose, days: Period, zone: tzinfo) -> Mark:
    taken = _wall(dose.taken_at or dose.due_at, zone)
    if dose.taken_at is not None and days.covers(taken.date()):
        return Mark(taken.date(), taken.time(), kind_of(dose))
    due = dose.label.wall_time or _wall(dose.due_at, zone).time()
    return Mark(dose.local_date, due, kind_of(dose))


def _wall(at: datetime, zone: tzinfo) -> datetime:
    return at.astimezone(zone).replace(second=0, microsecond=0)
