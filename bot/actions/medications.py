"""Changes the list of medicines: add, change, stop, pause, resume, call by another name.

Each is one change that UNDO can take back, one audit row, and a new plan.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final

from bot.actions import as_before, replan
from bot.domain.changes import Change, ChangeKind
from bot.domain.ids import ChangeId, MedicationId, new_id
from bot.domain.life import Life
from bot.domain.medications import Medication, Pause, Phase
from bot.domain.people import Person
from bot.planner.calendar import instant, local_date
from bot.storage import Transaction

_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class By:
    """Whose list is changed, by whom, and when."""

    patient: Person
    actor: Person
    at: datetime

    @property
    def today(self) -> date:
        """The patient's date."""
        return local_date(self.at, self.patient.tz)


async def add(tx: Transaction, medication: Medication, by: By) -> None:
    """Put a medicine on the list. It begins at its next future slot, never at once."""
    await tx.medications.add(by.patient.id, medication)
    await as_before.after_a_change(tx, by.patient, now=by.at)
    await _keep(tx, by, ChangeKind.ADDED, before=(), added=(medication.id,))


async def change(
    tx: Transaction, old: Medication, named: Medication, told: Phase | tuple[Phase, ...], by: By
) -> Medication:
    """Take a medicine by other directions from today on, or from the later day they name; until
    then, and for the past, the old ones hold."""
    first, *later = (told,) if isinstance(told, Phase) else told
    starts = max(first.starts or by.today, by.today)
    kept = tuple(_until(old.phases, starts - _DAY))
    new = replace(
        old,
        name=named.name,
        strength=named.strength,
        form=named.form,
        purpose=named.purpose,
        phases=(*kept, replace(first, starts=starts), *later),
    )
    await as_before.after_a_change(tx, by.patient, now=by.at)
    return await _replace(tx, old, new, by, ChangeKind.EDITED)


async def stop(tx: Transaction, old: Medication, by: By) -> Medication:
    """Note that the patient no longer takes a medicine."""
    await as_before.after_a_change(tx, by.patient, now=by.at)
    return await _replace(tx, old, replace(old, stopped_at=by.at), by, ChangeKind.STOPPED)


async def pause(
    tx: Transaction,
    medications: Sequence[Medication],
    until: date | None,
    by: By,
    *,
    life: Life | None = None,
) -> None:
    """Hold medicines from now, up to the beginning of `until` or until somebody resumes them.
    `life`: what was not regular before, where that changes with it."""
    ends = instant(until, time(0), by.patient.tz) if until else None
    for old in medications:
        pauses = (*_ended(old.pauses, by.at), Pause(by.at, ends))
        await tx.medications.replace(by.patient.id, old, replace(old, pauses=pauses))
    await _keep(tx, by, ChangeKind.PAUSED, before=tuple(medications), life=life)


async def resume(
    tx: Transaction, medications: Sequence[Medication], by: By, *, life: Life | None = None
) -> None:
    """Go on with medicines that were held."""
    for old in medications:
        new = replace(old, pauses=tuple(_ended(old.pauses, by.at)))
        await tx.medications.replace(by.patient.id, old, new)
    await _keep(tx, by, ChangeKind.RESUMED, before=tuple(medications), life=life)


async def nickname(tx: Transaction, old: Medication, name: str, by: By) -> Medication:
    """Call a medicine by the patient's own word from now on."""
    return await _replace(tx, old, replace(old, nickname=name), by, ChangeKind.EDITED)


async def purpose(tx: Transaction, old: Medication, what: str, by: By) -> Medication:
    """Note what a medicine is for."""
    return await _replace(tx, old, replace(old, purpose=what), by, ChangeKind.EDITED)


async def _replace(
    tx: Transaction, old: Medication, new: Medication, by: By, kind: ChangeKind
) -> Medication:
    saved = await tx.medications.replace(by.patient.id, old, new)
    await _keep(tx, by, kind, before=(old,))
    return saved


async def _keep(  # noqa: PLR0913 - what UNDO takes back has so many parts
    tx: Transaction,
    by: By,
    kind: ChangeKind,
    *,
    before: tuple[Medication, ...],
    added: tuple[MedicationId, ...] = (),
    life: Life | None = None,
) -> None:
    subjects = [*added, *(medication.id for medication in before)]
    await tx.changes.add(
        Change(
            id=ChangeId(new_id()),
            person=by.actor.id,
            patient=by.patient.id,
            kind=kind,
            at=by.at,
            medications=before,
            added=added,
            life=life,
        )
    )
    for subject in subjects:
        await tx.audit.write(
            by.patient.id,
            at=by.at,
            actor=by.actor.id,
            action=f"medication {kind}",
            subject=str(subject),
        )
    await replan.replan(tx, by.patient.id, now=by.at)


def _until(phases: Sequence[Phase], last: date) -> list[Phase]:
    """Return the phases that have begun by the day `last`, none of which goes on after it."""
    return [
        replace(phase, ends=last) if phase.ends is None or phase.ends > last else phase
        for phase in phases
        if phase.starts is None or phase.starts <= last
    ]


def _ended(pauses: Sequence[Pause], at: datetime) -> list[Pause]:
    """Return pauses of which none reaches beyond `at`."""
    return [
        replace(pause, until=at) if pause.covers(at) else pause
        for pause in pauses
        if pause.since <= at
    ]
