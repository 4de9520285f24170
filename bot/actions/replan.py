"""Plans again: slot plans from the regimen, and rounds and doses up to two days ahead from those.

Both are idempotent, and change only what was not asked yet.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from bot import formulary
from bot.actions import settled
from bot.actions.following import plan_following, turns_to_elapsed_time
from bot.actions.moves import Moves, Planned, may_move, moves
from bot.domain import agreed
from bot.domain.doses import Dose, DoseState, SkipReason
from bot.domain.errors import ChangedMeanwhile
from bot.domain.ids import PersonId, dose_id
from bot.domain.medications import Regimen
from bot.domain.people import Person
from bot.domain.rounds import Round
from bot.domain.rules import TimingRule
from bot.formulary.timing import timing_rules
from bot.planner import calendar
from bot.planner.calendar import local_date
from bot.planner.consolidate import consolidate, stretches
from bot.storage import Transaction

HORIZON: Final = timedelta(hours=48)
#: Who is planned less than a day ahead has another turn: this is one in a quarter of an hour.
_LOOK_SOON: Final = timedelta(hours=24, minutes=15)
_DAY: Final = timedelta(days=1)
_LOOK_BACK: Final = timedelta(hours=36)
#: Phases that begin later than this are planned for when they come nearer.
_PLANS_AHEAD: Final = timedelta(days=400)
#: After a longer outage than this the rounds in between are not even recorded.
_BACK_FILL: Final = timedelta(days=14)
_WHEN_OFF: Final = frozenset({SkipReason.PAUSED, SkipReason.TOLD_TO})


async def replan(
    tx: Transaction, patient: PersonId, *, now: datetime, rules: Sequence[TimingRule] = ()
) -> None:
    """Make the slot plans of `patient` again from the regimen and the routine, then the rounds."""
    person = await tx.people.get(patient)
    regimen = await tx.medications.regimen(patient)
    await _plan_slots(tx, person, regimen, now=now, rules=rules)
    await _plan_rounds(tx, person, regimen, now=now)
    await tx.care_watches.wake([patient], now)


async def plan_ahead(
    tx: Transaction, patient: PersonId, *, now: datetime, rules: Sequence[TimingRule] = ()
) -> None:
    """Make the rounds and doses of the next two days that are not there yet."""
    person = await tx.people.get(patient)
    regimen = await tx.medications.regimen(patient)
    today = local_date(now, person.tz)
    plans = await tx.plans.covering(patient, today)
    begins = stretches(regimen, today, today + HORIZON + _DAY)
    if not plans or not set(begins[1:]) <= {plan.starts for plan in plans}:
        await _plan_slots(tx, person, regimen, now=now, rules=rules)
    await _plan_rounds(tx, person, regimen, now=now)


async def _plan_slots(
    tx: Transaction,
    person: Person,
    regimen: Regimen,
    *,
    now: datetime,
    rules: Sequence[TimingRule],
) -> None:
    today = local_date(now, person.tz)
    if person.routine.off and not rules:  # some medicines keep their time on days off too
        rules = timing_rules(regimen, formulary.load()).rules
    agreements = await tx.agreements.of(person.id)
    plans = [
        consolidate(regimen, person.routine, rules, starts=day, agreed=agreed.on(agreements, day))
        for day in stretches(regimen, today, today + _PLANS_AHEAD)
    ]
    await tx.plans.save(person.id, plans, today)


async def _plan_rounds(tx: Transaction, person: Person, regimen: Regimen, *, now: datetime) -> None:
    first = local_date(now - _BACK_FILL, person.tz)
    plans = await tx.plans.covering(person.id, first)
    since = await _planned_until(tx, person.id, now=now)
    look_back = min(since, now) - _LOOK_BACK
    there = await _there(tx, person.id, since=look_back)
    wanted = calendar.planned(plans, regimen, zone=person.tz, since=look_back, until=now + HORIZON)
    known = await tx.doses.existing(person.id, local_date(look_back, person.tz) - _DAY)
    changes = moves(
        there,
        [Planned(round_, doses) for round_, doses in wanted],
        known={dose_id(*key) for key in known},
        since=since,
        now=now,
    )
    await _save(tx, changes)
    await _hold_what_is_off(tx, regimen, there, now=now)
    await plan_following(tx, person, regimen, now=now)
    again_soon = turns_to_elapsed_time(regimen, today=local_date(now, person.tz))
    await tx.people.planned_until(person.id, now + (_LOOK_SOON if again_soon else HORIZON))


async def _planned_until(tx: Transaction, patient: PersonId, *, now: datetime) -> datetime:
    """Return how far the patient is planned, if an outage lasted longer than the horizon, else now.

    What fell due in between is made now, so that it is on record as not asked.
    """
    until = await tx.people.is_planned_until(patient)
    return max(min(until or now, now), now - _BACK_FILL)


async def _there(tx: Transaction, patient: PersonId, *, since: datetime) -> list[Planned]:
    rounds = await tx.rounds.since(patient, since)
    doses = await tx.doses.of_rounds([round_.id for round_ in rounds])
    return [Planned(round_, doses.get(round_.id, ())) for round_ in rounds]


async def _save(tx: Transaction, changes: Moves) -> None:
    """Save what has changed, or nothing: somebody who was asked meanwhile keeps that round."""
    rounds = [*changes.rounds, *((gone, gone) for gone in changes.gone_rounds)]
    doses = [*changes.doses, *((gone, gone) for gone in changes.gone_doses)]
    await tx.rounds.add(changes.new_rounds)
    if len(await tx.rounds.replace_many(rounds)) < len(rounds):
        raise ChangedMeanwhile("a round was asked about while it was planned again")
    if len(await tx.doses.replace_many(doses)) < len(doses):
        raise ChangedMeanwhile("a dose was answered while it was planned again")
    await tx.doses.add(changes.new_doses)
    await tx.doses.remove([dose.id for dose in changes.gone_doses])
    await tx.rounds.remove([round_.id for round_ in changes.gone_rounds])


async def _hold_what_is_off(
    tx: Transaction, regimen: Regimen, there: Sequence[Planned], *, now: datetime
) -> None:
    """Hold what was paused or stopped while it was asked about; let go of what was resumed."""
    pairs = [
        (dose, after)
        for planned in there
        if not may_move(planned.round, now=now) and now < planned.round.closes_at
        for dose in planned.doses
        if (after := _held_or_not(dose, regimen, planned.round, now=now)) != dose
    ]
    saved = await tx.doses.replace_many(pairs)
    await settled.settle(tx, {dose.round for dose in saved if dose.round}, now=now)


def _held_or_not(dose: Dose, regimen: Regimen, round_: Round, *, now: datetime) -> Dose:
    medication = regimen.get(dose.medication)
    if medication is None or (dose.on_elapsed_time and round_.due_at > now):
        return dose
    if dose.state is DoseState.OPEN and now >= dose.window_ends_at:
        return dose  # it was not off in time: the next look says what became of it
    if dose.state is DoseState.OPEN:
        if not medication.is_due_at(now):
            return dose.hold(SkipReason.TOLD_TO)
        return dose.hold(SkipReason.PAUSED) if medication.is_paused(now) else dose
    if dose.state is not DoseState.HELD or dose.reason not in _WHEN_OFF:
        return dose
    is_off = medication.is_paused(now) or not medication.is_due_at(now)
    # One whose own window has ended meanwhile was held all the time.
    if not is_off and now < dose.window_ends_at:
        return dose.take_back(asked=round_.asked_at is not None, now=now)
    return dose
