"""Who recorded which doses, and when: what was told together is said together, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from bot.domain.doses import Dose

_TOGETHER: Final = timedelta(minutes=15)  #: one by one they are answered within that


def by_source(doses: Iterable[Dose]) -> list[list[Dose]]:
    """Return doses as they were recorded: by whom, and about when. The newest come last."""
    groups: list[list[Dose]] = []
    for dose in sorted(doses, key=_told_at):
        if groups and _are_together(groups[-1][0], dose):
            groups[-1].append(dose)
        else:
            groups.append([dose])
    return groups


def _told_at(dose: Dose) -> datetime:
    return dose.heard_at or dose.due_at


def _are_together(one: Dose, other: Dose) -> bool:
    if (one.state, one.reported_by) != (other.state, other.reported_by):
        return False
    if one.taken_at is None or other.taken_at is None:
        return one.taken_at is other.taken_at
    return abs(one.taken_at - other.taken_at) <= _TOGETHER
