"""Makes a report of what is kept of some days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.adherence.counting import count
from bot.domain.adherence.periods import Period
from bot.domain.doses import Dose, Extra
from bot.domain.ids import PersonId
from bot.domain.medications import Regimen
from bot.domain.notes import Remark
from bot.domain.people import Person, Role
from bot.domain.reports.listing import Counted
from bot.domain.reports.report import AdherenceReport


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of some days of a patient's, and of as many before them."""

    patient: Person
    days: Period
    regimen: Regimen
    doses: Sequence[Dose]
    earlier: Sequence[Dose]
    extras: Sequence[Extra]
    remarks: Sequence[Remark]
    tellers: Mapping[PersonId, Role]


def made(kept: Kept, *, now: datetime) -> AdherenceReport:
    """Return the report as of now."""
    days, zone = kept.days, kept.patient.tz
    known = Counted(
        kept.regimen,
        days,
        zone,
        figures=count(kept.doses, kept.extras, kept.regimen, days=days, zone=zone),
        before=count(kept.earlier, (), kept.regimen, days=days.before, zone=zone),
    )
    return AdherenceReport(
        patient=kept.patient,
        days=days,
        made_at=now,
        medicines=known.medicines(kept.doses, now=now),
        figures=known.figures,
        against=known.against(),
        extras=tuple(extra for extra in kept.extras if not extra.undone),
        remarks=tuple(kept.remarks),
        tellers=kept.tellers,
    )
