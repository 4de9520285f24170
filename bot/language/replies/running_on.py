"""Knows where a sentence without a comma runs on into something else: "in a bit hon the grandkids
are here", "took my pills im so tired"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from bot.language.replies.adjuncts import says_what
from bot.language.replies.kinds import NEUTRAL, PARTS_OF_DAY, Kind
from bot.language.replies.scanning import Piece

K = Kind
#: With one of these another sentence begins, that has its own subject.
_BEGINS: Final = frozenset(
    {
        *(
            "im",
            "i am",
            "am",
            "its",
            "it is",
            "my",
            "the",
            "we",
            "were",
            "got",
            "gotta",
            "busy",
            "still",
        ),
        *(
            "that is",
            "thats",
            "this",
            "there",
            "hes",
            "shes",
            "theyre",
            "estoy",
            "ando",
            "tengo",
            "mi",
        ),
        *("mis", "el", "la", "los", "las", "es que", "hay", "voy", "ya voy", "going", "so", "just"),
        *("first", "let me", "lemme", "need to", "have to", "stop", "quit", "deja de", "para de"),
    }
)
#: What may follow "took it", where it may have been a photograph that was taken.
_BEGINS_BEHIND_IT: Final = frozenset(
    ("im", "i am", "estoy", "ando", "so", "its", "stop", "quit", "geez", "deja de", "para de")
)


def begins(piece: Piece) -> bool:
    """Return whether another sentence may begin here."""
    return piece.words in _BEGINS or piece.words.split()[0] in _BEGINS


_ABOUT_OTHERS: Final = frozenset({K.UNKNOWN, K.IDIOM, K.RIGHT_NOW, *NEUTRAL, *PARTS_OF_DAY})
_ABOUT_ANYTHING: Final = _ABOUT_OTHERS | {K.THIRD, K.SYMPTOM, K.LATER, K.IT, K.WILL, K.AND, K.YET}
_MOST: Final = 12  #: words


def cuts(pieces: Sequence[Piece]) -> Iterator[tuple[Sequence[Piece], bool]]:
    """Yield what may stand before something else, the longest first, and whether a word of taking
    is as clear beside it as alone."""
    for n in range(len(pieces) - 1, 0, -1):
        rest = pieces[n:]
        words = [word for piece in rest for word in piece.words.split()]
        if rest[0].words not in _BEGINS or not 2 <= len(words) <= _MOST:
            continue
        if any(c.isdigit() for word in words for c in word):
            continue
        kinds = {piece.kind for piece in rest}
        if K.UNKNOWN in kinds and kinds <= _ABOUT_ANYTHING:
            is_clear = (
                kinds <= _ABOUT_OTHERS
                and rest[0].words in _BEGINS_BEHIND_IT
                and says_what(pieces[:n])
            )
            yield pieces[:n], is_clear
