"""Whether a dose was taken when it was due, by a window that is told with the figure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from bot.domain.adherence.shares import Range, Share
from bot.domain.doses import DUE, Dose

#: A quarter of the interval each way is the usual measure: 6 hours once a day, 3 hours twice.
#: Source: the literature on electronic pill boxes; status: known, not looked up here; reviewed by
#: nobody yet. What is taken more seldom than daily has the window of once a day.
_PARTS: Final = 4
_DAY: Final = timedelta(days=1)
#: The window that a time-critical dose is asked for in.
_CRITICAL: Final = timedelta(minutes=30)


def window(doses: Sequence[Dose], *, time_critical: bool) -> timedelta:
    """Return how far from its due time one of these doses may be taken, earlier or later: one
    window for all of a medication, by the day on which most of it is due."""
    if time_critical:
        return _CRITICAL
    most = max(Counter(dose.local_date for dose in doses).values(), default=1)
    return _DAY / most / _PARTS


def timing(doses: Sequence[Dose], allowed: timedelta) -> Range:
    """Return how many doses were taken at most `allowed` from when they were due: of all that
    were due, and of those taken at a time that somebody said."""
    off = [dose.taken_at - dose.due_at for dose in doses if dose.taken_at is not None]
    inside = sum(abs(each) <= allowed for each in off)
    return Range(Share(inside, sum(dose.state in DUE for dose in doses)), Share(inside, len(off)))
