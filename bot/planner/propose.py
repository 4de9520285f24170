"""Proposes the fewest slots for a regimen, with reasons; the patient decides whether they hold.

`consolidate` stays what is in force: nothing moves without a yes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, time
from typing import Final

from bot.domain.errors import BadInput
from bot.domain.ids import MedicationId
from bot.domain.medications import Regimen
from bot.domain.plans import Against, Conflict, Ground, Proposal
from bot.domain.routine import DaysOff, Routine
from bot.domain.rules import NotTogether, TimingRule
from bot.domain.slots import SlotItem, SlotPlan
from bot.planner import staying
from bot.planner.answers import Deadline, NoAnswer, left_of
from bot.planner.asking import Asking, Fixed, Now
from bot.planner.breaking import widened
from bot.planner.giving_way import give_way, left_standing, unproven
from bot.planner.limits import Foods, ground
from bot.planner.medicines import Medicine, medicines
from bot.planner.naive import times_before
from bot.planner.own_day import MINUTES, own_day
from bot.planner.problem import Forbidden, Problem, Spaced
from bot.planner.reasons import Told, reasons
from bot.planner.slots import slots
from bot.planner.solving import SECONDS, Places, is_possible, solve

MOST_MEDICINES: Final = 60


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose day is planned: the routine, the rules for the medicines, and what holds today."""

    routine: Routine
    rules: Sequence[TimingRule] = ()
    today: SlotPlan | None = None
    chosen: frozenset[SlotItem] = frozenset()  #: what the patient wants where it stands today
    foods: Foods = field(default_factory=dict)  #: which meals have which kind of food ("dairy")


def propose(
    regimen: Regimen, asked: Asked, *, starts: date, seconds: float = SECONDS, explain: bool = True
) -> Proposal:
    """Return the fewest slots for `regimen` from `starts` on.

    All searches together take so many seconds, and the reasons half as many again; what is not
    proven by then is told. What cannot be met is a conflict of the proposal; every intake has its
    slot all the same. Raise `BadInput` where the routine is out of order or there are too many
    medicines.
    """
    if len(regimen.current) > MOST_MEDICINES:
        raise BadInput(
            f"{len(regimen.current)} medicines are more than the {MOST_MEDICINES} that can be "
            "planned at once; leave out what is not taken any more"
        )
    day = own_day(asked.routine)
    seconds = Deadline(seconds)
    inside = medicines(regimen, asked.routine, asked.rules, day=day, starts=starts)
    asking = Asking(inside, day, asked.foods, standing(asked.today), {})
    asking = replace(asking, fixed=dict(fixed(asking, seconds, asked.chosen)))
    asking = _with_days_off(asking, asked.routine.off, seconds)
    problem, clashes = _decided(asking.problem())
    problem, found, given = _best(problem, seconds)
    plan = slots(problem, found.minutes, patient=regimen.patient, starts=starts, today=asked.today)
    plan = staying.with_days_off(plan, regimen, asked.rules, asking.off)
    before = times_before(inside, day)
    conflicts = tuple(dict.fromkeys((*asking.clashes(), *filter(_is_new, (*clashes, *given)))))
    broken = frozenset(conflict.broken for conflict in conflicts)
    told = Told(regimen, tuple(inside), problem, found, before, asked.rules, broken)
    return Proposal(
        plan=plan,
        reasons=reasons(told, seconds=Deadline(seconds / 2)) if explain else (),
        conflicts=conflicts,
        optimal=found.optimal,
        bound=found.bound,
        times_before=before,
    )


def _is_new(conflict: Conflict) -> bool:
    """Return whether a conflict is not told anyway, as what no time helps is."""
    rule = conflict.broken.rule
    return rule is None or not isinstance(rule.value, NotTogether)


def _with_days_off(asking: Asking, off: DaysOff | None, seconds: float) -> Asking:
    """Return what is asked with its days off, unless only the same times every day keep all
    limits."""
    if off is None:
        return asking
    later = replace(asking, off=off)
    with suppress(NoAnswer):
        if is_possible(later.problem(), seconds=seconds):
            return later
        return asking if is_possible(asking.problem(), seconds=seconds) else later
    return asking


