"""Reads what stands beside a reason: since when it holds, and what it "makes me"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from bot.domain.doses import SkipReason
from bot.language.replies.kinds import Kind
from bot.language.replies.scanning import Piece

K = Kind
#: Since when a reason holds; beside one it is no other day that is spoken of.
STILL_LASTS: Final = frozenset(
    {
        *("this month", "this week", "lately", "since last night", "since yesterday", "all night"),
        *("all day", "este mes", "esta semana", "desde anoche", "desde ayer", "toda la noche"),
        *("todo el dia", "toda la manana", "ultimamente"),
    }
)
#: When it began; it lasts until something is done.
_BEGAN: Final = frozenset(
    {
        *("yesterday", "last night", "ayer", "anoche", "the other day", "last week", "antier"),
        *(
            "el otro dia",
            "la semana pasada",
            "a few days ago",
            "days ago",
            "hace dias",
            "until now",
            "hasta ahora",
        ),
    }
)
_LASTING: Final = frozenset({SkipReason.RAN_OUT, SkipReason.COST, SkipReason.TOLD_TO})
_MAKES_ME: Final = frozenset(
    {
        *("makes me", "make me", "made me", "gives me", "gave me", "it makes me", "they make me"),
        *("it gives me", "they give me", "leaves me", "it leaves me", "me deja", "me da"),
        *(
            "me dan",
            "makes my",
            "it makes my",
            "made my",
            "they make my",
            "me dio",
            "me hace",
            "me provoca",
            "me causa",
            "me pone",
        ),
    }
)
_WHAT_IT_MAKES: Final = frozenset({K.UNKNOWN, K.SYMPTOM, K.FILLER, K.WITH_MEAL})
_A_MEDICINE: Final = frozenset({K.MED, K.OTHER_MED, K.DOSE, K.IT})
_GOOD: Final = frozenset(
    (
        "happy",
        "smile",
        "laugh",
        "better",
        "good",
        "proud",
        "feliz",
        "bien",
        "risa",
        "gusto",
        "break",
    )
)


def told(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the pieces of a clause with a reason, without what belongs to the reason."""
    of = {piece.value for piece in pieces if piece.kind is K.REASON}
    is_lasting = of <= {str(reason) for reason in _LASTING}
    effect = False
    for n, piece in enumerate(pieces):
        if piece.words in STILL_LASTS or (is_lasting and piece.words in _BEGAN):
            continue
        if effect and piece.kind in _WHAT_IT_MAKES:
            continue
        effect = piece.kind is K.REASON and piece.words in _MAKES_ME and not effect
        is_cut_off = not effect and piece.kind is K.REASON and piece.words.endswith((" of", " my"))
        behind = {each.kind for each in pieces[n + 1 : n + 3]}
        if (effect and not _is_told(pieces[n + 1 :])) or (is_cut_off and not behind & _A_MEDICINE):
            yield Piece(K.UNKNOWN, piece.words)
        else:
            yield piece


def is_of_reason(piece: Piece, clause: Sequence[Piece]) -> bool:
    """Return whether a piece goes on with the reason that a clause ends in."""
    if piece.words in _BEGAN or piece.words in STILL_LASTS:
        return True
    after = [n for n, each in enumerate(clause) if each.words in _MAKES_ME]
    return bool(after) and piece.kind in _WHAT_IT_MAKES


def _is_told(behind: Sequence[Piece]) -> bool:
    """Return whether what it makes of them is said, and is no good."""
    words = {word for piece in behind for word in piece.words.split()}
    return any(p.kind in (K.UNKNOWN, K.SYMPTOM) for p in behind) and _GOOD.isdisjoint(words)
