"""Why every intake stands where it stands, and which single rule costs a slot."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import time, timedelta
from typing import Final

from bot.domain.ids import MedicationId
from bot.domain.medications import Regimen
from bot.domain.plans import Against, Code, Ground, Reason, ReasonValue
from bot.domain.rules import (
    Apart,
    AwayFromFood,
    AwayFromMeals,
    BeforeBed,
    EvenGaps,
    FirstAlone,
    FreeStretch,
    InPart,
    LeastGap,
    NearMeal,
    NeverMoved,
    NotTogether,
    Rule,
    Timing,
    TimingRule,
)
from bot.planner.answers import NoAnswer
from bot.planner.intakes import in_slots
from bot.planner.limits import ground
from bot.planner.medicines import Medicine
from bot.planner.own_day import MINUTES
from bot.planner.problem import Problem
from bot.planner.solving import Places, fewer

_OF_RULE: Final[Mapping[type[Timing], Code]] = {
    NearMeal: Code.FOOD,
    AwayFromMeals: Code.FOOD,
    AwayFromFood: Code.AWAY_FROM_FOOD,
    FirstAlone: Code.FIRST_ALONE,
    InPart: Code.PART,
    BeforeBed: Code.BEFORE_BED,
    Apart: Code.APART,
    NotTogether: Code.NOT_TOGETHER,
    LeastGap: Code.GAP,
    EvenGaps: Code.EVEN,
    FreeStretch: Code.FREE,
    NeverMoved: Code.NEVER_MOVED,
}
_OF_LABEL: Final[Mapping[str, Code]] = {
    Against.LABEL_FOOD: Code.FOOD,
    Against.LABEL_PART: Code.AS_WRITTEN,
    Against.LABEL_TIME: Code.PINNED,
    Against.CHOSEN: Code.CHOSEN,
}
#: Medicines that stand somewhere else by less than this have not moved.
_SAME: Final = 30


@dataclass(frozen=True, slots=True)
class Told:
    """All that there is to tell about a plan."""

    regimen: Regimen
    medicines: tuple[Medicine, ...]
    problem: Problem
    places: Places
    times_before: int
    rules: Sequence[TimingRule] = ()  #: of all medicines, also of those that have no slot
    broken: frozenset[Ground] = frozenset()  #: told as conflicts, so never as reasons

    @property
    def times(self) -> int:
        """How many slots there are."""
        return len(set(self.places.minutes))


def reasons(told: Told, *, seconds: float) -> tuple[Reason, ...]:
    """Return what there is to say, the whole day first, then medicine after medicine."""
    saved = "yes" if told.times < told.times_before else "no"
    numbers: dict[str, ReasonValue] = {
        "before": told.times_before,
        "now": told.times,
        "saved": saved,
    }
    found = [Reason(Code.IN_ALL, (), numbers)] if told.times else []
    for medicine in told.medicines:
        found += _of(medicine, told)
    found += _costs(told, seconds=seconds)
    found += _left_out(told)
    return tuple(reason for n, reason in enumerate(found) if reason not in found[:n])


def _of(medicine: Medicine, told: Told) -> Iterator[Reason]:
    numbers = [n for n, w in enumerate(told.problem.wanted) if w.medication == medicine.id]
    untrue = [_worded(each) for each in told.broken if each.rule or each.name in _OF_LABEL]
    grounds = _grounds(medicine, numbers, told)
    found = [*_joined(r for r in map(_worded, grounds) if r not in untrue)]
    others = _with(medicine.id, told)
    found += _moved(medicine.id, numbers, told, is_shared=bool(others))
    if others:
        found.append(Reason(Code.SHARED, (medicine.id, *others)))
    yield from found or [Reason(Code.USUAL, (medicine.id,))]


def _grounds(medicine: Medicine, numbers: list[int], told: Told) -> dict[Ground, None]:
    """Return all that decides where a medicine stands, each once."""
    grounds: dict[Ground, None] = {}
    for n in numbers:
        wanted = told.problem.wanted[n]
        if wanted.fixed:
            grounds[wanted.fixed] = None
        grounds |= dict.fromkeys(limit.ground for limit in wanted.limits)
    for pair in told.problem.pairs:
        if pair.ground.rule and isinstance(pair.ground.rule.value, NotTogether):
            continue  # a conflict says that, wherever both stand
        if pair.one in numbers and (pair.ground.rule or pair.ground.name in _OF_LABEL):
            grounds[pair.ground] = None
    slotted = {each.id for each in told.medicines}
    return grounds | dict.fromkeys(_beside_slots(medicine, slotted))


def _beside_slots(medicine: Medicine, slotted: set[MedicationId]) -> Iterator[Ground]:
    """Yield what is asked of a medicine that no search had to look at: milk, which is drunk
    whenever it is; what has no slot; the hours between intakes that nobody moves."""
    for rule in medicine.rules:
        match rule.rule.value:
            case AwayFromFood():
                yield ground(rule)
            case Apart(other) if other not in slotted:
                yield ground(rule)
            case EvenGaps() | LeastGap() if len(medicine.homes) > 1:
                yield ground(rule)
            case _:
                continue


def _worded(of: Ground) -> Reason:
    code = _OF_RULE[type(of.rule.value)] if of.rule else _OF_LABEL[of.name]
    if code is Code.FIRST_ALONE:  # before all others, whichever they are
        of = replace(of, medications=of.medications[:1])
    return Reason(code, of.medications, ground=of)


def _joined(found: Iterable[Reason]) -> Iterator[Reason]:
    """Yield reasons, those of one medicine that is kept as far away from several as one."""
    far: dict[tuple[timedelta, timedelta], list[Ground]] = defaultdict(list)
    for reason in found:
        match reason.ground:
            case Ground(rule=Rule(value=Apart(before=before, after=after))) as ground:
                far[before, after].append(ground)
            case _:
                yield reason
    for grounds in far.values():
        others = (other for ground in grounds for other in ground.medications[1:])
        medications = (*grounds[0].medications[:1], *others)
        yield _worded(replace(grounds[0], medications=medications))


def _moved(
    medication: MedicationId, numbers: list[int], told: Told, *, is_shared: bool
) -> Iterator[Reason]:
    """Yield from when to when intakes move, and beside what, unless that is told anyway."""
    for n in numbers:
        wanted, place = told.problem.wanted[n], told.places.minutes[n]
        home = wanted.home if wanted.now is None else wanted.now
        if abs(place - home) >= _SAME:
            values: dict[str, ReasonValue] = {
                "since": _clock(home),
                "to": _clock(place),
                "minutes": abs(place - home),
            }
            beside = () if is_shared else _beside(n, told)
            yield Reason(
                Code.MOVED, (medication, *beside), values | {"beside": "yes" if beside else "no"}
            )


def _with(medication: MedicationId, told: Told) -> tuple[MedicationId, ...]:
    """Return what always stands together with a medicine, and on the same days."""
    stands: dict[MedicationId, set[tuple[int, frozenset[int]]]] = {}
    for wanted, minute in zip(told.problem.wanted, told.places.minutes, strict=True):
        stands.setdefault(wanted.medication, set()).add((minute, wanted.days))
    mine = stands[medication]
    return tuple(each for each, theirs in stands.items() if each != medication and theirs == mine)


def _beside(n: int, told: Told) -> tuple[MedicationId, ...]:
    """Return what one intake shares its slot with, on some day at least."""
    mine = told.problem.wanted[n]
    return tuple(
        dict.fromkeys(
            wanted.medication
            for wanted, minute in zip(told.problem.wanted, told.places.minutes, strict=True)
            if minute == told.places.minutes[n] and wanted.days & mine.days
            if wanted.medication != mine.medication
        )
    )


def _costs(told: Told, *, seconds: float) -> Iterator[Reason]:
    """Yield each ground without which fewer slots would do, found by solving again without it."""
    if told.times < 2:
        return
    rules: dict[tuple[str, MedicationId], list[Ground]] = {}
    for each in told.problem.grounds():
        is_never = each.rule is not None and isinstance(each.rule.value, NotTogether)
        if not is_never and (each.rule or each.name == Against.LABEL_OFTEN):
            rules.setdefault((each.name, each.medications[0]), []).append(each)
    for grounds in rules.values():
        try:
            now = fewer(told.problem.without(grounds), told.places, seconds=seconds)
        except NoAnswer:  # what nobody knows is not told
            continue
        if now is not None:
            medications = dict.fromkeys(each for g in grounds for each in g.medications)
            values = {"times": now, "fewer": told.times - now}
            yield Reason(Code.COSTS, tuple(medications), values, grounds[0])


def _left_out(told: Told) -> Iterator[Reason]:
    inside = {medicine.id for medicine in told.medicines}
    for medication in told.regimen.current:
        if medication.id not in inside and any(
            not in_slots(phase.directions.schedule) for phase in medication.phases
        ):
            yield Reason(Code.NOT_IN_SLOTS, (medication.id,))
            yield from _joined(_worded(ground(rule)) for rule in _kept_apart(medication.id, told))


def _kept_apart(medication: MedicationId, told: Told) -> Iterator[TimingRule]:
    """Yield what keeps a medicine without a slot away from others."""
    for rule in told.rules:
        if rule.medication == medication and isinstance(rule.rule.value, Apart):
            yield rule


def _clock(minute: int) -> time:
    minute %= MINUTES
    return time(minute // 60, minute % 60)
