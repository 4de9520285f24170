"""Says whether a medicine is not taken: "do not take", "stopped", "hold". Then nothing of it is a
dose."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.language.directions.asides import Break, Name, Verb
from bot.language.directions.courses import Dates, Halt, Lasts, Stop, Then
from bot.language.directions.grammar import Placed
from bot.language.directions.marking import Marked
from bot.language.directions.pieces import (
    And,
    Asked,
    At,
    Change,
    Doubt,
    Meal,
    Much,
    Often,
    Part,
    Piece,
)

_DOSED: Final = (Much, Asked, Often, Part, At, Meal, Change)
_BETWEEN: Final = frozenset({"and", "comma", "or", "slash", "the", "bullet", "line"})


def halted(pieces: Sequence[Piece]) -> tuple[str, list[Doubt]]:
    """Return how it is not taken, empty where it is; and what must be asked where both are said."""
    halts = [n for n, piece in enumerate(pieces) if isinstance(piece, Halt)]
    doses = [n for n, piece in enumerate(pieces) if isinstance(piece, _DOSED)]
    if not halts:
        is_stopped = any(isinstance(piece, Stop) for piece in pieces) and not doses
        return ("stopped" if is_stopped else ""), []
    kinds = {piece.kind for piece in pieces if isinstance(piece, Halt)}
    kind = "stopped" if "stopped" in kinds else min(kinds)
    if not doses:
        return kind, []
    amounts = [n for n in doses if isinstance(pieces[n], Much | Asked | Change)]
    before = pieces[halts[0] : amounts[0] if amounts else doses[0]]
    is_first = halts[0] < doses[0] and not any(isinstance(p, Then | Break) for p in before)
    is_last = halts[0] > doses[-1] and (kind != "not taken" or len(amounts) == len(doses) == 1)
    is_course = any(isinstance(piece, Lasts | Dates) for piece in pieces[: halts[0]])
    if len(kinds) == 1 and (is_first or (is_last and not is_course)):
        return kind, []
    return "", [Doubt("not", kind)]


def open_end(pieces: Sequence[Piece]) -> bool:
    """Return whether "5 mg daily then stop" leaves open when that is."""
    stops = [n for n, piece in enumerate(pieces) if isinstance(piece, Stop)]
    if not stops:
        return False
    rest = [p for p in pieces[stops[-1] + 1 :] if not isinstance(p, Break | And | Verb)]
    return not rest


def is_ahead(placed: Placed) -> bool:
    """Return whether a piece says of the next name that it is not taken."""
    return isinstance(placed.piece, Halt) and placed.piece.is_ahead


def is_listed(text: Marked, before: Sequence[Placed], after: Sequence[Placed]) -> bool:
    """Return whether "aspirin and ibuprofen" are not taken, both of them."""
    names = [each for each in before if isinstance(each.piece, Name)]
    first = next((each for each in after if isinstance(each.piece, Name)), None)
    if not names or first is None or any(isinstance(p.piece, _DOSED) for p in (*before, *after)):
        return False
    between = text.tokens[names[-1].last : first.first]
    return bool(between) and all(
        not token.entry.classes.isdisjoint(_BETWEEN) for token in between
    )
