"""Tells the strength of a medicine from how much of it is taken."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.domain.lexicon import Match
from bot.language.directions.asides import Break, Form, Name, Note, Unknown, Verb, Via
from bot.language.directions.courses import Lasts, Stage
from bot.language.directions.doses import Step
from bot.language.directions.measures import MASS
from bot.language.directions.names import written_strength
from bot.language.directions.pieces import (
    And,
    At,
    Doubt,
    Meal,
    Much,
    Often,
    Part,
    Piece,
    Strength,
    Weekdays,
)

_BETWEEN: Final = (Stage, And, Break, Verb, Form, Via, Strength, Name, Unknown, Note)
_TIMED: Final = (Often, Part, At, Meal, Weekdays, Lasts)
_NO_COUNT_FROM: Final = 20  #: a number that nobody swallows tablets of: "metoprolol 25"
_COUNTED: Final = frozenset({"tablet", "capsule", "patch"})
_GRID: Final = re.compile(r"[\d/]-[\d/]+-[\d/]")  #: "1-0-1"
_LIST: Final = 2  #: days with their counts, from which on a mass before them is a strength
_COUNT_TO: Final = 4  #: what may be so many tablets: "senna 2"; "warfarin 5" may be either


def apart(pieces: Sequence[Piece], match: Match | None) -> tuple[list[Piece], str]:
    """Return the pieces without the strength, and the strength: "500 mg" beside "1 tablet"."""
    told = next((piece.words for piece in pieces if isinstance(piece, Strength)), "")
    kept: list[Piece] = [piece for piece in pieces if not isinstance(piece, Strength)]
    if not told:
        kept, told = _without_number(kept, match)
    muches = [n for n, piece in enumerate(kept) if isinstance(piece, Much)]
    if len(muches) < 2:
        return kept, told
    place = _place(kept, muches)
    if place is None:
        return kept, told
    held, counted = kept[place], kept[muches[0]]
    words = held.words if isinstance(held, Much) else ""
    if place != muches[0] and isinstance(counted, Much):
        kept[muches[0]] = replace(counted, is_bare=False)  # of what was named: "2 paracetamol"
    return kept[:place] + kept[place + 1 :], told or words


def _place(kept: Sequence[Piece], muches: Sequence[int]) -> int | None:
    """Return where the amount stands that is what one of them holds; None where none is."""
    first, second = muches[0], muches[1]
    one, other = kept[first], kept[second]
    if not isinstance(one, Much) or not isinstance(other, Much):
        return None
    is_count = one.unit in _COUNTED or (not one.unit and one.low <= _COUNT_TO)
    if is_count and other.unit in MASS and isinstance(kept[second - 1], Name):
        return second  # "2 tablets of metformin 500 mg", "2 paracetamol 500 mg"
    if one.unit not in MASS or one.high:
        return None
    between = kept[first + 1 : second]
    if other.unit in MASS and any(isinstance(piece, Stage) for piece in between):
        return None  # "300 mg day 1, 600 mg day 2" are two doses
    has_name = any(isinstance(piece, Name) for piece in kept[:first])
    if has_name and _is_list_of_counts(kept[first:]):
        return first
    later = kept[second + 1 :]
    is_alone = other.unit not in MASS and has_name and not any(isinstance(p, _TIMED) for p in later)
    is_strength = _is_beside(between) or (is_alone and len(muches) == 2)
    return first if (has_name or other.unit not in MASS) and is_strength else None


def _is_beside(between: Sequence[Piece]) -> bool:
    """Return whether nothing that is said stands between two amounts, and no "and"."""
    has_and = any(isinstance(piece, And) and not piece.is_comma for piece in between)
    return all(isinstance(piece, _BETWEEN) for piece in between) and not has_and


def _is_list_of_counts(pieces: Sequence[Piece]) -> bool:
    """Return whether "4 mg: Monday 1/4, Tuesday 1/2" is a strength before what is taken of it."""
    told = [p for p in pieces if isinstance(p, Much | Weekdays | Part | At | Often)]
    rest = told[1:]
    days, muches = rest[::2], rest[1::2]
    if len(rest) < 2 * _LIST or len(days) != len(muches):
        return False
    return all(isinstance(p, Weekdays | Part | At) for p in days) and all(
        isinstance(p, Much) and p.unit not in MASS and p.low <= _COUNT_TO for p in muches
    )


def dose_as_strength(pieces: Sequence[Piece], steps: Sequence[Step], match: Match | None) -> str:
    """Return "500 mg" for "metformin 500 mg twice a day": it is the dose and stands on the box."""
    told = [piece for piece in pieces if isinstance(piece, Name | Much)]
    if (
        is_insulin(match)
        or not told
        or not isinstance(told[0], Name)
        or len(steps) != 1
        or len(steps[0]) != 1
    ):
        return ""
    amount = steps[0][0].amount
    if isinstance(amount, Much) and amount.unit in MASS and amount.high is None:
        return written_strength(amount.words)
    return ""


def _without_number(pieces: list[Piece], match: Match | None) -> tuple[list[Piece], str]:
    """Return the pieces without "850" right after a known name, which is what one holds; a
    number that may be either is asked about."""
    n = next((n for n, piece in enumerate(pieces[:-1]) if isinstance(piece, Name)), None)
    if n is None:
        return pieces, ""
    place = next((m for m, p in enumerate(pieces) if m > n and not isinstance(p, Form)), n)
    after = pieces[place]
    if not isinstance(after, Much) or after.high is not None:
        return pieces, ""
    if after.is_bare and _counts(pieces[place + 1 : place + 2]):
        return pieces[:place] + pieces[place + 1 :], after.words  # "Ecosprin 75 one tablet"
    if match is None or match.needs_confirmation or _is_in_units(match):
        return pieces, ""
    if _is_both(after):
        return [*pieces, Doubt("unit", after.words)], ""
    if after.is_bare and after.low >= _NO_COUNT_FROM:
        return pieces[:place] + pieces[place + 1 :], after.words
    return ([*pieces, Doubt("unit", after.words)] if _may_be_strength(after) else pieces), ""


def _is_both(much: Much) -> bool:
    """Return whether "25 1/2" may be a strength and a half of one."""
    return not much.unit and much.low >= _NO_COUNT_FROM and "/" in much.words


def _counts(rest: Sequence[Piece]) -> bool:
    """Return whether what follows is so many of something."""
    return any(isinstance(p, Much) and (p.unit in _COUNTED or _GRID.search(p.words)) for p in rest)


def _may_be_strength(much: Much) -> bool:
    """Return whether a number after a name may be milligrams: "warfarin 5", "digoxin 0.125 tab"."""
    if much.unit in _COUNTED:
        return much.words.startswith(("0.", "0,", "."))
    return much.is_bare and (much.low > _COUNT_TO or "." in much.words or "," in much.words)


def is_insulin(match: Match | None) -> bool:
    """Return whether it is counted in units, whatever number stands beside its name."""
    return match is not None and any("insulin" in each for each in match.ingredients)


def _is_in_units(match: Match) -> bool:
    """Return whether a number beside the name is no milligrams: insulin, heparin."""
    return is_insulin(match) or any("heparin" in each for each in match.ingredients)
