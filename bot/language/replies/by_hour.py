"""Knows pills that are named by the hour of their round: "my 8 o'clock tablets", "las de las 8"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import time
from typing import Final

from bot.domain.errors import BadInput
from bot.language.times import tell

_HOURS: Final = {
    word: hour
    for hour, words in enumerate(
        (
            *("one una", "two dos", "three tres", "four cuatro", "five cinco", "six seis"),
            *("seven siete", "eight ocho", "nine nueve", "ten diez", "eleven once", "twelve doce"),
        ),
        start=1,
    )
    for word in words.split()
}
_HOUR: Final = rf"\d{{1,2}}(?::\d\d)?|{'|'.join(_HOURS)}"
_PILLS: Final = r"(?:pills?|tablets?|tabs?|meds?|medicines?|medications?|ones?|doses?|lot|batch)"
_NAMED: Final = re.compile(
    rf"\b(?:(?:my|the|me|todays|all) )*(?P<hour>{_HOUR}) ?(?P<half>[ap] ?m|o ?clock) {_PILLS}\b"
    rf"|\b(?:las?|los?|el)(?: (?:pastillas?|medicinas?|dosis|toma))? de las? (?P<hora>{_HOUR})"
    r"(?P<parte> de la (?:manana|tarde|noche))?(?![^ ])"
)
_THIS: Final = "the pills"
_ANOTHER: Final = "otherwise named pills"  #: words that nothing is known of: it is asked


def named(words: str, open_: Sequence[time]) -> str:
    """Return folded words with pills of the round that alone waits for what names them so."""
    return _NAMED.sub(lambda found: _said(found, open_), words) if open_ else words


def _said(found: re.Match[str], open_: Sequence[time]) -> str:
    hour = found["hour"] or found["hora"]
    half = (found["half"] or found["parte"] or "").strip()
    try:
        told = tell(f"{_HOURS.get(hour, hour)} {'' if half == 'o clock' else half}".strip())
    except BadInput:
        return found[0]
    if not {told.at, told.other} & set(open_):
        return _ANOTHER
    return _THIS if len(set(open_)) == 1 else found[0]
