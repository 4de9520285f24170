"""Finds out what a medicine is: its ingredients and classes, and whether it is swallowed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from bot.domain.amounts import Amount, AskedWhenTaken, Between, ByWeekday, Quantity, Unit
from bot.domain.lexicon import Lexicon
from bot.domain.medications import Medication
from bot.domain.schedules import AfterDose, AsNeeded, EveryHours, Schedule
from bot.formulary.spelling import folded

_NOT_SWALLOWED: Final = frozenset(
    {
        Unit.PUFF,
        Unit.SPRAY,
        Unit.PATCH,
        Unit.SUPPOSITORY,
        Unit.APPLICATION,
        Unit.INJECTION,
        Unit.UNIT,
    }
)
#: Words in a name or form that say so too; drops may be for the mouth or for the eye.
_NOT_BY_MOUTH: Final = frozenset(
    {
        *("eye", "ear", "nasal", "nose", "inhaler", "inhaled"),
        *("patch", "cream", "ointment", "gel", "lotion", "suppository"),
        *("injection", "pen", "insulin", "topical", "ophthalmic", "otic"),
        *("colirio", "inhalador", "parche", "crema", "pomada", "supositorio"),
        *("inyeccion", "inyectable", "foam", "shampoo", "vaginal", "rectal"),
    }
)
#: Where a label has drops go; a tablet "for eye pressure" is swallowed all the same.
_DROPPED_INTO: Final = frozenset(
    {
        *("eye", "eyes", "ear", "ears", "nostril", "nostrils", "ou", "au"),
        *("ojo", "ojos", "oido", "oidos"),
    }
)
_ANTACID: Final = "antacid"


@dataclass(frozen=True, slots=True)
class Resolved:
    """A medicine whose name is known."""

    medication: Medication
    ingredients: frozenset[str]
    classes: frozenset[str]
    is_swallowed: bool
    words: str  #: its name, strength and form, in lower case

    def goes_by(self, names: Iterable[str]) -> bool:
        """Return whether it has an ingredient of one of these names or classes."""
        return not (self.ingredients | self.classes).isdisjoint(names)

    def comes_as(self, form: str) -> bool:
        """Return whether it is known to come in a form."""
        counted = any(unit.name.lower() == form for unit in _units(self.medication))
        return counted or form in self.words.split()

    @property
    def times_a_day(self) -> int:
        """How often a day it is taken at most, in slots."""
        return max((_times(p.directions.schedule) for p in self.medication.phases), default=0)


def resolved(medication: Medication, lexicon: Lexicon) -> Resolved | None:
    """Return what a medicine is, or None where its name is not known for certain."""
    match = lexicon.find(medication.name)
    if match is None or match.needs_confirmation:
        return None
    classes = _classes(match.ingredients, lexicon)
    if _ANTACID in classes:  # "Gaviscon" has aluminium in one country and calcium in another
        classes = classes.union(*(_classes(other, lexicon) for other in match.or_else))
    words = folded(" ".join((medication.name, medication.strength, medication.form)))
    by_mouth = not (_NOT_BY_MOUTH & {*words.split()})
    units = {*_units(medication)}
    return Resolved(
        medication=medication,
        ingredients=frozenset(match.ingredients),
        classes=frozenset(classes),
        is_swallowed=by_mouth
        and not units & _NOT_SWALLOWED
        and not (Unit.DROP in units and _DROPPED_INTO & _told(medication)),
        words=words,
    )


def _classes(ingredients: Iterable[str], lexicon: Lexicon) -> set[str]:
    facts = map(lexicon.facts, ingredients)
    return {each for f in facts if f and f.classes for each in f.classes.value}


def _told(medication: Medication) -> set[str]:
    """Return the words of its labels."""
    texts = " ".join(phase.directions.text for phase in medication.phases)
    return {*re.findall(r"[a-z]+", folded(texts))}


def _units(medication: Medication) -> Iterator[Unit]:
    for phase in medication.phases:
        for quantity in _quantities(phase.directions.schedule):
            match quantity:
                case Amount() | AskedWhenTaken():
                    yield quantity.unit
                case Between():
                    yield quantity.high.unit
                case ByWeekday():
                    yield from (amount.unit for _, amount in quantity.amounts)


def _quantities(schedule: Schedule) -> Iterator[Quantity]:
    if isinstance(schedule, EveryHours | AfterDose | AsNeeded):
        yield schedule.quantity
    else:
        yield from (intake.quantity for intake in schedule.intakes)


def _times(schedule: Schedule) -> int:
    if isinstance(schedule, AfterDose | AsNeeded):
        return 0
    return len(schedule.intakes)
