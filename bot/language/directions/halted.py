"""Says whether a medicine is not taken: "do not take", "stopped", "hold". Then nothing of it is a
dose."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
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
_OTHERWISE: Final = frozenset({"from", "then", "increase", "decrease", "colon"})
_BULLETS: Final = frozenset({"bullet", "dash", "number", "dot", "close", "the", "of"})
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


def listed(text: Marked, before: Sequence[Placed], after: Sequence[Placed]) -> Placed | None:
    """Return what says of both of two medicines that they are not taken: "stop aspirin and
    ibuprofen", "Stopped: aspirin 75 mg, ibuprofen 400 mg"."""
    halt = next((each for each in before if isinstance(each.piece, Halt)), None)
    names = [each for each in before if isinstance(each.piece, Name)]
    first = next((each for each in after if isinstance(each.piece, Name)), None)
    if halt is None or not names or first is None:
        return None
    between = text.tokens[names[-1].last : first.first]
    heads = halt.piece.heads if isinstance(halt.piece, Halt) else ""
    if heads:
        return halt if _is_under(heads, [token.entry.classes for token in between]) else None
    has_doses = any(isinstance(each.piece, _DOSED) for each in (*before, *after))
    is_list = all(not token.entry.classes.isdisjoint(_BETWEEN) for token in between)
    return halt if between and is_list and not has_doses else None


def _is_under(heads: str, between: Sequence[frozenset[str]]) -> bool:
    """Return whether the next name is still under a heading: on its line, or in the lines below."""
    if any(not kinds.isdisjoint(_OTHERWISE) for kinds in between):
        return False
    lines = [n for n, kinds in enumerate(between) if "line" in kinds]
    if heads == "list":
        return not lines and any(not kinds.isdisjoint({"comma", "and", "or"}) for kinds in between)
    if any(later == n + 1 for n, later in pairwise(lines)):
        return False  # an empty line ends it
    last = between[lines[-1] + 1 :] if lines else ()
    return bool(lines) and all(not kinds.isdisjoint(_BULLETS) for kinds in last)
