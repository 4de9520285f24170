"""Knows the words that may change what was said beside them, and so are never let pass.

What is no such word, and of no kind that says something of doses, is harmless beside an answer.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

from bot.language.replies.kinds import Kind
from bot.language.replies.scanning import Piece

K = Kind
_FILE: Final = Path(__file__).with_suffix(".toml")
#: Words of `Kind.CONDITION` that only say when.
_WHEN: Final = frozenset(
    {"when", "once", "while i", "until", "till", "every time", "whenever", "while"}
    | {"cuando", "hasta", "antes de", "mientras que", "en cuanto", "tan pronto como"}
)
#: Words of `Kind.PAST` that are of no other day.
_LASTING: Final = re.compile(
    r"\b(?:all (?:night|day|week)|toda la|todo el dia|lately|recently|always|usually|normally"
    r"|sometimes|often|every ?day|each day|every|daily|most days|years|months|weeks|this"
    r"|siempre|normalmente|a veces|todos los|cada|diariamente|ultimamente|est[ae]|rarely|seldom"
    r"|barely|since|desde)\b"
)
_TO_COME: Final = re.compile(r"\b(?:tomorrow|tmrw|tmr|next|manana|pasado manana|proxim[ao])\b")
_ANOTHER_DAY: Final = re.compile(r"\b(?:yesterday|last night|ayer|anoche)\b")
_ALWAYS: Final = frozenset(
    {K.SKIP, K.TOOK, K.TAKE, K.TAKING, K.WILL_TAKE, K.DOSE, K.MED, K.OTHER_MED, K.NOT_YET}
    | {K.EXCEPT, K.SOME, K.AGAIN, K.TWICE, K.MORE, K.WRONG, K.OTHERS, K.UNDO, K.CORRECTS}
    | {K.DIGIT_TAKEN, K.DIGIT_LATER, K.DIGIT_SKIP, K.HEDGE, K.DID_I, K.MAY_I, K.REST, K.REMIND}
    | {K.NOT, K.NO, K.NO_OR_NOT, K.DID_NOT, K.PRESSED, K.HAD}
)


def is_guarded(word: str, *, place: str = "anywhere") -> bool:
    """Return whether a word that nothing else is known of may change what stands beside it."""
    return bool(_words(place).fullmatch(word))


def changes(piece: Piece) -> bool:
    """Return whether a piece may change what was said in the clause beside its own."""
    match piece.kind:
        case K.UNKNOWN | K.FILLER | K.GREET:
            is_phrase = piece.kind is not K.UNKNOWN and " " in piece.words
            return not is_phrase and any(map(is_guarded, piece.words.split()))
        case K.CONDITION:
            return piece.words not in _WHEN
        case K.MOMENT:
            return bool(_ANOTHER_DAY.search(piece.words))
        case K.PAST:
            return not (_LASTING.search(piece.words) or _TO_COME.search(piece.words))
        case _:
            return piece.kind in _ALWAYS


def any_guarded(pieces: Sequence[Piece], *, place: str) -> bool:
    """Return whether among pieces there is a word that has no business in that place."""
    return any(is_guarded(word, place=place) for p in pieces for word in p.words.split())


@cache
def _words(place: str) -> re.Pattern[str]:
    told = tomllib.loads(_FILE.read_text(encoding="utf-8"))[place].split()
    return re.compile("|".join(re.escape(w[:-1]) + r"\w*" if w[-1] == "*" else w for w in told))
