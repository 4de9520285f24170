"""Where one intake may lie, by its label and by the rules. The label wins; where both disagree that
is told, never silently solved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import time
from typing import Final

from bot.domain.medications import Food
from bot.domain.plans import Against, Conflict, Ground
from bot.domain.rules import (
    AwayFromFood,
    AwayFromMeals,
    BeforeBed,
    FirstAlone,
    InPart,
    NearMeal,
    TimingRule,
)
from bot.domain.schedules import DayPart
from bot.planner import meals
from bot.planner.medicines import Home, Medicine
from bot.planner.own_day import MEALS, OwnDay, Span
from bot.planner.problem import Limit

Foods = Mapping[str, tuple[DayPart, ...]]  #: which meals of a patient have which kind of food
_UP_EARLY: Final = 120  #: minutes before waking at which somebody may pin what is for waking


@dataclass(frozen=True, slots=True)
class Limits:
    """What limits the intakes of one medicine."""

    of: Medicine
    day: OwnDay
    foods: Foods = field(default_factory=dict)

    def on(self, home: Home) -> tuple[Limit, ...]:
        """Return the limits of one intake."""
        return (*self._named(home), *self._meals(home), *self._rules(home))

    def clashes(self) -> Iterator[Conflict]:
        """Yield where the label and a rule say different things: the label was followed."""
        label = self.of.phase.directions.food
        for rule, asked in self._meal_rules():
            if not meals.agree(label, asked):
                yield self._followed(rule, Against.LABEL_FOOD)
        for home in self.of.homes:
            for limit in self._rules(home, named_too=True):
                if limit.ground.rule and not self._can_be(home, limit):
                    yield Conflict(
                        limit.ground, self.of.label(_named_by(home)), is_in_the_plan=False
                    )

    def _followed(self, rule: TimingRule, said: Against) -> Conflict:
        return Conflict(ground(rule), self.of.label(said), is_in_the_plan=False)

    def _named(self, home: Home) -> Iterator[Limit]:
        if isinstance(home.when, DayPart):
            yield Limit((self.day.span(home.when),), self.of.label(Against.LABEL_PART))

    def _meals(self, home: Home) -> Iterator[Limit]:
        if home not in self._at_meals():
            return
        label = self.of.phase.directions.food
        if home.from_meal:
            exactly = meals.spans(meals.so_long(home.from_meal), self.day)
            yield Limit(exactly, self.of.label(Against.LABEL_FOOD))
            return
        rules = [(rule, asked) for rule, asked in self._meal_rules() if meals.agree(label, asked)]
        if label is not Food.ANY and not any(meals.is_exacter(label, asked) for _, asked in rules):
            window = meals.WINDOWS[label].value
            yield Limit(meals.spans(window, self.day), self.of.label(Against.LABEL_FOOD))
        for rule, asked in rules:
            yield Limit(meals.spans(asked, self.day), ground(rule))

    def _at_meals(self) -> tuple[Home, ...]:
        """Return the intakes that "with meals" means: "... and at bedtime" has no meal, and
        of four times a day one has none."""
        homes = self.of.homes
        if any(isinstance(asked, AwayFromMeals) for asked in self._asked_of_meals()):
            return homes
        if len(homes) > len(MEALS):
            return tuple(
                min(homes, key=lambda h: abs(h.minute - self.day.at[meal])) for meal in MEALS
            )
        by_day = tuple(home for home in homes if home.when is not DayPart.BEDTIME)
        return by_day or homes

    def _asked_of_meals(self) -> Iterator[NearMeal | AwayFromMeals]:
        label = self.of.phase.directions.food
        if label is not Food.ANY:
            yield meals.WINDOWS[label].value
        else:
            yield from (asked for _, asked in self._meal_rules())

    def _meal_rules(self) -> Iterator[tuple[TimingRule, NearMeal | AwayFromMeals]]:
        for rule in self.of.rules:
            if isinstance(rule.rule.value, NearMeal | AwayFromMeals):
                yield rule, rule.rule.value

    def _rules(self, home: Home, *, named_too: bool = False) -> Iterator[Limit]:
        """Yield the limits of rules about the day; what the label names itself goes first."""
        for rule in self.of.rules:
            spans = self._spans(rule)
            if spans is None:
                continue
            limit = Limit(spans, ground(rule))
            if named_too or not home.is_named or self._can_be(home, limit):
                yield limit

    def _spans(self, rule: TimingRule) -> tuple[Span, ...] | None:
        match rule.rule.value:
            case InPart(parts):
                return tuple(self._up_early(self.day.span(part)) for part in parts)
            case BeforeBed(by):
                return (self._up_early((self.day.wake, self.day.bed - meals.minutes(by))),)
            case FirstAlone(before_all):
                last = self.day.at[DayPart.MORNING] - meals.minutes(before_all)
                return ((self.day.wake, last),) if last >= self.day.wake else ()
            case AwayFromFood(food, before, after) if self.foods.get(food):
                eaten = self.foods[food]
                return self.day.away_from(eaten, meals.minutes(before), meals.minutes(after))
            case _:
                return None

    def _up_early(self, span: Span) -> Span:
        """Return a span that begins with waking so that a time pinned before it counts too."""
        since, until = span
        return (since - _UP_EARLY if since == self.day.wake else since), until

    def _can_be(self, home: Home, limit: Limit) -> bool:
        """Return whether what the label names leaves room for a limit."""
        if isinstance(home.when, time):
            return limit.holds(home.minute)
        if home.when is None:
            return True
        since, until = self.day.span(home.when)
        return any(max(a, since) <= min(b, until) for a, b in limit.spans)


def ground(rule: TimingRule) -> Ground:
    """Return a rule as what a limit stands on."""
    return Ground(rule.name, rule.medications, rule.rule)


def _named_by(home: Home) -> Against:
    return Against.LABEL_TIME if isinstance(home.when, time) else Against.LABEL_PART
