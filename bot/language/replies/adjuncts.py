"""Leaves out what only says with what, where or beside what something was done: "with my oj", "in
the car", "after my shower". It changes nothing of "I took it", whatever its words are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.language.replies.kinds import MEALS, NEUTRAL, PARTS_OF_DAY, Kind
from bot.language.replies.scanning import Piece

K = Kind
_TOOK: Final = frozenset({K.TOOK, K.HAD, K.TAKING})
_PUT_OFF: Final = frozenset({K.LATER, K.REMIND, K.WAIT, K.WILL_TAKE, K.STRETCH})
_WHAT: Final = frozenset({K.IT, K.DOSE, K.MED, K.ALL})
_IT: Final = frozenset(
    ("it", "them", "em", "mine", "la", "las", "lo", "los", "down", "meds", "pills", "tomada")
)
#: Of nothing else is it said that it was swallowed at an hour.
_SWALLOWED: Final = frozenset(("swallowed", "swallow", "tragada", "tragadas"))
#: Nobody took a pill long ago before these.
_OF_TODAY: Final = frozenset(("run", "gate", "bus", "drop", "pickup"))
#: What begins one; of the two words of "after the shower" the second says that it is a thing.
_WITH: Final = frozenset(("with", "con", "alongside", "along with my"))
_BESIDE: Final = frozenset(
    {
        *(
            "in",
            "on",
            "at",
            "before",
            "after",
            "right before",
            "right after",
            "during",
            "en",
            "durante",
        ),
        *("antes de", "despues de", "just before", "just after", "while", "mientras"),
    }
)
#: What one does beside swallowing; who "took them shopping" took children.
_MEANWHILE: Final = frozenset(
    {
        *("watching", "listening", "reading", "sitting", "standing", "lying", "eating", "drinking"),
        *("viendo", "oyendo", "leyendo", "comiendo", "desayunando", "escuchando", "platicando"),
    }
)
_BEFORE: Final = frozenset(("before", "after", "right before", "right after", "antes de"))
_DOING: Final = frozenset(
    {*("i", "salir", "salirme", "irme", "ir", "dormir", "acostarme", "going", "leaving", "heading")}
)
_A_THING: Final = frozenset(("my", "the", "a", "mi", "mis", "el", "la", "las", "los", "un", "una"))
_UNTIL: Final = frozenset(
    {
        *("when", "once", "after", "as soon as", "until", "till", "before", "cuando", "en cuanto"),
        *("despues de", "hasta", "hasta que", "apenas", "antes de", "when i", "once i", "after i"),
    }
)
#: Another day, or another life: then it was not today's dose.
_LONG_AGO: Final = frozenset(
    {
        *(
            "weekend",
            "christmas",
            "thanksgiving",
            "easter",
            "college",
            "school",
            "rehab",
            "war",
            "army",
        ),
        *(
            "navy",
            "wedding",
            "funeral",
            "birthday",
            "surgery",
            "stroke",
            "accident",
            "divorce",
            "jail",
        ),
        *(
            "prison",
            "seizure",
            "navidad",
            "boda",
            "guerra",
            "cirugia",
            "accidente",
            "escuela",
            "dream",
        ),
        *(
            "head",
            "mind",
            "sleep",
            "mail",
            "trash",
            "bag",
            "purse",
            "pocket",
            "suitcase",
            "past",
            "box",
        ),
        *(
            "drawer",
            "cabinet",
            "hand",
            "hands",
            "bolsa",
            "mano",
            "cajon",
            "maleta",
            "basura",
            "order",
        ),
    }
)
_MOST: Final = 6  #: words of one
_PLAIN: Final = NEUTRAL | {K.UNKNOWN}


def without_adjuncts(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Return the pieces of a clause without what stands behind its verb and says nothing."""
    pieces = _without_last_only(pieces)
    kinds = [piece.kind for piece in pieces]
    if not {K.UNKNOWN, K.THIRD} & set(kinds):
        return pieces
    for n in range(1, len(pieces)):
        before, rest = pieces[:n], pieces[n:]
        if says_what(before) and _is_adjunct(rest):
            return before
        if before[-1].words.startswith(_WAITS_FOR) and all(p.kind in _PLAIN for p in rest):
            return before
        if _is_put_off(before) and (_is_until(rest) or rest[0].words in _CALLED):
            return before
    return pieces


def _without_last_only(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Return the pieces without the "only" of "after breakfast only", which is of the time."""
    is_of_time = len(pieces) > 1 and pieces[-2].kind in _OF_TIME
    return pieces[:-1] if is_of_time and pieces[-1].kind is K.ONLY else pieces


_OF_TIME: Final = (
    MEALS | PARTS_OF_DAY | {K.MOMENT, K.STRETCH, K.AFTER_EATING, K.RIGHT_NOW, K.UNKNOWN}
)


def says_what(before: Sequence[Piece]) -> bool:
    """Return whether what stands before it says that something was taken, and what."""
    kinds = {piece.kind for piece in before}
    words = {word for piece in before for word in piece.words.split() if piece.kind in _TOOK}
    is_when = K.MOMENT in kinds and not words.isdisjoint(_SWALLOWED)
    return bool(kinds & _TOOK and (kinds & _WHAT or words & _IT or is_when))


def _is_put_off(before: Sequence[Piece]) -> bool:
    kinds = {piece.kind for piece in before}
    return bool(kinds & _PUT_OFF or (K.WILL in kinds and K.TAKE in kinds))


def _is_adjunct(rest: Sequence[Piece]) -> bool:
    words = [word for piece in rest for word in piece.words.split()]
    if not all(piece.kind in _PLAIN for piece in rest) or not 2 <= len(words) <= _MOST:
        return False
    is_long_ago = not _LONG_AGO.isdisjoint(words) and _OF_TODAY.isdisjoint(words)
    if is_long_ago or any(c.isdigit() for word in words for c in word):
        return False
    first = rest[0].words
    if first.split()[0] in _WITH:
        return True
    n = len(first.split())
    if first in _BESIDE and len(words) > n:
        return words[n] in _A_THING or (first in _BEFORE and words[n] in _DOING)
    return first in _MEANWHILE


def _is_until(rest: Sequence[Piece]) -> bool:
    words = [word for piece in rest for word in piece.words.split()]
    allowed = _PLAIN | {K.IT, K.THIRD, K.CONDITION, K.WILL, K.LATER, *_AT_HOME}
    is_plain = all(piece.kind in allowed for piece in rest)
    is_short = 2 <= len(words) <= 2 * _MOST and not any(c.isdigit() for w in words for c in w)
    first = rest[0].words
    begins = first in _UNTIL or first in _BESIDE or first.split()[0] in _WITH
    return is_plain and is_short and begins


#: Whom an answer is said to as to a parent: "ten more minutes mom".
_WAITS_FOR: Final = ("when ", "once ", "after ", "as soon", "cuando ", "en cuanto ", "despues de")
_CALLED: Final = frozenset(("mom", "mother", "mama", "mum", "dad", "mami", "papi", "nurse"))
_AT_HOME: Final = frozenset({K.REASON, K.AND, K.SYMPTOM, K.AFTER_EATING, K.TAKING, K.HAD})
