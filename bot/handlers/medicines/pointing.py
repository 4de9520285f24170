"""Finds which of several medicines is pointed at: "the second one is wrong", "number 3 is at
night", "la segunda está mal", or by its name: "the lisinopril is 20 mg"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.handlers.medicines.drafts import Batch, Entry
from bot.language.directions.doses import Reading
from bot.language.normal import cleaned, folded

_ORDINALS: Final = (
    ("first", "1st", "primera", "primero", "primer"),
    ("second", "2nd", "segunda", "segundo"),
    ("third", "3rd", "tercera", "tercero", "tercer"),
    ("fourth", "4th", "cuarta", "cuarto"),
    ("fifth", "5th", "quinta", "quinto"),
    ("sixth", "6th", "sexta", "sexto"),
    ("seventh", "7th", "septima", "séptima", "séptimo"),
    ("eighth", "8th", "octava", "octavo"),
    ("ninth", "9th", "novena", "noveno"),
    ("tenth", "10th", "décima", "decima", "décimo"),
)
_NUMBERS: Final = {word: n for n, words in enumerate(_ORDINALS, start=1) for word in words}
_ORDINAL: Final = "|".join(_NUMBERS)
#: What is first or second without being a medicine.
_NO_MEDICINE: Final = (
    r"(?!\s+(?:dose|day|days|week|month|half|thing|time|tablet|pill|meal|of|hour|toma|dosis|d[ií]a"
    r"|semana|vez|hora|mes|comida|de)\b)"
)
_POINTS: Final = re.compile(
    rf"""(?:no[,.:;]?\s+)?
    (?:(?:the\s+|la\s+|el\s+)?(?:number|num\.?|n[uú]mero|n[ro]\.|\#)\s*(?P<number>\d{{1,2}})
    |(?:la|el)\s+(?P<digit>\d{{1,2}})(?=\s+(?:es|est[aá]|no|son|debe)\b)
    |(?:the|la|el)\s+(?P<ordinal>{_ORDINAL})\b{_NO_MEDICINE}(?:\s+(?:one|medicine|medicina|pill))?
    |(?P<bare>{_ORDINAL})\s+(?:one|medicine|medicina))
    \b[\s,.:;-]*(?P<rest>.*)""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_IS_WRONG: Final = re.compile(
    r"^(?:(?:is|was|are|it's|its|that's|thats|es|est[aá]|son)\s+)?"
    r"(?:(?:all\s+|todo\s+)?(?:wrong|not\s+right|incorrect|off|mal|no\s+est[aá]\s+bien|equivocad[oa]"
    r"|incorrect[oa]))\b[\s,.:;-]*",
    re.IGNORECASE,
)
_OF_WHAT: Final = re.compile(
    r"^(?:the|that|this|its|la|el|eso)?\s*(?:strength|dose|dosage|amount|time|times|name|number"
    r"|how often|schedule|fuerza|dosis|cantidad|hora|concentraci[oó]n|frecuencia)?\s*"
    r"(?=(?:is|are|was|es|est[aá])\s+(?:wrong|not right|incorrect|mal|equivocad|incorrect))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Pointed:
    """Which medicine was meant, by its number, and what was said of it ("": that it is wrong)."""

    number: int
    rest: str


def at(text: str) -> Pointed | None:
    """Return the medicine of several that somebody points at; None: at none of them."""
    found = _POINTS.fullmatch(cleaned(text))
    if found is None:
        return None
    digits = found["number"] or found["digit"]
    word = (found["ordinal"] or found["bare"] or "").casefold()
    number = int(digits) if digits else _NUMBERS[word]
    return Pointed(number, without_wrong(found["rest"]))


def without_wrong(text: str) -> str:
    """Return what is said beside "that is wrong"; "" where nothing is."""
    bare = _OF_WHAT.sub("", cleaned(text), count=1)
    return _IS_WRONG.sub("", bare, count=1).strip(" .!")


def by_name(told: Reading, now: Reading, waiting: Sequence[tuple[Entry, Reading]]) -> Entry | None:
    """Return the medicine that waits behind and is named in a correction; None: none is."""
    if told.match is None or is_same(told, now):
        return None
    fitting = [entry for entry, reading in waiting if is_same(told, reading)]
    return fitting[0] if len(fitting) == 1 else None


def is_same(one: Reading, other: Reading) -> bool:
    """Return whether two readings are of the same medicine."""
    if one.match and other.match:
        return one.match.ingredients == other.match.ingredients
    return folded(one.medication) == folded(other.medication)


def in_front(batch: Batch, number: int) -> Batch | None:
    """Return the batch with the medicine of that number first; None: it is not open any more."""
    meant = next((entry for entry in batch.left if entry.number == number), None)
    if meant is None:
        return None
    others = tuple(entry for entry in batch.left if entry is not meant)
    return Batch(
        batch.on, batch.texts, (meant, *others), batch.of, kept=batch.kept, shown=batch.shown
    )