def standing(today: SlotPlan | None) -> Now:
    """Return the minute at which each intake stands in a plan."""
    return {
        (item.medication, item.nth): slot.time.hour * 60
        + slot.time.minute
        + MINUTES * slot.after_midnight
        for slot in (today.slots if today else ())
        for item in slot.items
    }


def fixed(
    asking: Asking, seconds: float, chosen: Collection[SlotItem] = ()
) -> Iterator[tuple[tuple[MedicationId, int], tuple[int, Ground]]]:
    """Yield what must stand at a minute: what is pinned, what nobody moves, and what was chosen.

    A medicine that is never moved stands where it stands today; a new one where it would stand if
    it were the only one.
    """
    for medicine in asking.medicines:
        pins = {
            (medicine.id, home.nth): (home.minute, medicine.label(Against.LABEL_TIME))
            for home in medicine.homes
            if isinstance(home.when, time)
        }
        wishes = {
            (item.medication, item.nth): medicine.label(Against.CHOSEN)
            for item in chosen
            if item.medication == medicine.id
        }
        yield from (
            (key, (asking.now[key], why)) for key, why in wishes.items() if key in asking.now
        )
        yield from pins.items()
        if rule := medicine.never_moved:
            for key, minute in _alone(medicine, asking, pins, seconds).items():
                yield key, pins.get(key, (minute, ground(rule)))


def _alone(
    medicine: Medicine, asking: Asking, pins: Fixed, seconds: float
) -> Mapping[tuple[MedicationId, int], int]:
    keys = [(medicine.id, home.nth) for home in medicine.homes]
    if all(key in asking.now for key in keys):
        return {key: asking.now[key] for key in keys}
    problem = replace(asking, medicines=[medicine], fixed=pins, now={}).problem()
    homes = tuple(wanted.home for wanted in problem.wanted)
    if not problem.is_met_by(homes):
        with suppress(NoAnswer):
            found = solve(problem, seconds=seconds)
            homes = found.minutes if found else homes
    return dict(zip(keys, homes, strict=True))


def _decided(problem: Problem) -> tuple[Problem, list[Conflict]]:
    """Return the problem without what fixed intakes leave no choice about, and what they break."""
    broken = [
        Conflict(limit.ground, wanted.fixed, is_in_the_plan=False)
        for wanted in problem.wanted
        if wanted.fixed
        for limit in wanted.limits
        if not limit.holds(wanted.home)
    ]
    decided: set[Forbidden | Spaced] = set()
    for pair in problem.pairs:
        one, other = problem.wanted[pair.one], problem.wanted[pair.other]
        if one.fixed and other.fixed:
            decided.add(pair)
            if pair.ground.rule and not pair.holds(one.home, other.home):
                broken.append(Conflict(pair.ground, other.fixed, is_in_the_plan=False))
    return replace(
        problem,
        forbidden=tuple(pair for pair in problem.forbidden if pair not in decided),
        spaced=tuple(pair for pair in problem.spaced if pair not in decided),
    ), broken


def _best(problem: Problem, seconds: float) -> tuple[Problem, Places, tuple[Conflict, ...]]:
    """Return the best places, in what is left of the problem after some of it gave way.

    Where the time was too short to prove that, what is placed quickly holds, and that is told. Each
    search leaves half of the time to those that follow.
    """
    with suppress(NoAnswer):
        if places := solve(problem, seconds=_half(seconds)):
            return problem, places, ()
        given = give_way(problem, seconds=_half(seconds))
        if places := solve(given.problem, seconds=_half(seconds)):
            standing = {*left_standing(problem, places.minutes)}
            conflicts = tuple(each for each in given.conflicts if each.broken in standing)
            return given.problem, places, conflicts
    return _found_quickly(problem, seconds)


def _found_quickly(
    problem: Problem, seconds: float
) -> tuple[Problem, Places, tuple[Conflict, ...]]:
    from bot.planner.not_in_time import placed  # here: NumPy is large, and only a search needs it

    quickly = placed(problem)
    wider = widened(problem, dict(enumerate(quickly)))
    places = None
    with suppress(NoAnswer):
        places = solve(wider, seconds=seconds)
    minutes = places.minutes if places else quickly
    return problem, Places(minutes, optimal=False, bound=0), unproven(problem, minutes)


def _half(seconds: float) -> Deadline:
    return Deadline(left_of(seconds) / 2)
