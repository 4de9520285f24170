"""Reads numbers as people write them: "2", "0.5", "1,5", "1 1/2", "half", "dos y media"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from bot.domain.errors import BadInput

_WORDS: Final[Mapping[str, int]] = {
    **dict.fromkeys(("a", "an", "one", "un", "una", "uno"), 1),
    **dict.fromkeys(("two", "dos"), 2),
    **dict.fromkeys(("three", "tres"), 3),
    **dict.fromkeys(("four", "cuatro"), 4),
    **dict.fromkeys(("five", "cinco"), 5),
    **dict.fromkeys(("six", "seis"), 6),
    **dict.fromkeys(("seven", "siete"), 7),
    **dict.fromkeys(("eight", "ocho"), 8),
    **dict.fromkeys(("nine", "nueve"), 9),
    **dict.fromkeys(("ten", "diez"), 10),
    **dict.fromkeys(("twelve", "doce"), 12),
    **dict.fromkeys(("fourteen", "catorce"), 14),
    **dict.fromkeys(("fifteen", "quince"), 15),
    **dict.fromkeys(("twenty", "veinte"), 20),
    **dict.fromkeys(("thirty", "treinta"), 30),
}
_PARTS: Final[Mapping[str, Decimal]] = {
    **dict.fromkeys(("half", "half a", "half an", "media", "medio", "1/2"), Decimal("0.5")),
    **dict.fromkeys(
        ("a quarter", "quarter", "a quarter of a", "un cuarto de", "un cuarto", "1/4"),
        Decimal("0.25"),
    ),
    **dict.fromkeys(("three quarters", "tres cuartos", "tres cuartos de", "3/4"), Decimal("0.75")),
}
#: A whole number inside folded text.
NUMBER: Final = rf"(?:\d{{1,4}}|{'|'.join(sorted(_WORDS, key=len, reverse=True))})"
_PART: Final = rf"(?:{'|'.join(sorted(_PARTS, key=len, reverse=True))})"
#: How much, inside folded text.
QUANTITY: Final = (
    rf"(?:(?:{NUMBER}) (?:(?:and |y )(?:a )?)?{_PART}|{_PART}|\d{{1,5}}[.,]\d{{1,4}}|{NUMBER})"
)
_THOUSANDS: Final = re.compile(r"[1-9]\d*[.,]\d{3}")
_MIXED: Final = re.compile(rf"(?:(?P<whole>{NUMBER}) (?:(?:and |y )(?:a )?)?)?(?P<part>{_PART})")


def whole(words: str) -> int:
    """Return a whole number that `NUMBER` found."""
    return int(words) if words.isdigit() else _WORDS[words]


def quantity(words: str) -> Decimal:
    """Return a quantity that `QUANTITY` found; raise `BadInput` where it may be 1500 or 1.5."""
    mixed = _MIXED.fullmatch(words)
    if mixed:
        return Decimal(whole(mixed["whole"]) if mixed["whole"] else 0) + _PARTS[mixed["part"]]
    if _THOUSANDS.fullmatch(words):
        raise BadInput(
            f"{words} may be read in two ways; write it without a point or comma, or as 1.5"
        )
    if re.fullmatch(r"\d+[.,]\d+", words):
        return Decimal(words.replace(",", "."))
    return Decimal(whole(words))
