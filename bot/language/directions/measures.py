"""What amounts are counted in: how each unit is written, its UCUM code, and the domain's word
for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from bot.domain.amounts import Unit

#: Units of what is in a medicine, and not of what is counted.
MASS: Final = frozenset({"milligram", "gram", "microgram", "unit", "milliequivalent", "millimole"})


@dataclass(frozen=True, slots=True)
class Measure:
    """One unit; what of it at once is so much that we ask."""

    text: str
    code: str
    most: int
    unit: Unit | None = None


MEASURES: Final[Mapping[str, Measure]] = {
    "tablet": Measure("tablet", "{tbl}", 12, Unit.TABLET),
    "capsule": Measure("capsule", "{capsule}", 12, Unit.CAPSULE),
    "puff": Measure("puff", "{puff}", 12, Unit.PUFF),
    "drop": Measure("drop", "[drp]", 60, Unit.DROP),
    "spray": Measure("spray", "{spray}", 8, Unit.SPRAY),
    "patch": Measure("patch", "{patch}", 4, Unit.PATCH),
    "suppository": Measure("suppository", "{suppository}", 3, Unit.SUPPOSITORY),
    "application": Measure("application", "{application}", 4, Unit.APPLICATION),
    "sachet": Measure("sachet", "{sachet}", 8, Unit.SACHET),
    "lozenge": Measure("lozenge", "{lozenge}", 6, Unit.LOZENGE),
    "injection": Measure("injection", "{injection}", 4, Unit.INJECTION),
    "dose": Measure("dose", "{dose}", 6, Unit.DOSE),
    "vial": Measure("vial", "{vial}", 6),
    "film": Measure("film", "{film}", 6),
    "scoop": Measure("scoop", "{scoop}", 8),
    "piece": Measure("piece", "{piece}", 4),
    "pump": Measure("pump", "{pump}", 8),
    "capful": Measure("capful", "{capful}", 14),
    "ring": Measure("ring", "{ring}", 1),
    "bottle": Measure("bottle", "{bottle}", 4),
    "inch": Measure("inch", "[in_i]", 4),
    "enema": Measure("enema", "{enema}", 2),
    "teaspoon": Measure("teaspoon", "[tsp_us]", 8, Unit.TEASPOON),
    "tablespoon": Measure("tablespoon", "[tbs_us]", 6, Unit.TABLESPOON),
    "spoonful": Measure("spoonful", "{spoonful}", 8),
    "millilitre": Measure("mL", "mL", 500, Unit.MILLILITRE),
    "litre": Measure("L", "L", 4),
    "ounce": Measure("fluid ounce", "[foz_us]", 32),
    "milligram": Measure("mg", "mg", 6000, Unit.MILLIGRAM),
    "gram": Measure("g", "g", 60, Unit.GRAM),
    "microgram": Measure("mcg", "ug", 10000, Unit.MICROGRAM),
    "unit": Measure("units", "[iU]", 5_000_000, Unit.UNIT),
    "milliequivalent": Measure("mEq", "meq", 200),
    "millimole": Measure("mmol", "mmol", 200),
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
