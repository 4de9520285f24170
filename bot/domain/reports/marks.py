"""Marks: doses as they stand in a dot chart, by their day and their time of day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from enum import StrEnum
from typing import Final

from bot.domain.adherence.periods import Period
from bot.domain.doses import Dose, DoseState

_AN_HOUR: Final = timedelta(hours=1)
_DAY: Final = timedelta(days=1)
_HALF_A_DAY: Final = timedelta(hours=12)


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
    due. What was taken after the last day stands on it all the same. Each goes by the clock that
    its reminder went by, which on a trip is not the one of `zone`."""
    return tuple(_mark(dose, days, zone) for dose in doses)


def kind_of(dose: Dose) -> MarkKind:
    """Return what the mark of a dose tells."""
    if dose.state is not DoseState.TAKEN:
        return MarkKind(dose.state.value)
    if dose.taken_at is None:
        return MarkKind.TIME_UNKNOWN
    return MarkKind.LATE if dose.was_late else MarkKind.TAKEN


def _mark(dose: Dose, days: Period, zone: tzinfo) -> Mark:
    if dose.taken_at is not None:
        taken = dose.taken_at.astimezone(_clock(dose, zone))
        if days.covers(taken.date()):
            return Mark(taken.date(), time(taken.hour, taken.minute), kind_of(dose))
    due = dose.label.wall_time or dose.due_at.astimezone(zone).time()
    return Mark(dose.local_date, due, kind_of(dose))


def _clock(dose: Dose, zone: tzinfo) -> tzinfo:
    """Return the clock by which a dose was due: the patient's own, or that of a trip, where theirs
    did not show that time."""
    wall, home = dose.label.wall_time, dose.due_at.astimezone(zone)
    if wall is None or (wall.hour, wall.minute) == (home.hour, home.minute):
        return zone
    ahead = datetime.combine(dose.local_date, wall, UTC) - dose.due_at
    if ahead <= -_HALF_A_DAY:  # what is due after midnight may belong to the day before
        ahead += _DAY
    off = (ahead - (home.utcoffset() or timedelta())) % _DAY
    is_home = min(off, _DAY - off) <= _AN_HOUR  # an hour is only a change of the clocks
    return zone if is_home or abs(ahead) >= _DAY else timezone(ahead)
