"""How much was taken at each time of the day that doses usually stand at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time
from typing import Final

from bot.domain.adherence.measures import taking
from bot.domain.adherence.shares import Range
from bot.domain.doses import DUE, Dose

_MOST: Final = 7  #: times that are told one by one
_USUAL: Final = 2  #: days at least on which something was due then


@dataclass(frozen=True, slots=True)
class OfSlot:
    """How many of the doses that stood at one time of the day were taken."""

    time: time | None  #: None: all the times that are not usual, together
    taking: Range


def of_slots(doses: Iterable[Dose]) -> tuple[OfSlot, ...]:
    """Return what was taken at each time of the day at which something was due, in order.

    A time that came once only (a late day, a trip), and those that follow the dose last really
    taken, are no slots: they are told together, after the others.
    """
    by_time: defaultdict[time | None, list[Dose]] = defaultdict(list)
    for dose in doses:
        if dose.state in DUE:
            by_time[None if dose.on_elapsed_time else dose.label.wall_time].append(dose)
    times = sorted((at for at in by_time if at is not None), key=lambda at: _days(by_time[at]))
    usual = sorted(at for at in times[-_MOST:] if _days(by_time[at]) >= _USUAL or len(times) == 1)
    others = [dose for at, some in by_time.items() if at not in usual for dose in some]
    told = tuple(OfSlot(at, taking(by_time[at])) for at in usual)
    return (*told, OfSlot(None, taking(others))) if others else told


def _days(doses: Iterable[Dose]) -> int:
    return len({dose.local_date for dose in doses})
