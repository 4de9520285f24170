"""What amounts are counted in, by name: how each unit is written, and how much of it is much."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from bot.domain.amounts import Unit

#: Units of what is in a medicine, and not of what is counted.
MASS: Final = frozenset({"milligram", "gram", "microgram", "unit", "milliequivalent", "millimole"})


#: How many of each are so many at once that we ask.
_MOST: Final[Mapping[Unit, int]] = {
    Unit.TABLET: 12,
    Unit.CAPSULE: 12,
    Unit.PUFF: 12,
    Unit.DROP: 60,
    Unit.SPRAY: 8,
    Unit.PATCH: 4,
    Unit.SUPPOSITORY: 3,
    Unit.APPLICATION: 4,
    Unit.SACHET: 8,
    Unit.LOZENGE: 6,
    Unit.INJECTION: 4,
    Unit.DOSE: 6,
    Unit.VIAL: 6,
    Unit.FILM: 6,
    Unit.SCOOP: 8,
    Unit.PIECE: 4,
    Unit.PUMP: 8,
    Unit.CAPFUL: 14,
    Unit.RING: 1,
    Unit.BOTTLE: 4,
    Unit.INCH: 4,
    Unit.ENEMA: 2,
    Unit.TEASPOON: 8,
    Unit.TABLESPOON: 6,
    Unit.SPOONFUL: 8,
    Unit.MILLILITRE: 500,
    Unit.LITRE: 4,
    Unit.OUNCE: 32,
    Unit.MILLIGRAM: 6000,
    Unit.GRAM: 60,
    Unit.MICROGRAM: 10000,
    Unit.UNIT: 5_000_000,
    Unit.MILLIEQUIVALENT: 200,
    Unit.MILLIMOLE: 200,
}
#: What is written of it, where that is not its name.
_TEXTS: Final[Mapping[Unit, str]] = {
    Unit.MILLILITRE: "mL",
    Unit.LITRE: "L",
    Unit.OUNCE: "fluid ounce",
    Unit.MILLIGRAM: "mg",
    Unit.GRAM: "g",
    Unit.MICROGRAM: "mcg",
    Unit.UNIT: "units",
    Unit.MILLIEQUIVALENT: "mEq",
    Unit.MILLIMOLE: "mmol",
}


@dataclass(frozen=True, slots=True)
class Measure:
    """One unit, what is written of it, and what of it at once is so much that we ask."""

    unit: Unit
    text: str
    most: int

    @property
    def code(self) -> str:
        """Its UCUM code."""
        return self.unit.value


def _name(unit: Unit) -> str:
    return unit.name.lower()


MEASURES: Final[Mapping[str, Measure]] = {
    _name(unit): Measure(unit, _TEXTS.get(unit, _name(unit)), most) for unit, most in _MOST.items()
}
#: What is counted of a form; anything else does not fit it.
FITTING: Final[Mapping[str, frozenset[str]]] = {
    "liquid": frozenset(
        {
            "millilitre",
            "litre",
            "ounce",
            "teaspoon",
            "tablespoon",
            "spoonful",
            "drop",
            "milligram",
            "gram",
            "microgram",
            "unit",
            "dose",
            "milliequivalent",
            "capful",
            "puff",
            "spray",
            "application",
        }
    ),
    "cream": frozenset(
        {
            "application",
            "gram",
            "pump",
            "dose",
            "inch",
            "milligram",
            "percent",
            "unit",
            "suppository",
        }
    ),
    "inhaler": frozenset({"puff", "dose", "microgram", "capsule", "vial", "milligram", "spray"}),
    "drops": frozenset({"drop", "dose", "millilitre", "spray", "application"}),
    "spray": frozenset({"spray", "puff", "dose", "microgram"}),
    "injection": frozenset(
        {"injection", "unit", "millilitre", "milligram", "microgram", "dose", "vial", "gram"}
    ),
    "tablet": frozenset(
        {"tablet", "milligram", "gram", "microgram", "dose", "unit", "milliequivalent", "millimole"}
    ),
    "capsule": frozenset({"capsule", "milligram", "gram", "microgram", "dose", "unit", "tablet"}),
}
#: What cannot be taken in a way.
UNFIT: Final[Mapping[str, frozenset[str]]] = {
    "inhale": frozenset({"tablet", "suppository", "patch", "teaspoon", "tablespoon", "sachet"}),
    "inject": frozenset(
        {
            "tablet",
            "capsule",
            "suppository",
            "patch",
            "puff",
            "drop",
            "spray",
            "teaspoon",
            "tablespoon",
        }
    ),
    "swallow": frozenset({"patch", "suppository", "spray", "injection", "puff"}),
    "oral": frozenset({"patch", "suppository", "injection"}),
    "ophthalmic": frozenset({"tablet", "capsule", "patch", "suppository", "teaspoon", "puff"}),
    "otic": frozenset({"tablet", "capsule", "patch", "suppository", "teaspoon", "puff"}),
    "nasal": frozenset({"tablet", "capsule", "patch", "suppository", "teaspoon"}),
    "apply": frozenset({"tablet", "capsule", "teaspoon", "tablespoon"}),
    "inhaled": frozenset({"tablet", "suppository", "patch", "teaspoon"}),
}
#: How two units of mass compare.
IN_MICROGRAMS: Final = {"microgram": 1, "milligram": 1000, "gram": 1_000_000}
