"""Knows where a sentence without a comma runs on into something else: "in a bit hon the grandkids
are here", "took my pills im so tired"."""

from __future__ import annotations

from typing import Final

from bot.language.replies.scanning import Piece

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


def begins(piece: Piece) -> bool:
    """Return whether another sentence may begin here."""
    return piece.words in _BEGINS or piece.words.split()[0] in _BEGINS
