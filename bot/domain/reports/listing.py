"""Makes the medicines of a report: those on the list, and those that were taken in these days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import Final

from bot.domain.adherence.figures import Figures, MedicationFigures
from bot.domain.adherence.measures import Comparison, compared
from bot.domain.adherence.periods import Period
from bot.domain.doses import Dose, DoseState
from bot.domain.ids import MedicationId
from bot.domain.medications import Medication, Phase, Regimen
from bot.domain.reports.marks import marks
from bot.domain.reports.report import ListedMedicine, Standing

_ORDER: Final = (Standing.CURRENT, Standing.ON_HOLD, Standing.TO_COME, Standing.ENDED)


@dataclass(frozen=True, slots=True)
class Counted:
    """What was counted in some days, and in as many before them."""

    regimen: Regimen
    days: Period
    zone: tzinfo
    figures: Figures
    before: Figures

    def medicines(self, doses: Sequence[Dose], *, now: datetime) -> tuple[ListedMedicine, ...]:
        """Return the medicines of a report, what stands on the list first."""
        by_medication: dict[MedicationId, list[Dose]] = {}
        for dose in doses:
            if dose.state is not DoseState.OPEN:
                by_medication.setdefault(dose.medication, []).append(dose)
        found = [
            self._listed(each, by_medication.get(each.id, ()), now=now)
            for each in self._all(by_medication)
        ]
        shown = [each for each in found if each.standing is not Standing.ENDED or each.figures]
        return tuple(sorted(shown, key=lambda each: _ORDER.index(each.standing)))

    def against(self) -> Comparison | None:
        """Return how much was taken of all that was due, against the period before."""
        now, earlier = self.figures.overall, self.before.overall
        before = now[-2] if len(now) > 1 else earlier[-1]
        return compared(before, now[-1])

    def _all(self, doses: dict[MedicationId, list[Dose]]) -> Iterator[Medication]:
        """Yield every medicine, and what is known by its doses alone."""
        yield from self.regimen.medications
        for id_, found in doses.items():
            if self.regimen.get(id_) is None:
                yield Medication(id_, found[-1].label.name, ())

    def _listed(
        self, medication: Medication, doses: Sequence[Dose], *, now: datetime
    ) -> ListedMedicine:
        today = now.astimezone(self.zone).date()
        return ListedMedicine(
            medication=medication,
            standing=_standing(medication, today, now=now, zone=self.zone),
            phases=_phases(medication, today),
            since=_since(medication, self.zone),
            figures=_of(medication.id, self.figures),
            against=self._against(medication.id),
            doses=tuple(doses),
            marks=marks(doses, days=self.days, zone=self.zone),
        )

    def _against(self, id_: MedicationId) -> Comparison | None:
        now, earlier = _of(id_, self.figures), _of(id_, self.before)
        periods = [*(earlier.periods if earlier else ()), *(now.periods if now else ())]
        if now is None or not now.periods or len(periods) < 2:
            return None
        return compared(periods[-2].measures, periods[-1].measures)


def _of(id_: MedicationId, figures: Figures) -> MedicationFigures | None:
    return next((each for each in figures.medications if each.medication == id_), None)


def _standing(medication: Medication, today: date, *, now: datetime, zone: tzinfo) -> Standing:
    if medication.stopped_at is not None or _is_over(medication.phases, today):
        return Standing.ENDED
    if medication.is_paused(now):
        return Standing.ON_HOLD
    since = _since(medication, zone)
    return Standing.TO_COME if since and since > today else Standing.CURRENT


def _is_over(phases: Iterable[Phase], today: date) -> bool:
    return all(phase.ends is not None and phase.ends < today for phase in phases)


def _phases(medication: Medication, today: date) -> tuple[Phase, ...]:
    """Return the phases that are not over; the last where all are."""
    going_on = tuple(each for each in medication.phases if not _is_over([each], today))
    return going_on or medication.phases[-1:]


def _since(medication: Medication, zone: tzinfo) -> date | None:
    """Return the first day on which it was to be taken."""
    starts = [phase.starts for phase in medication.phases[:1] if phase.starts]
    begins = [medication.begins_at.astimezone(zone).date()] if medication.begins_at else []
    return max([*starts, *begins], default=None)
