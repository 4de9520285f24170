"""Decides what of a patient needs a person, from what the clinic may see of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final

from bot.domain.adherence.shares import Change, Range, Share, trend
from bot.domain.care.links import CareLink, Shared
from bot.domain.care.may_see import is_linked, may_see
from bot.domain.clinic.work import Item, Need
from bot.domain.doses import DoseState

SILENT_FOR: Final = timedelta(hours=48)
#: Over so many days a patient is measured for the threshold; under a week nothing is said.
MEASURED_DAYS: Final = 28
WEEK: Final = 7
_PERCENT: Final = 100

#: What a patient must have agreed to, so that the clinic is told.
NEEDED: Final[Mapping[Need, Shared | None]] = {
    Need.SIDE_EFFECT: Shared.RECORD,
    Need.UNCLAIMED: Shared.ALERTS,
    Need.SILENT: Shared.ALERTS,
    Need.MISSED_VISIT: None,  # the clinic's own
    Need.UNDELIVERABLE: Shared.REACH,
    Need.OPTED_OUT: Shared.REACH,
    Need.BELOW: Shared.WEEK,
    Need.FALLING: Shared.WEEK,
}


@dataclass(frozen=True, slots=True)
class Counted:
    """What became of the doses of some days."""

    states: Mapping[DoseState, int] = field(default_factory=dict)
    days: int = 0  #: on which any was due

    @property
    def taken(self) -> Range:
        """Of the doses due, those taken: silence counted as missed, and left out."""
        taken = self.states.get(DoseState.TAKEN, 0)
        answered = taken + self.states.get(DoseState.SKIPPED, 0)
        due = answered + self.states.get(DoseState.UNANSWERED, 0)
        return Range(Share(taken, due), Share(taken, answered))


@dataclass(frozen=True, slots=True)
class Figures:
    """What a clinic measures of a patient, night by night."""

    month: Counted = field(default_factory=Counted)
    week: Counted = field(default_factory=Counted)
    week_before: Counted = field(default_factory=Counted)

    @property
    def lowest(self) -> int | None:
        """Percent taken of what was due, silence counted as missed; None: too few days."""
        return _percent(self.month, self.month.taken.lowest)

    @property
    def highest(self) -> int | None:
        """Percent taken of what was answered."""
        return _percent(self.month, self.month.taken.answered)

    @property
    def falls(self) -> bool:
        """Whether they took clearly less than in the week before: one bad day of many medicines is
        one bad day."""
        before, now = self.week_before, self.week
        if now.days < WEEK or before.days < WEEK:
            return False
        lowest = before.taken.lowest, now.taken.lowest
        found = trend(*lowest, days_before=before.days, days_now=now.days)
        return found is not None and found.change is Change.WORSE


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of one patient at one look."""

    now: datetime
    today: date  #: by the patient's clock
    threshold: int | None = None
    lowest: int | None = None
    highest: int | None = None
    falls: bool = False
    asked_since_answer: datetime | None = None  #: the first dose asked of since they last answered
    opted_out_at: datetime | None = None  #: everywhere, since
    unreached_at: datetime | None = None  #: nothing arrives anywhere, since
    alert: tuple[str, datetime] | None = None  #: which stands unclaimed, and since when
    side_effects: Mapping[str, str] = field(default_factory=dict)  #: by remark, in their own words


@dataclass(frozen=True, slots=True)
class Concern:
    """One thing that needs a person."""

    need: Need
    cause: str
    detail: str = ""


def may_be_told(link: CareLink | None, need: Need, *, now: datetime) -> bool:
    """Return whether a patient lets their clinic know of that: the gate is asked at every look."""
    wanted = NEEDED[need]
    return is_linked(link, now=now) if wanted is None else may_see(link, wanted, now=now)


def may_be_seen(item: Item, link: CareLink | None, *, now: datetime) -> bool:
    """Return whether a clinic may look at an item: at its own always, at a patient's as far as they
    let it."""
    return item.patient is None or may_be_told(link, item.need, now=now)


def may_have_report(link: CareLink | None, *, now: datetime) -> bool:
    """Return whether a clinic may be given a report: it is whole, or it is none."""
    return link is not None and may_see(link, Shared.RECORD, now=now) and not link.terms.hidden


def concerns(seen: Seen) -> tuple[Concern, ...]:
    """Return everything about a patient that needs a person now."""
    return (*_of_words(seen), *_of_silence(seen), *_of_figures(seen))


def _of_words(seen: Seen) -> Iterator[Concern]:
    for remark, words in seen.side_effects.items():
        yield Concern(Need.SIDE_EFFECT, remark, words)


def _of_silence(seen: Seen) -> Iterator[Concern]:
    if seen.opted_out_at is not None:
        yield Concern(Need.OPTED_OUT, seen.opted_out_at.isoformat())
        return  # who said STOP is not silent
    if seen.unreached_at is not None:
        yield Concern(Need.UNDELIVERABLE, seen.unreached_at.isoformat())
        return
    if seen.alert is not None:
        yield Concern(Need.UNCLAIMED, seen.alert[0])
    first = seen.asked_since_answer
    if first is not None and seen.now - first >= SILENT_FOR:
        yield Concern(Need.SILENT, _week(seen))


def _of_figures(seen: Seen) -> Iterator[Concern]:
    cause = _week(seen)
    if seen.threshold is not None and seen.lowest is not None and seen.lowest < seen.threshold:
        highest = "" if seen.highest is None else seen.highest  # nothing was answered
        yield Concern(Need.BELOW, cause, f"{seen.lowest} {highest}".strip())
    if seen.falls:
        yield Concern(Need.FALLING, cause)


def _week(seen: Seen) -> str:
    """Return a cause that opens what goes on and on once a week at most."""
    year, week, _ = seen.today.isocalendar()
    return f"{year}-{week:02d}"


def _percent(counted: Counted, share: Share) -> int | None:
    if counted.days < WEEK or share.part is None:
        return None
    return int(share.part * _PERCENT)
