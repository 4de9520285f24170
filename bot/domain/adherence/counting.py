"""Counts the figures of a stretch of days out of the doses that stand in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, tzinfo

from bot.domain.adherence.figures import Figures, MedicationFigures
from bot.domain.adherence.measures import (
    Measures,
    OfMedication,
    of_everything,
    of_medication,
)
from bot.domain.adherence.periods import Period, periods
from bot.domain.adherence.shares import Share
from bot.domain.adherence.slots import of_slots
from bot.domain.doses import Dose, DoseState, Extra, ExtraKind
from bot.domain.ids import MedicationId
from bot.domain.medications import Medication, Regimen


def count(
    doses: Iterable[Dose],
    extras: Iterable[Extra],
    regimen: Regimen,
    *,
    days: Period,
    zone: tzinfo,
) -> Figures:
    """Count what became of `doses` on some days of the patient's, whose clock is `zone`.

    Medications stand in the order of the patient's list; the extras are those of the same days.
    """
    counted = [each for each in extras if not each.undone]
    by_medication: dict[MedicationId, list[Dose]] = {m.id: [] for m in regimen.medications}
    for dose in doses:
        if days.covers(dose.local_date) and dose.state is not DoseState.OPEN:
            by_medication.setdefault(dose.medication, []).append(dose)
    whole = _Whole(regimen, days, zone, counted)
    planned = [each for found in by_medication.values() for each in found if each.round is not None]
    overall = whole.overall(planned)
    return Figures(
        first=days.first,
        last=days.last,
        medications=tuple(whole.of(id_, found) for id_, found in by_medication.items() if found),
        extras=Counter(extra.kind for extra in counted),
        overall=overall,
        slots=of_slots(d for d in planned if overall[-1].period.covers(d.local_date)),
    )


@dataclass(frozen=True, slots=True)
class _Whole:
    """What the figures of every medication are made with."""

    regimen: Regimen
    days: Period
    zone: tzinfo
    extras: Sequence[Extra]

    def overall(self, planned: Sequence[Dose]) -> tuple[Measures, ...]:
        critical = {each.id for each in self.regimen.medications if each.time_critical}
        too_many = self._too_many(None)
        return tuple(
            of_everything(planned, each, time_critical=critical, too_many=too_many)
            for each in self._periods(self.regimen.medications)
        )

    def of(self, id_: MedicationId, doses: Sequence[Dose]) -> MedicationFigures:
        known = self.regimen.get(id_)
        label = max(doses, key=lambda dose: dose.due_at).label
        planned = [dose for dose in doses if dose.round is not None]
        needed = [d for d in doses if d.round is None and d.state is DoseState.TAKEN]
        by_day = Counter(dose.local_date for dose in needed)
        states = Counter(dose.state for dose in planned)
        taken = [dose for dose in planned if dose.state is DoseState.TAKEN]
        late = sum(dose.was_late for dose in taken)
        unknown = sum(dose.taken_at is None for dose in taken)
        return MedicationFigures(
            medication=id_,
            name=" ".join(filter(None, (known.name, known.strength))) if known else label.name,
            nickname=known.nickname if known else label.nickname,
            position=self.regimen.position(id_),
            taken_on_time=len(taken) - late - unknown,
            taken_late=late,
            taken_at_unknown_time=unknown,
            skipped_for=Counter(d.reason for d in planned if d.state is DoseState.SKIPPED),
            unanswered_doses=states[DoseState.UNANSWERED],
            held_doses=states[DoseState.HELD],
            doses_not_asked=states[DoseState.NOT_ASKED],
            as_needed_times=len(needed),
            as_needed_days=Share(len(by_day), self.days.days),
            as_needed_most=max(by_day.values(), default=0),
            periods=self._measured(known, planned),
        )

    def _measured(
        self, medication: Medication | None, planned: Sequence[Dose]
    ) -> tuple[OfMedication, ...]:
        """Return the measures of a medication's planned doses, without periods that had none."""
        critical = medication is not None and medication.time_critical
        too_many = self._too_many(planned[0].medication if planned else None)
        return tuple(
            of_medication(planned, period, time_critical=critical, too_many=too_many)
            for period in self._periods([medication] if medication else [])
            if any(period.covers(dose.local_date) for dose in planned)
        )

    def _periods(self, medications: Iterable[Medication]) -> tuple[Period, ...]:
        return periods(medications, first=self.days.first, last=self.days.last, zone=self.zone)

    def _too_many(self, medication: MedicationId | None) -> frozenset[date]:
        """Return the days on which more was taken than was due: of one medication, or of any."""
        return frozenset(
            (extra.taken_at or extra.report.heard_at).astimezone(self.zone).date()
            for extra in self.extras
            if extra.kind is not ExtraKind.WRONG and medication in (None, extra.medication)
        )
