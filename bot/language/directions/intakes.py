"""Says which intakes a day has: how much at which part of the patient's own day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time, timedelta
from decimal import Decimal
from typing import Final

from bot.domain.amounts import Amount, AskedWhenTaken, ByWeekday, Quantity, Unit
from bot.domain.errors import BadInput
from bot.domain.medications import Food
from bot.domain.schedules import DayPart, Intake
from bot.language.directions.doses import Dosing
from bot.language.directions.measures import MEASURES
from bot.language.directions.pieces import WEEK, Asked, Doubt, Much
from bot.language.directions.timing import is_led_by_meals
from bot.language.directions.unread import Unread

_PARTS: Final = {
    "WAKE": DayPart.WAKING,
    "MORN": DayPart.MORNING,
    "NOON": DayPart.NOON,
    "EVE": DayPart.EVENING,
    "HS": DayPart.BEDTIME,
}
_MEALS: Final = {"M": DayPart.MORNING, "D": DayPart.NOON, "V": DayPart.EVENING}
_NO_TIME: Final = timedelta(0)
#: Why nothing is planned of what was stopped.
NOTHING_TAKEN: Final = "it says that this is not taken; nothing is planned"
_LATE: Final = frozenset({"NIGHT", "EVE", "HS"})


def why(doubt: Doubt) -> str:
    """Return why a doubt stops the plan, in the words of an operator's error."""
    told = {
        "often": f"it says two things about how often: {doubt.words!r}",
        "amount": f"{doubt.words!r} is no amount",
        "number": f"{doubt.words!r} may be two numbers; write it without a point or comma",
        "clock": f"{doubt.words!r}: say 08:00, 8 am or 8 pm",
        "how often": "it does not say how often; add for instance 'twice a day'",
        "nothing": "it does not say how often; add for instance 'twice a day'",
        "not": f"what {doubt.words!r} forbids is not known",
    }
    return told.get(
        doubt.code, f"{doubt.words!r} is not clear; write it like '1 tablet twice a day'"
    )


def of_step(
    step: Sequence[Dosing], food: Food, *, unit: Unit | None, amount: Amount | None
) -> tuple[Intake, ...]:
    """Return the intakes of a day on which it is taken."""
    if len({d.weekdays and d.weekdays.days for d in step}) > 1:
        return (_on_its_days(step, food, unit),)
    unit = unit or next((u for d in step if (u := _unit(d.amount)) is not None), None)
    codes = {code for dosing in step for code in dosing.parts}
    found = [
        Intake(when, quantity(dosing.amount, unit, amount), _from_meal(dosing, when))
        for dosing in step
        for when in _whens(dosing, codes, food)
    ]
    return _once_each(found)


def _from_meal(dosing: Dosing, when: DayPart | time | None) -> timedelta:
    """Return how long before or after its meal an intake is, where that is said of the meal."""
    for meal in dosing.meals:
        is_its_own = meal.meal == "" or _MEALS.get(meal.meal) is when
        if meal.minutes and is_its_own and when is not DayPart.BEDTIME:
            return timedelta(minutes=meal.minutes if meal.relation == "P" else -meal.minutes)
    return _NO_TIME


def quantity(amount: Much | Asked | None, unit: Unit | None, otherwise: Amount | None) -> Quantity:
    """Return an amount; where nothing says how much, it is one dose, never the strength."""
    if amount is None:
        return otherwise or Amount(Decimal(1), unit or Unit.DOSE)
    if isinstance(amount, Asked):
        return AskedWhenTaken(_unit(amount) or unit or Unit.UNIT)
    if amount.high is not None:  # a reminder asks for one amount
        raise Unread(
            (amount.words,),
            f"{amount.words!r} may be one or the other; write the amount to be taken",
            code="range",
        )
    if _unit(amount) is Unit.SPOONFUL:
        raise Unread((amount.words,), f"{amount.words!r}: say of which spoon, or mL", code="spoon")
    try:
        return Amount(amount.low, _unit(amount) or unit or Unit.DOSE)
    except BadInput as error:
        raise Unread((amount.words,), str(error), code="amount") from None


