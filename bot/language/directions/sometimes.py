"""Turns "as needed" into a schedule: how far apart, how much in a day, and what for."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from bot.domain.amounts import Amount, Between, Quantity, Unit, most
from bot.domain.schedules import AsNeeded
from bot.language.directions import intakes
from bot.language.directions.doses import Dosing, Step
from bot.language.directions.measures import MEASURES
from bot.language.directions.pieces import Much
from bot.language.directions.unread import Unread


def as_needed(step: Step, unit: Unit | None, amount: Amount | None) -> AsNeeded:
    """Return the as-needed schedule of a step."""
    dosing = step[0]
    days = (
        dosing.weekdays.words
        if dosing.weekdays
        else dosing.month_days.words
        if dosing.month_days
        else ""
    )
    often = dosing.often
    if often is not None and (
        often.unit in ("wk", "mo") or (often.unit == "d" and often.period > 1)
    ):
        days = often.words
    if days or len(step) > 1:
        raise Unread((days or "and",), f"{days!r} does not go with 'as needed'", code="needed")
    quantity = _quantity(dosing, unit, amount)
    reason = dosing.shared.needed.reason if dosing.shared.needed else ""
    return AsNeeded(
        quantity,
        min_gap=_gap(dosing),
        ceiling=_ceiling(dosing, quantity),
        reason=reason,
        in_a_row=dosing.shared.count.number if dosing.shared.count else None,
    )


def _quantity(dosing: Dosing, unit: Unit | None, amount: Amount | None) -> Quantity:
    """Return how much is taken at once: "1 to 2 tablets" is left to whoever needs them."""
    told = dosing.amount
    if not isinstance(told, Much) or told.high is None:
        return intakes.quantity(told, unit, amount)
    low = intakes.quantity(replace(told, high=None), unit, amount)
    high = intakes.quantity(replace(told, low=told.high, high=None), unit, amount)
    return Between(low, high) if isinstance(low, Amount) and isinstance(high, Amount) else low


def _gap(dosing: Dosing) -> timedelta | None:
    """Return the least time between two; the longest where several are named."""
    hours = [dosing.often.period] if dosing.often is not None and dosing.often.unit == "h" else []
    if dosing.often is not None and dosing.often.unit == "min":
        hours = [dosing.often.period / 60]
    if dosing.shared.gap:
        hours.append(dosing.shared.gap.hours)
    return timedelta(hours=float(max(hours))) if hours else None


def _ceiling(dosing: Dosing, quantity: Quantity) -> Amount | None:
    """Return the most in 24 hours; the least where several are named."""
    usual = most(quantity)
    found: list[Amount] = []
    told = dosing.shared.ceiling
    if told is not None and f"{told.period} {told.unit}" in ("1 d", "24 h"):
        unit = (
            MEASURES[told.much.unit].unit if told.much.unit else usual.unit if usual else Unit.DOSE
        )
        if (
            unit is Unit.DOSE
            and usual is not None
            and told.much.unit == "dose"
            and usual.unit is not Unit.DOSE
        ):
            found.append(Amount(usual.value * told.much.low, usual.unit))
        elif unit is not None:
            found.append(Amount(told.much.low, unit))
            if usual and usual.unit is unit and told.much.low < usual.value:
                raise Unread(
                    (told.words,), "the most in a day is less than one intake", code="most"
                )
    often = dosing.often
    counts = (
        [often.high or often.low or 0]
        if often is not None and often.unit == "d" and not often.is_plain
        else []
    )
    parts = len(dosing.parts) + len(dosing.times) + sum(1 for meal in dosing.meals if meal.meal)
    counts += [parts] if parts else []
    if usual:
        found += [Amount(usual.value * Decimal(count), usual.unit) for count in counts if count]
    if len({each.unit for each in found}) > 1:
        raise Unread(("max",), "it limits the day in two units; name one", code="most")
    return min(found, key=lambda each: each.value, default=None)
