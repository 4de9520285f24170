"""The measures of one period, for one medication, for one slot, and for everything together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from bot.domain.adherence.breaks import Break, LastTaken, last_taken, longest_break
from bot.domain.adherence.days import correct_days
from bot.domain.adherence.periods import ENOUGH, Period
from bot.domain.adherence.shares import Change, Range, Share, Trend, trend
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
    due_on: Share  #: days on which something was due, of those from the first of them to the last

    @property
    def is_enough(self) -> bool:
        """Whether there is enough for a percentage: seven days, from the first on which something
        was due to the last. Days on which we asked nothing are no data."""
        return self.due_on.of >= ENOUGH


@dataclass(frozen=True, slots=True)
class OfMedication:
    """The measures of one medication in one period, with what only one medication has."""

    measures: Measures
    window: timedelta  #: how far from its due time a dose counts as taken on time
    longest: Break | None  #: the longest time without a dose; None where only one was due
    last: LastTaken | None  #: None where none was taken


@dataclass(frozen=True, slots=True)
class Comparison:
    """How much was taken, against the period before."""

    before: Measures
    change: Change
    least: float  #: between this and `most` the difference lies 95 times of 100, for both readings
    most: float


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
    by_medication: defaultdict[MedicationId, list[Dose]] = defaultdict(list)
    for dose in mine:
        by_medication[dose.medication].append(dose)
    inside = Range(Share(0, 0), Share(0, 0))
    for id_, its in by_medication.items():
        inside += timing(its, window(its, time_critical=id_ in time_critical))
    return _measures(mine, period, inside, too_many)


def taking(doses: Iterable[Dose]) -> Range:
    """Return how many of the doses due were taken."""
    states = [dose.state for dose in doses if dose.state in DUE]
    taken = states.count(DoseState.TAKEN)
    answered = len(states) - states.count(DoseState.UNANSWERED)
    return Range(Share(taken, len(states)), Share(taken, answered))


def compared(before: Measures, now: Measures) -> Comparison | None:
    """Return how much was taken, against the period before; None where either is too short to say.

    Both readings of silence must agree: who answers more often has not taken more by that.
    """
    if not (before.is_enough and now.is_enough):
        return None
    sure = partial(trend, days_before=before.due_on.count, days_now=now.due_on.count)
    lowest = sure(before.taking.lowest, now.taking.lowest)
    answered = sure(before.taking.answered, now.taking.answered)
    found = [each or Trend(0.0, -1.0, 1.0) for each in (lowest, answered)]
    said = {each.change for each in found}
    return Comparison(
        before,
        said.pop() if len(said) == 1 else Change.NOT_CLEAR,
        min(each.least for each in found),
        max(each.most for each in found),
    )


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
        due_on=_due_on(doses),
    )


def _due_on(doses: Iterable[Dose]) -> Share:
    days = {dose.local_date for dose in doses if dose.state in DUE}
    return Share(len(days), (max(days) - min(days)).days + 1 if days else 0)
