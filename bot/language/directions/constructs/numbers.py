"""Turns the words of a quantity into a number."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from bot.language.directions.grammar import Found

_HALF: Final = Decimal("0.5")
_QUARTER: Final = Decimal("0.25")


def quantity(found: Found, label: str) -> Decimal:
    """Return how much a part of the shape @quantity says."""
    whole = Decimal(0)
    numbers: list[Decimal] = []
    for token in found.tokens(label):
        classes = token.entry.classes
        if "quarters" in classes:
            return numbers.pop() * _QUARTER + sum(numbers, Decimal(0))
        if token.entry.number is not None:
            numbers.append(token.entry.number)
        elif "half" in classes:
            whole += _HALF
        elif "quarter" in classes:
            whole += _QUARTER
    if not numbers and not whole:
        return Decimal(1)
    return whole + sum(numbers, Decimal(0))


def whole(found: Found, label: str) -> int:
    """Return a whole number; 0 where it is none."""
    value = next((t.entry.number for t in found.tokens(label) if t.entry.number is not None), None)
    if value is None or value != int(value) or value > 100_000:
        return 0
    return int(value)


def number(found: Found, label: str) -> Decimal:
    """Return a number as it stands."""
    return next(
        (t.entry.number for t in found.tokens(label) if t.entry.number is not None), Decimal(0)
    )


def minutes_of(found: Found) -> int | None:
    """Return how many minutes a part of the shape @lead says; None where that is nothing."""
    return int(quantity(found, "n") * (60 if found.has("unit", "hour") else 1)) or None


def time_unit(found: Found, label: str) -> str:
    """Return the unit of time as FHIR writes it."""
    kinds = {
        "minute": "min",
        "hour": "h",
        "hourly": "h",
        "day": "d",
        "night": "d",
        "morning": "d",
        "evening": "d",
        "one day": "d",
        "week": "wk",
        "one week": "wk",
        "month": "mo",
        "one month": "mo",
        "year": "a",
        "daily": "d",
        "weekly": "wk",
        "monthly": "mo",
    }
    for token in found.tokens(label):
        for kind, code in kinds.items():
            if kind in token.entry.classes:
                return code
    return "d"
