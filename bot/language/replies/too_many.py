"""Hears that far more of one medicine was swallowed than anybody is told to: "about 30 of the
metformin"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

from bot.domain.amounts import Amount, Unit
from bot.domain.ids import MedicationId
from bot.language.replies.context import Context
from bot.language.replies.counting import is_all_that_is_due
from bot.language.replies.kinds import NEUTRAL, Kind
from bot.language.replies.scanning import Piece

_TOO_MANY: Final = 5
_NO_COUNT: Final = 100  #: a greater number is a strength: "took 500 metformin"
_SPELT: Final = {
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "cinco": 5,
    "seis": 6,
    "siete": 7,
    "ocho": 8,
    "nueve": 9,
    "diez": 10,
    "doce": 12,
    "quince": 15,
    "veinte": 20,
    "treinta": 30,
    "cuarenta": 40,
    "cincuenta": 50,
}
#: What is taken by many tablets at once, in a taper or once a week.
_BY_MANY: Final = frozenset(
    ("prednisone", "prednisolone", "dexamethasone", "methotrexate", "prednisona", "metotrexato")
)
_MOST_OF_THOSE: Final = 12
_COUNTED: Final = frozenset(
    {
        *("tablet", "tablets", "tab", "tabs", "pill", "pills", "capsule", "capsules", "caps"),
        *("pastilla", "pastillas", "tableta", "tabletas", "comprimido", "comprimidos"),
        *("capsula", "capsulas", "pildora", "pildoras"),
    }
)
_MOST_AT_ONCE: Final = 13  #: from here on a bare number is no count of one round
_BARE: Final = re.compile(
    r"(?:(?:i|ive|so|just|ok|yes|well|but|he|she|yo|ya|si|pues|me|se|las|los|have|all) )*"
    r"(?:took|taken|swallowed|popped|downed|ate|had|tome|tomo|tomado|trague|trago)"
    r" (?:(?:like|about|around|maybe|almost|over|nearly|some|all|the|more than|como|unas|unos|casi"
    r"|mas de|las|los|todas las|todos los) )*"
    r"(?P<count>\d{1,3}|[a-z]+)"
    r"(?: (?:of|de) (?:them|those|these|ellas|ellos|esas|esos|my (?:pills|meds)|mis pastillas))?"
    r"(?: (?:ya|already|now|just now|today|hoy|at once|so far))*"
)
_SWALLOWING: Final = frozenset({Kind.TOOK, Kind.HAD, Kind.TAKING})


def is_too_many(pieces: Sequence[Piece], called: Mapping[str, MedicationId]) -> bool:
    """Return whether pieces tell that many of one medicine were swallowed."""
    after_verb = False
    count: Piece | None = None
    for piece in pieces:
        if piece.kind in _SWALLOWING:
            after_verb = True
        elif after_verb and _count(piece):
            count = piece
        elif count and piece.kind in (Kind.MED, Kind.OTHER_MED):
            return _is_beyond(count, piece, called, is_of=_says_of(pieces, count))
        elif piece.kind not in NEUTRAL and piece.kind is not Kind.DOSE:
            count = None
    return False


def is_a_bare_number_too_many(words: str, context: Context) -> bool:
    """Return whether folded words say that dozens were swallowed, and of nothing: "took 30"."""
    found = _BARE.fullmatch(words)
    if found is None:
        return False
    said = found["count"]
    count = int(said) if said.isdecimal() else _SPELT.get(said, 0)
    units = {*context.units.values(), *(each.unit for each in context.due.values())}
    if not _MOST_AT_ONCE <= count < _NO_COUNT or any(not unit.is_counted for unit in units):
        return False
    return not is_all_that_is_due(Amount(Decimal(count), Unit.TABLET), context.due)


def _is_beyond(
    count: Piece, medicine: Piece, called: Mapping[str, MedicationId], *, is_of: bool
) -> bool:
    number = _count(count)
    if number <= _MOST_OF_THOSE and not _BY_MANY.isdisjoint(medicine.words.split()):
        return False
    strengths = {
        word for name, id_ in called.items() if id_ in medicine.ids for word in name.split()
    }
    is_strength = str(number) in strengths or number >= _NO_COUNT
    return number >= _TOO_MANY and (is_of or not is_strength)


def _says_of(pieces: Sequence[Piece], count: Piece) -> bool:
    """Return whether it is so many *of* them: then it is a count, and no strength."""
    behind = pieces[list(pieces).index(count) + 1 :]
    words = {word for piece in behind[:2] for word in piece.words.split()}
    return not words.isdisjoint({"of", "de"}) or not _COUNTED.isdisjoint(count.words.split())


def _count(piece: Piece) -> int:
    """Return the number that a piece says of pills, or 0."""
    number, _, unit = piece.words.partition(" ")
    if piece.kind is Kind.AMOUNT and _COUNTED.isdisjoint(unit.split()):
        return 0
    if piece.kind not in (Kind.UNKNOWN, Kind.AMOUNT):
        return 0
    return int(number) if number.isdecimal() and len(number) <= 3 else _SPELT.get(number, 0)
