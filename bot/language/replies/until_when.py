"""Finds until when something is put off where that stands in another clause: "I'm at work till 3,
remind me then", "not yet, home in 20", "avísame cuando llegue, sobre las ocho"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.domain.intents import Later
from bot.language.replies.acts import Act
from bot.language.replies.kinds import NEUTRAL, PARTS_OF_DAY, Kind
from bot.language.replies.rules import Does
from bot.language.replies.scanning import Piece
from bot.language.replies.telling_time import Spoiled, Times

K = Kind
_WHEN: Final = frozenset({K.MOMENT, K.STRETCH})
#: What comes to its end at that time, or begins then.
_ENDS: Final = re.compile(
    r"\b(?:till?|until|home|back|there|free|finish\w*|over|done|ends?|get in|get up|off|out|then"
    r"|after|probably|maybe|hasta|llego|llegue|vuelvo|vuelva|salgo|salga|termin\w+|acab\w+|regres\w+"
    r"|sobre|tipo|entonces|desocup\w+)\b"
)
_LONGEST: Final = 10 * 60  #: minutes


def told(later: Later, sentences: Sequence[Sequence[Piece]], times: Times) -> Later:
    """Return `later` with its time, where another clause tells the only one that there is."""
    if later.minutes is not None or later.at is not None:
        return later
    said = [
        (piece, sentence) for sentence in sentences for piece in sentence if piece.kind in _WHEN
    ]
    if len({piece.words for piece, _ in said}) != 1:
        return later
    piece, sentence = said[0]
    if not _is_until(sentence):
        return later
    parts = tuple(p for p in sentence if p.kind in PARTS_OF_DAY)
    try:
        minutes, at = times.to_come([Act(Does.LATER, (piece, *parts))])
    except Spoiled:
        return later
    is_soon = minutes is not None and minutes <= _LONGEST
    return replace(later, minutes=minutes, at=at) if is_soon else later


def _is_until(sentence: Sequence[Piece]) -> bool:
    """Return whether a time is that at which something ends, or all that the sentence says."""
    words = " ".join(piece.words for piece in sentence)
    is_alone = all(piece.kind in NEUTRAL | _WHEN | PARTS_OF_DAY for piece in sentence)
    return is_alone or bool(_ENDS.search(words))
