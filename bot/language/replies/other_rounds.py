"""Knows when pills are named by another part of the day than that of the round that waits: "took my
evening meds" closes no round of the morning."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from bot.domain.intents import Intent, Skip, Took
from bot.language.replies.context import Context

_PILLS: Final = (
    r"(?:meds?|pills?|ones?|medicines?|medications?|tablets?|doses?|stuff|batch|round|set|bunch)"
)
#: The hours of the rounds that may be called so; the first is of the day, the last behind it.
_HOURS: Final[Mapping[str, tuple[int, int]]] = {
    "morning": (3, 13),
    "noon": (10, 16),
    "afternoon": (12, 20),
    "evening": (16, 28),
}
_EN: Final = {
    "morning": r"(?:this )?mornings?|breakfast|(?<!i )am",
    "noon": r"lunch|lunchtime|noon|midday",
    "afternoon": r"afternoons?",
    "evening": r"evenings?|nights?|nightly|nighttime|night time|bedtime|tonights?|dinner|supper|pm",
}
_ES: Final = {
    "morning": r"la manana|el desayuno|esta manana",
    "noon": r"el mediodia|el almuerzo",
    "afternoon": r"la tarde|esta tarde",
    "evening": r"la noche|esta noche|la cena|antes de dormir",
}
_NO_HOUR: Final = (
    r"(?!(?:\d+|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|media|cuarto|antes"
    r"|despues|resto|mas)\b)[a-z]+"
)
_NAMED: Final = {
    part: re.compile(rf"\b(?:{words}) (?:\w+ )?{_PILLS}\b") for part, words in _EN.items()
}
_NAMED_ES: Final = {
    part: re.compile(rf"\b{_NO_HOUR} (?:de (?:{words})|de hoy en {words})\b")
    for part, words in _ES.items()
}


def is_of_another(intent: Intent, words: str, context: Context) -> bool:
    """Return whether an answer would close rounds of another part of the day than it names."""
    if not isinstance(intent, Took | Skip) or not context.open:
        return False
    if isinstance(intent, Took) and intent.day is not None:
        return False
    words = words.replace("del ", "de el ")
    parts = [part for part in _HOURS if _NAMED[part].search(words) or _NAMED_ES[part].search(words)]
    return bool(parts) and not any(
        _HOURS[part][0] <= hour < _HOURS[part][1]
        for part in parts
        for at in context.open
        for hour in (at.hour, at.hour + 24)
    )
