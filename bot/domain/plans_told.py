"""Turns what a proposal says into sentences by name, with values; `language` has the words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from decimal import Decimal

from bot.domain.deliveries import Item, Utterance, Value
from bot.domain.ids import MedicationId
from bot.domain.medications import Food, Regimen
from bot.domain.plans import Against, Code, Conflict, Ground, Reason
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
    Timing,
)
from bot.domain.schedules import AfterDose, AsNeeded, DayPart

_FOODS = {
    Food.WITH: "with",
    Food.BEFORE: "before",
    Food.AFTER: "after",
    Food.EMPTY: "empty",
    Food.ANY: "any",
}
_WHOLE = {
    DayPart.MORNING: {DayPart.WAKING, DayPart.MORNING},
    DayPart.EVENING: {DayPart.EVENING, DayPart.BEDTIME},
}


def told(reason: Reason, regimen: Regimen) -> Utterance:
    """Return a reason as an utterance."""
    if reason.code is Code.COSTS and reason.ground:
        return _costs(reason, reason.ground, regimen)
    if reason.ground:
        return ground_told(reason.ground, regimen)
    values: dict[str, Value] = {
        name: value.value if isinstance(value, Food) else value
        for name, value in reason.values.items()
    }
    if reason.medications:
        values |= _who(reason.medications, regimen)
    return Utterance(f"plan-{reason.code}", values)


def conflicts_told(conflicts: Sequence[Conflict], regimen: Regimen) -> tuple[Utterance, ...]:
    """Return conflicts as utterances: what was insisted on in one, each other by itself."""
    insisted = [each for each in conflicts if each.against.name == Against.CHOSEN]
    others = [conflict_told(each, regimen) for each in conflicts if each not in insisted]
    if insisted:
        rules = dict.fromkeys(each.broken for each in insisted)
        told = tuple(ground_told(rule, regimen) for rule in rules)
        others.append(Utterance("plan-insisted", {"rules": told}))
    return tuple(others)


def conflict_told(conflict: Conflict, regimen: Regimen) -> Utterance:
    """Return a conflict as an utterance."""
    if conflict.broken.rule and isinstance(conflict.broken.rule.value, NotTogether):
        return ground_told(conflict.broken, regimen)  # it says all by itself
    if conflict.against.name == Against.NOT_IN_TIME:
        rules = (ground_told(conflict.broken, regimen),)
        return Utterance("plan-not-in-time", {"rules": rules})
    if conflict.against.name == Against.CHOSEN:
        return Utterance("plan-insisted", {"rules": (ground_told(conflict.broken, regimen),)})
    grounds = (conflict.broken, conflict.against)
    both = tuple(ground_told(ground, regimen) for ground in grounds)
    return Utterance("plan-conflict" if conflict.is_in_the_plan else "plan-clash", {"rules": both})


def ground_told(ground: Ground, regimen: Regimen) -> Utterance:
    """Return a ground as an utterance."""
    who = _who(ground.medications, regimen)
    if ground.rule:
        sentence, values = _rule(ground.rule.value)
        is_on_label = values.get("food") == _label_food(ground, regimen)
        return Utterance(sentence, {**who, **values, "said-by": "both" if is_on_label else "rule"})
    match ground.name:
        case Against.LABEL_FOOD:
            so_long = {"minutes": _so_long(ground, regimen), "hours": 0}
            food = _label_food(ground, regimen)
            return Utterance("plan-food", {**who, **so_long, "food": food, "said-by": "label"})
        case Against.DAY:
            return Utterance("plan-day")
        case Against.CHOSEN:
            return Utterance("plan-chosen", who)
        case Against.LABEL_TIME:
            return Utterance("plan-pinned", who)
        case Against.LABEL_OFTEN:
            return Utterance("plan-often", who)
        case _:
            return Utterance("plan-as-written", who)


def _costs(reason: Reason, ground: Ground, regimen: Regimen) -> Utterance:
    kind = "other"
    match ground.rule.value if ground.rule else None:
        case Apart():
            kind = "apart"
        case FirstAlone():
            kind = "first-alone"
        case NearMeal() | AwayFromMeals() | AwayFromFood():
            kind = "food"
        case None | LeastGap() | EvenGaps() | FreeStretch():
            kind = "often"
        case BeforeBed():
            kind = "before-bed"
        case _:
            kind = "part"
    who = _who(reason.medications, regimen)
    numbers = {name: value for name, value in reason.values.items() if isinstance(value, int)}
    return Utterance("plan-costs", {**who, **numbers, "kind": kind})


def _who(medications: Iterable[MedicationId], regimen: Regimen) -> dict[str, Value]:
    items = [_item(each, regimen) for each in medications]
    return {"medicine": tuple(items[:1]), "others": tuple(items[1:])}


def _item(medication: MedicationId, regimen: Regimen) -> Item:
    found = regimen.get(medication)
    name = " ".join(filter(None, (found.name, found.strength))) if found else ""
    nickname = found.nickname if found else ""
    return Item(name, nickname, None, regimen.position(medication))


def _label_food(ground: Ground, regimen: Regimen) -> str:
    found = regimen.get(ground.medications[0])
    foods = {phase.directions.food for phase in found.phases} - {Food.ANY} if found else set()
    return _FOODS[min(foods, default=Food.ANY)]


def _so_long(ground: Ground, regimen: Regimen) -> int:
    """Return how many minutes from a meal the label says, or 0."""
    found = regimen.get(ground.medications[0])
    schedules = [phase.directions.schedule for phase in found.phases] if found else []
    in_slots = [of for of in schedules if not isinstance(of, AsNeeded | AfterDose)]
    told = [abs(intake.from_meal) for of in in_slots for intake in of.intakes]
    return max(map(_minutes, told), default=0)


def _rule(rule: Timing) -> tuple[str, dict[str, Value]]:
    match rule:
        case NearMeal() | AwayFromMeals() | AwayFromFood() | FirstAlone():
            return _of_food(rule)
        case LeastGap() | EvenGaps() | FreeStretch():
            return _of_gaps(rule)
        case InPart(parts):
            return "plan-part", {"part": _broader(parts).value}
        case BeforeBed(by):
            return "plan-before-bed", {"hours": _hours(by)}
        case Apart(_, before, after):
            return "plan-apart", {"before": _hours(before), "after": _hours(after)}
        case NotTogether():
            return "plan-not-together", {}
        case NeverMoved():
            return "plan-never-moved", {}


def _broader(parts: Sequence[DayPart]) -> DayPart:
    """Return one name for parts of the day that lie beside each other."""
    return next((whole for whole, among in _WHOLE.items() if among == {*parts}), parts[0])


def _of_food(
    rule: NearMeal | AwayFromMeals | AwayFromFood | FirstAlone,
) -> tuple[str, dict[str, Value]]:
    match rule:
        case NearMeal(since, until):
            kind = "before" if until <= timedelta() < -since else "after" if since else "with"
            kind = "with" if since < timedelta() < until else kind
            return "plan-food", {"food": kind, "minutes": _minutes(max(-until, since))}
        case AwayFromMeals(before, after):
            so_long: dict[str, Value] = {"minutes": _minutes(before), "hours": _hours(after)}
            return "plan-food", {"food": "empty", **so_long}
        case AwayFromFood(food):
            return "plan-away-from-food", {"food": food}
        case FirstAlone(before_all):
            return "plan-first-alone", {"minutes": _minutes(before_all)}


def _of_gaps(rule: LeastGap | EvenGaps | FreeStretch) -> tuple[str, dict[str, Value]]:
    match rule:
        case LeastGap(gap):
            return "plan-gap", {"hours": _hours(gap)}
        case EvenGaps():
            return "plan-even", {}
        case FreeStretch(at_least):
            return "plan-free", {"hours": _hours(at_least)}


def _minutes(of: timedelta) -> int:
    return max(round(of.total_seconds() / 60), 0)


def _hours(of: timedelta) -> Decimal:
    hours = Decimal(round(of.total_seconds() / 60)) / 60
    return hours.quantize(Decimal("0.1")).normalize() if hours % 1 else Decimal(int(hours))
