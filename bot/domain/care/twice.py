"""Keeps two people from giving one dose: whoever comes second hears who was first, and when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.domain.care.links import CareLink, Deed
from bot.domain.care.may_see import may_do
from bot.domain.doses import Basis, Dose, DoseState, Report
from bot.domain.errors import IllegalStep
from bot.domain.gaps import Intaken, too_soon
from bot.domain.ids import PersonId
from bot.domain.people import ChannelName


@dataclass(frozen=True, slots=True)
class Recorded:
    """That dose is recorded as taken. "Do not give it again." """

    by: PersonId | None
    heard_at: datetime | None
    taken_at: datetime | None  #: None: nobody said when
    basis: Basis | None


@dataclass(frozen=True, slots=True)
class TooSoon:
    """Another intake of the same medicine was so short a time ago that its gap is not over."""

    last_at: datetime
    over_at: datetime


@dataclass(frozen=True, slots=True)
class Free:
    """Nothing is known that speaks against recording it."""


Verdict = Recorded | TooSoon | Free


def before_giving(dose: Dose, taken: Iterable[Intaken], *, now: datetime) -> Verdict:
    """Return what is known before anybody gives a dose, or says that they did.

    A statement of the record, never advice.
    """
    if dose.state is DoseState.TAKEN:
        return Recorded(dose.reported_by, dose.heard_at, dose.taken_at, dose.basis)
    known = [intake for intake in taken if intake.medication == dose.medication]
    over_at = too_soon([dose], known, now=now).get(dose.id)
    if over_at is None:
        return Free()
    return TooSoon(max(intake.at for intake in known), over_at)


def report_of(
    link: CareLink | None, dose: Dose, channel: ChannelName, basis: Basis, *, now: datetime
) -> Report:
    """Return a caregiver's own report of a dose, kept as theirs; they say how they know."""
    if link is None or not may_do(link, Deed.REPORT, now=now, of=dose.medication):
        raise IllegalStep("the patient has not agreed to that")
    return Report(by=link.caregiver, channel=channel, heard_at=now, basis=basis)
