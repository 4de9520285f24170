"""Hears that an answer was too quick: "wait no, I didn't take it" takes it back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, time
from typing import Final

from bot.language.replies.acts import Act
from bot.language.replies.kinds import NEUTRAL, Kind
from bot.language.replies.matters import whens
from bot.language.replies.rules import Does

K = Kind
#: A clause of nothing else than these stops oneself.
_STOPPING_ONESELF: Final = frozenset({K.WAIT, K.CORRECTS, K.NO, K.NO_OR_NOT})
_NO: Final = frozenset({K.NO, K.NO_OR_NOT})
_IN_THE_PAST: Final = re.compile(
    r"\b(?:didnt|did not|havent|have not|hadnt|dint|havnt|hvnt|aint|never"
    r"|no (?:me )?(?:l[ao]s? )?he|nunca)\b"
)
#: Said where nothing waits, they speak of what was answered before.
_WEAKLY: Final = re.compile(r"\b(?:actually|oops|oopsie|whoops|sorry|perdon|disculpa|ups|uy)\b")


def is_correction(acts: Sequence[Act]) -> bool:
    """Return whether clauses take back "I took it"."""
    answering = [each for each in acts if not _stops(each)]
    if len(answering) > 1 or not all(_denies(each) for each in answering):
        return False
    stopping = [each for each in acts if _stops(each)]
    if any(each.of(K.CORRECTS) for each in acts):
        return True
    return bool(stopping and answering) and any(each.of(K.WAIT) for each in stopping)


def is_sorry(acts: Sequence[Act], words: str) -> bool:
    """Return whether it is denied with an excuse, where nothing waits: "sorry, I didn't"."""
    return len(acts) == 1 and _denies(acts[0]) and bool(_WEAKLY.search(words))


def taken_instead_at(acts: Sequence[Act], words: str, now: datetime) -> time | None:
    """Return when it was, where what was said is taken back and a time told instead: "that is
    wrong, I took it at 8:05"."""
    does = [each.does for each in acts]
    if does[:1] != [Does.UNDO] or not set(does[1:]) <= {Does.TAKEN, Does.WHEN}:
        return None
    return whens.instead(words, now)


def _stops(each: Act) -> bool:
    kinds = {piece.kind for piece in each.pieces} - NEUTRAL
    return bool(kinds) and kinds <= _STOPPING_ONESELF


def _denies(each: Act) -> bool:
    if each.does is not Does.NOT_TAKEN:
        return False
    words = " ".join(piece.words for piece in each.pieces)
    return bool(_IN_THE_PAST.search(words) or (each.of(*_NO) and each.of(K.TOOK, K.HAD)))
