"""Turns the parts n, m and unit of a construct into an amount, or into a doubt."""

from __future__ import annotations

from decimal import Decimal

from bot.language.directions.constructs.numbers import number, quantity
from bot.language.directions.grammar import Found
from bot.language.directions.numerals import may_be_two
from bot.language.directions.pieces import Doubt, Much


def much(found: Found) -> Much | Doubt:
    """Return the amount in the parts n, m and unit."""
    low = quantity(found, "n")
    high = quantity(found, "m") if "m" in found else None
    digits = [token for token in found.tokens("n") if "numeral" in token.entry.classes]
    unit = found.value("unit", "unit") if "unit" in found else ""
    if any(may_be_two(token.text, is_spanish=False) for token in digits):
        if unit != "unit" or "m" in found or len(digits) > 1:
            return Doubt("number", found.words)
        low = Decimal(digits[0].text.replace(".", ""))  # "100.000 IU": nobody has a third of one
    if "same" in found and number(found, "same") != low:
        return Doubt("amount", found.words)
    if low <= 0 or (high is not None and high <= low):
        return Doubt("amount", found.words)
    return Much(low, high, unit, found.words, is_bare=not unit and bool(digits))