def _unit(amount: Much | Asked | None) -> Unit | None:
    return MEASURES[amount.unit].unit if amount is not None and amount.unit else None


def _on_its_days(step: Sequence[Dosing], food: Food, unit: Unit | None) -> Intake:
    """Return the one intake of a day of which the weekday says how much it is."""
    codes = {code for dosing in step for code in dosing.parts}
    whens = {when for dosing in step for when in _whens(dosing, codes, food) if when is not None}
    froms = {_from_meal(dosing, when) for dosing in step for when in whens}
    if len(whens) > 1 or len(froms) > 1 or any(_times(dosing) > 1 for dosing in step):
        raise Unread((), "say how much it is on which day, at one time of day", code="days")
    return Intake(next(iter(whens), None), _by_weekday(step, unit), next(iter(froms), _NO_TIME))


def _times(dosing: Dosing) -> int:
    often = dosing.often
    return often.low if often is not None and often.unit == "d" and often.low else 1


def _by_weekday(step: Sequence[Dosing], unit: Unit | None) -> ByWeekday:
    amounts: dict[int, Amount] = {}
    for dosing in step:
        much = quantity(dosing.amount, unit, None)
        days = dosing.weekdays.days if dosing.weekdays else ()
        numbers = [WEEK.index(day) for day in days]
        if not isinstance(much, Amount) or not days or amounts.keys() & set(numbers):
            raise Unread(tuple(days), "name each day once, with how much it is", code="days")
        amounts |= dict.fromkeys(numbers, much)
    return ByWeekday(tuple(sorted(amounts.items())))


def _whens(dosing: Dosing, codes: set[str], food: Food) -> list[DayPart | time | None]:
    """Return the times of a day; None for each that the directions leave open."""
    if dosing.times:
        return [*dosing.times, *(_part(code, codes, food) for code in dosing.parts if code == "HS")]
    parts: list[DayPart | time | None] = [_part(code, codes, food) for code in dosing.parts]
    parts += [
        _MEALS[meal.meal] for meal in dosing.meals if meal.meal and not _covered(meal.meal, dosing)
    ]
    if _is_at_every_meal(dosing):
        parts = [*_MEALS.values(), *(part for part in parts if part is DayPart.BEDTIME)]
    often, times = dosing.often, _times(dosing)
    if not parts:
        return [None] * times
    if often is not None and times not in (1, len(parts)):
        raise Unread((often.words,), f"{often.words!r}: name as many times of day", code="often")
    return parts


def _is_at_every_meal(dosing: Dosing) -> bool:
    """Return whether it is taken with each of the three meals, and it may be at bedtime too."""
    often = dosing.often
    meals = [meal for meal in dosing.meals if not meal.meal]
    if not meals:
        return False
    if is_led_by_meals(dosing) and often is not None and often.low == len(_MEALS) + 1:
        return True
    return meals[0].is_each and (often is None or often.is_plain or often.low == len(_MEALS))


def _covered(meal: str, dosing: Dosing) -> bool:
    near = {"M": {"MORN", "WAKE"}, "D": {"NOON"}, "V": {"EVE", "NIGHT"}}[meal]
    return bool(near & set(dosing.parts))


def _part(code: str, codes: set[str], food: Food) -> DayPart:
    if code == "NIGHT":
        return DayPart.EVENING if food is Food.WITH and "EVE" not in codes else DayPart.BEDTIME
    if code == "AFT":
        if "MORN" in codes and codes & _LATE:
            return DayPart.NOON
        raise Unread(
            ("afternoon",),
            "in the afternoon: say at noon, in the evening, or a time",
            code="afternoon",
        )
    return _PARTS[code]


def _once_each(found: Sequence[Intake]) -> tuple[Intake, ...]:
    told: dict[DayPart | time, Intake] = {}
    for intake in found:
        if intake.when is not None and told.setdefault(intake.when, intake) != intake:
            raise Unread(
                (str(intake.when),),
                f"two amounts are named for {intake.when}; name one",
                code="amounts",
            )
    return tuple(dict.fromkeys(found)) if all(i.when for i in found) else tuple(found)
