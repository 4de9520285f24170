"""Minimum gaps: how soon after an intake that really happened the next one may be asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from bot.domain.amounts import Amount, most
from bot.domain.doses import Dose
from bot.domain.ids import DoseId, MedicationId
from bot.domain.rules import Rule, Status
from bot.domain.schedules import AsNeeded

_OWN = "own defaults (facts on flexible frequencies, A4.2); a pharmacist has to set them"
LEAST_GAP: Final[Mapping[int, Rule[timedelta]]] = {
    1: Rule(timedelta(hours=8), _OWN, Status.KNOWLEDGE),
    2: Rule(timedelta(hours=6), _OWN, Status.KNOWLEDGE),
    3: Rule(timedelta(hours=4), _OWN, Status.KNOWLEDGE),
    4: Rule(timedelta(hours=3), _OWN, Status.KNOWLEDGE),
}
STRICT_TOLERANCE: Final = Rule(timedelta(hours=1), _OWN, Status.KNOWLEDGE)
_DAY = timedelta(hours=24)
_WAKING_HOURS = timedelta(hours=12)  #: shared out, they give the numbers above from 2 to 4 a day


@dataclass(frozen=True, slots=True)
class Intaken:
    """Something that was really taken: on time, late, as needed or extra."""

    medication: MedicationId
    at: datetime
    amount: Amount | None = None


def least_gap(times_a_day: int) -> timedelta:
    """Return the least time between two doses of a medication taken so many times a day at
    flexible times."""
    rule = LEAST_GAP.get(times_a_day)
    return rule.value if rule else _WAKING_HOURS / times_a_day


def too_soon(
    doses: Iterable[Dose], taken: Iterable[Intaken], *, now: datetime
) -> dict[DoseId, datetime]:
    """Return the doses that must not be asked for at `now`, each with the instant at which its
    gap is over."""
    last: dict[MedicationId, datetime] = {}
    for intake in taken:
        last[intake.medication] = max(intake.at, last.get(intake.medication, intake.at))
    over = {
        dose.id: last[dose.medication] + dose.min_gap
        for dose in doses
        if dose.min_gap is not None and dose.medication in last
    }
    return {dose: at for dose, at in over.items() if at > now}


@dataclass(frozen=True, slots=True)
class AsNeededCheck:
    """What the label allows of an as-needed medication at one instant. A statement of the
    label, never advice."""

    last_at: datetime | None
    #: the gap is not over before this; None: it is over, or there is none
    earliest_at: datetime | None
    in_24_hours: Decimal  #: taken in the last 24 hours, in the unit of the ceiling
    ceiling: Amount | None
    would_exceed: bool  #: one more usual amount would pass the ceiling
    is_last_allowed: bool  #: one more is within the ceiling, and another after that is not

    @property
    def is_within(self) -> bool:
        """Whether neither the gap nor the ceiling speaks against one more."""
        return self.earliest_at is None and not self.would_exceed


def check_as_needed(
    schedule: AsNeeded, taken: Iterable[Intaken], *, amount: Amount | None, now: datetime
) -> AsNeededCheck:
    """Compare one more intake of `amount` at `now` with what the directions allow."""
    known = sorted(taken, key=lambda intake: intake.at)
    last = max((intake.at for intake in known if intake.at <= now), default=None)
    near = _nearest(known, schedule, now=now)  # somebody may tell late of an earlier one
    ceiling = schedule.ceiling
    untold = most(schedule.quantity)  # who did not say how much may have taken the most
    recent = [i.amount or untold for i in known if i.at > now - _DAY]
    total = sum((a.value for a in recent if a and ceiling and a.unit == ceiling.unit), Decimal(0))
    more = amount.value if amount and ceiling and amount.unit == ceiling.unit else Decimal(0)
    exceeds = ceiling is not None and (total + more > ceiling.value or total >= ceiling.value)
    return AsNeededCheck(
        last_at=near or last,
        earliest_at=near + schedule.min_gap if near and schedule.min_gap else None,
        in_24_hours=total,
        ceiling=ceiling,
        would_exceed=exceeds,
        is_last_allowed=ceiling is not None and not exceeds and total + 2 * more > ceiling.value,
    )


def _nearest(known: Iterable[Intaken], schedule: AsNeeded, *, now: datetime) -> datetime | None:
    """Return the intake nearest to `now` that lies inside its gap, before it or after."""
    inside = [i.at for i in known if schedule.min_gap and abs(i.at - now) < schedule.min_gap]
    return min(inside, key=lambda at: abs(at - now), default=None)
