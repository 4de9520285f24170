"""Reads a number written in digits, and says where a point or comma may mean two things."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

_MOST_DIGITS: Final = 9
_GROUPED: Final = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+")
_ONE_SIGN: Final = re.compile(r"(\d*)[.,](\d+)")
#: "1.500" may be one and a half or fifteen hundred.
_SURELY_SMALL: Final = frozenset({"3.125", "3,125"})  #: mg of carvedilol; nothing has thousands
TWO_WAYS: Final = re.compile(r"[1-9]\d{0,2}\.\d{3}|[1-9]\d{0,2},\d{3}")


def numeral(text: str) -> Decimal:
    """Return what a number is worth; zero where it is none that an amount may have."""
    if len(text) > _MOST_DIGITS:
        return Decimal(0)
    if text.isdigit():
        return Decimal(text)
    if _GROUPED.fullmatch(text):
        return Decimal(text.replace(",", ""))
    found = _ONE_SIGN.fullmatch(text)
    if found is None:
        return Decimal(0)
    return Decimal(f"{found[1] or 0}.{found[2]}")


def may_be_two(text: str, *, is_spanish: bool) -> bool:
    """Return whether `text` may mean two numbers: "1.500" anywhere, "1,500" only in Spanish."""
    if not TWO_WAYS.fullmatch(text) or text in _SURELY_SMALL:
        return False
    return "." in text or is_spanish
