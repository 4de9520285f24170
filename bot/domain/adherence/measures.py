"""The measures of one period, for one medication, for one slot, and for everything together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.domain.adherence.breaks import Break, last_taken, longest_break
from bot.domain.adherence.days import correct_days
from bot.domain.adherence.periods import Period
from bot.domain.adherence.shares import Change, Range, Share, trend
from bot.domain.adherence.timing import timing, window
from bot.domain.doses import DUE, Dose, DoseState
from bot.domain.ids import MedicationId


@dataclass(frozen=True, slots=True)
class Measures:
    """What became of some doses in one period. All percentages of a report are made of these.

    Source of the definitions: Vrijens 2012, BJCP 73:691 (what is measured), and the literature on
    electronic pill boxes (correct-dosing days, timing); status: known; reviewed by nobody yet.
    """

    period: Period
    taking: Range  #: doses taken, of those due
    days: Range  #: correct-dosing days, of those with something due
    timing: Range  #: doses taken inside the window, of those due or taken at a known time
    unanswered: Share  #: of the doses due
    not_asked: Share  #: of the doses planned

    @property
    def is_enough(self) -> bool:
        """Whether there is enough for a percentage: days, and something that was due."""
        return self.period.is_enough and self.taking.lowest.of > 0


@dataclass(frozen=True, slots=True)
class OfMedication:
    """The measures of one medication in one period, with what only one medication has."""

    measures: Measures
    window: timedelta  #: how far from its due time a dose counts as taken on time
    longest: Break | None  #: the longest time without a dose; None where only one was due
    last: datetime | None  #: when the last dose was taken


@dataclass(frozen=True, slots=True)
class OfSlot:
    """How many of the doses that stood at one time of the day were taken."""

    time: time
    taking: Range


def of_medication(
    doses: Sequence[Dose], period: Period, *, time_critical: bool, too_many: Collection[date] = ()
) -> OfMedication:
    """Measure the doses of one medication in one period; on days of `too_many` it was taken once
    more than was due."""
    mine = [dose for dose in doses if period.covers(dose.local_date)]
    allowed = window(mine, time_critical=time_critical)
    return OfMedication(
        _measures(mine, period, timing(mine, allowed), too_many),
        allowed,
        longest_break(mine),
        last_taken(mine),
    )


def of_everything(
    doses: Sequence[Dose],
    period: Period,
    *,
    time_critical: Collection[MedicationId],
    too_many: Collection[date] = (),
) -> Measures:
    """Measure all planned doses of one period, each by the window of its own medication."""
    mine = [dose for dose in doses if period.covers(dose.local_date)]
    inside = Range(Share(0, 0), Share(0, 0))
    for id_ in {dose.medication for dose in mine}:
        its = [dose for dose in mine if dose.medication == id_]
        inside += timing(its, window(its, time_critical=id_ in time_critical))
    return _measures(mine, period, inside, too_many)


def of_slots(doses: Iterable[Dose], period: Period) -> tuple[OfSlot, ...]:
    """Return what was taken at each time of the day that something stood at, in order."""
    by_time: dict[time, list[Dose]] = {}
    for dose in doses:
        if dose.label.wall_time is not None and period.covers(dose.local_date):
            by_time.setdefault(dose.label.wall_time, []).append(dose)
    return tuple(OfSlot(at, taking(by_time[at])) for at in sorted(by_time))


def taking(doses: Iterable[Dose]) -> Range:
    """Return how many of the doses due were taken."""
    states = [dose.state for dose in doses if dose.state in DUE]
    taken = states.count(DoseState.TAKEN)
    answered = len(states) - states.count(DoseState.UNANSWERED)
    return Range(Share(taken, len(states)), Share(taken, answered))


def change(before: Measures, now: Measures) -> Change | None:
    """Return whether more or less was taken than in the period before; None where either is too
    short to say.

    Both readings of silence must agree: who answers more often has not taken more by that.
    """
    if not (before.is_enough and now.is_enough):
        return None
    pairs = (
        (before.taking.lowest, now.taking.lowest),
        (before.taking.answered, now.taking.answered),
    )
    found = {each.change if (each := trend(*pair)) else Change.NOT_CLEAR for pair in pairs}
    return found.pop() if len(found) == 1 else Change.NOT_CLEAR


def _measures(
    doses: Sequence[Dose], period: Period, inside: Range, too_many: Collection[date]
) -> Measures:
    states = [dose.state for dose in doses]
    due = sum(state in DUE for state in states)
    return Measures(
        period=period,
        taking=taking(doses),
        days=correct_days(doses, too_many),
        timing=inside,
        unanswered=Share(states.count(DoseState.UNANSWERED), due),
        not_asked=Share(states.count(DoseState.NOT_ASKED), len(states)),
    )
