"""Plans what runs on elapsed time: the next dose hangs on the one last really taken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from bot.actions.moves import is_loose, may_move
from bot.domain.doses import Dose
from bot.domain.errors import ChangedMeanwhile
from bot.domain.ids import RoundId
from bot.domain.medications import Medication, Regimen
from bot.domain.people import Person
from bot.domain.rounds import Round
from bot.domain.schedules import AfterDose, EveryHours
from bot.planner import elapsed
from bot.planner.calendar import local_date
from bot.storage import Transaction

#: An interval lasts up to 31 days, so the dose before it is found within so many.
_LOOK_BACK: Final = timedelta(days=40)
_AHEAD: Final = timedelta(hours=48)
_ABOUT_NOW: Final = timedelta(days=2)


def runs_on_elapsed_time(medication: Medication) -> bool:
    """Return whether any phase of `medication` is counted from a dose that was really taken."""
    schedules = (phase.directions.schedule for phase in medication.phases)
    return any(
        isinstance(s, AfterDose) or (isinstance(s, EveryHours) and s.runs_on_elapsed_time)
        for s in schedules
    )


def turns_to_elapsed_time(regimen: Regimen, *, today: date) -> bool:
    """Return whether directions change about now for what is counted from a dose really taken.

    Its first dose is known only when the last one by the old directions was answered or closed.
    """
    starts = [p.starts for m in regimen.current if runs_on_elapsed_time(m) for p in m.phases]
    return any(day and abs(day - today) <= _ABOUT_NOW for day in starts)


async def plan_following(
    tx: Transaction, person: Person, regimen: Regimen, *, now: datetime
) -> None:
    """Make the next dose of what runs on elapsed time, and take back what no longer does."""
    if not any(runs_on_elapsed_time(m) for m in regimen.medications):
        return
    today = local_date(now, person.tz)
    doses = await tx.doses.between(person.id, today - _LOOK_BACK, today + _LOOK_BACK)
    rounds = await tx.rounds.get_many({d.round for d in doses if d.round and d.on_elapsed_time})
    moving = {id_ for id_, round_ in rounds.items() if may_move(round_, now=now)}
    for medication in filter(runs_on_elapsed_time, regimen.medications):
        mine = [dose for dose in doses if dose.medication == medication.id]
        pending = [d for d in mine if d.round in moving and is_loose(d)]
        known = [dose for dose in mine if dose not in pending]
        last = await _last(tx, medication, known)
        found = elapsed.next_dose(medication, last, person=person, regimen=regimen, now=now)
        if found and (found[0].due_at >= now + _AHEAD or found[1].id in {d.id for d in known}):
            found = None
        await _stand(tx, pending, rounds, found)


async def _last(tx: Transaction, medication: Medication, known: Sequence[Dose]) -> Dose | None:
    """Return the dose from which the next one is counted."""
    schedules = (phase.directions.schedule for phase in medication.phases)
    after = next((s for s in schedules if isinstance(s, AfterDose)), None)
    if after is not None:
        return await tx.doses.last_taken(after.other)
    return known[-1] if known else None


async def _stand(
    tx: Transaction,
    pending: Sequence[Dose],
    theirs: Mapping[RoundId, Round],
    found: tuple[Round, Dose] | None,
) -> None:
    """Let `found` stand in the place of `pending` and `theirs`, without touching what is right
    already, nor what somebody was asked about meanwhile."""
    keep = next((d for d in pending if found and _same(d, found[1])), None)
    gone = [dose for dose in pending if dose is not keep]
    rounds = [theirs[dose.round] for dose in gone if dose.round]
    if len(await tx.rounds.replace_many([(r, r) for r in rounds])) < len(rounds):
        raise ChangedMeanwhile("a round was asked about while what follows was planned")
    if len(await tx.doses.replace_many([(d, d) for d in gone])) < len(gone):
        raise ChangedMeanwhile("a dose was answered while what follows was planned")
    await tx.doses.remove([dose.id for dose in gone])
    await tx.rounds.remove([round_.id for round_ in rounds])
    if found and keep is None:
        await tx.rounds.add([found[0]])
        await tx.doses.add([found[1]])


def _same(dose: Dose, other: Dose) -> bool:
    return (dose.id, dose.due_at, dose.label, dose.state) == (
        other.id,
        other.due_at,
        other.label,
        other.state,
    )
