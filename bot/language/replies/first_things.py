"""Hears that something else comes first: "lemme finish my coffee first", "tengo que bañarme antes".

It is only ever read as later, and where nothing is said of having taken or not taking it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from bot.language.replies.kinds import Kind
from bot.language.replies.scanning import Piece

K = Kind
_NEVER: Final = frozenset(
    {K.TOOK, K.NOT, K.DID_NOT, K.SKIP, K.MORE, K.TWICE, K.WRONG, K.OTHERS, K.MED, K.OTHER_MED}
    | {K.REASON, K.WHAT, K.MAY_I, K.DID_I, K.CONDITION}
)
_HAVE_TO: Final = (
    r"(?:(?:i|we|just|still|im|ive|ok|wait|hold on|well|but|yo|es que|primero) )*"
    r"(?:let me|lemme|need to|needa|have to|has to|got to|gotta|gonna|going to|want to|wanna|must"
    r"|about to|in the middle of|busy|trying to|deja|dejame|deje|tengo que|voy a|quiero|necesito"
    r"|estoy|ando|debo)\b"
)
_FIRST: Final = re.compile(
    rf"^{_HAVE_TO} .*\b(?:first|1st|real quick|primero|antes)$"
    rf"|^(?:first|primero) (?:i |yo )?{_HAVE_TO}"
    r"|^(?:let me|lemme|dejame|deja|deje que) (?:finish|get|eat|just|wake|sit|see|acabar|terminar"
    r"|acabo|termino|desayuno|como|despertar|llegar|que)\b"
)


def comes_first(pieces: Sequence[Piece]) -> bool:
    """Return whether a clause tells what is to be done before."""
    if any(piece.kind in _NEVER for piece in pieces):
        return False
    words = " ".join(piece.words for piece in pieces)
    return len(words) < 80 and bool(_FIRST.search(words))
