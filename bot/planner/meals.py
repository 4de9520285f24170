"""How intakes stand to meals: what the label says, what a rule says, and which of them counts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Final

from bot.domain.medications import Food
from bot.domain.rules import AwayFromMeals, NearMeal, Rule, Status
from bot.planner.own_day import MEALS, OwnDay, Span

_SOURCE: Final = "windows relative to meals (facts A4.4); a pharmacist has to set them"


def _near(since: int, until: int) -> NearMeal:
    return NearMeal(timedelta(minutes=since), timedelta(minutes=until))


#: What a label's words mean where no rule for that medicine says it more exactly.
WINDOWS: Final[Mapping[Food, Rule[NearMeal | AwayFromMeals]]] = {
    Food.WITH: Rule(_near(-10, 20), _SOURCE, Status.KNOWLEDGE),
    Food.BEFORE: Rule(_near(-60, -30), _SOURCE, Status.KNOWLEDGE),
    Food.AFTER: Rule(_near(0, 60), _SOURCE, Status.KNOWLEDGE),
    Food.EMPTY: Rule(
        AwayFromMeals(timedelta(hours=1), timedelta(hours=2)), _SOURCE, Status.KNOWLEDGE
    ),
}
#: A rule of the second kind says more exactly what a label of the first kind means.
_EXACTER: Final = frozenset(
    {
        (Food.WITH, Food.WITH),
        (Food.BEFORE, Food.BEFORE),
        (Food.AFTER, Food.AFTER),
        (Food.EMPTY, Food.EMPTY),
        (Food.EMPTY, Food.BEFORE),
    }
)
#: Both hold.
_AGREE: Final = _EXACTER | {
    (Food.WITH, Food.AFTER),
    (Food.AFTER, Food.WITH),
    (Food.BEFORE, Food.EMPTY),
}


def kind(rule: NearMeal | AwayFromMeals) -> Food:
    """Return what a rule would be called on a label."""
    if isinstance(rule, AwayFromMeals):
        return Food.EMPTY
    if rule.until <= timedelta(0):
        return Food.BEFORE
    return (
        Food.AFTER if rule.since >= timedelta(0) and rule.until > timedelta(hours=1) else Food.WITH
    )


def agree(label: Food, rule: NearMeal | AwayFromMeals) -> bool:
    """Return whether a label and a rule do not contradict each other."""
    return label is Food.ANY or (label, kind(rule)) in _AGREE


def is_exacter(label: Food, rule: NearMeal | AwayFromMeals) -> bool:
    """Return whether a rule says more exactly what a label means."""
    return (label, kind(rule)) in _EXACTER


def spans(rule: NearMeal | AwayFromMeals, day: OwnDay) -> tuple[Span, ...]:
    """Return when a rule about meals allows an intake."""
    if isinstance(rule, NearMeal):
        return day.near_meals(minutes(rule.since), minutes(rule.until))
    return day.away_from(MEALS, minutes(rule.before), minutes(rule.after))


def so_long(from_meal: timedelta) -> NearMeal:
    """Return what "30 minutes before breakfast" allows: so long before the meal, and as much
    earlier as a label leaves without a number; "2 hours after" is so long after it, and later."""
    if from_meal < timedelta(0):
        before = WINDOWS[Food.BEFORE].value
        room = before.until - before.since if isinstance(before, NearMeal) else timedelta(0)
        return NearMeal(from_meal - room, from_meal)
    return NearMeal(from_meal, from_meal + timedelta(hours=1))


def minutes(of: timedelta) -> int:
    """Return a length of time in minutes."""
    return round(of.total_seconds() / 60)
