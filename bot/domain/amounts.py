"""Amounts: exact numbers with a unit from one closed list. A strength ("500 mg") is not an amount
("1 tablet")."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bot.domain.errors import BadInput

_MOST = Decimal(10_000_000)  #: "nystatin 500,000 units"
_DECIMALS = 4


class Unit(StrEnum):
    """What an amount is counted in. The values are UCUM codes; curly braces are UCUM's own
    annotations."""

    TABLET = "{tbl}"
    CAPSULE = "{capsule}"
    PUFF = "{puff}"
    DROP = "[drp]"
    SPRAY = "{spray}"
    PATCH = "{patch}"
    SUPPOSITORY = "{suppository}"
    APPLICATION = "{application}"
    SACHET = "{sachet}"
    LOZENGE = "{lozenge}"
    INJECTION = "{injection}"
    VIAL = "{vial}"
    FILM = "{film}"
    PIECE = "{piece}"
    RING = "{ring}"
    ENEMA = "{enema}"
    BOTTLE = "{bottle}"
    SCOOP = "{scoop}"
    CAPFUL = "{capful}"
    PUMP = "{pump}"
    INCH = "[in_i]"  #: of what is pressed out of a tube
    DOSE = "{dose}"  #: nobody said what is counted
    TEASPOON = "[tsp_us]"
    TABLESPOON = "[tbs_us]"
    SPOONFUL = "{spoonful}"  #: nobody said of which spoon
    UNIT = "[iU]"
    MILLILITRE = "mL"
    LITRE = "L"
    OUNCE = "[foz_us]"
    GRAM = "g"
    MILLIGRAM = "mg"
    MICROGRAM = "ug"
    MILLIEQUIVALENT = "meq"
    MILLIMOLE = "mmol"

    @property
    def is_counted(self) -> bool:
        """Whether a person counts these in the hand (tablets, not millilitres)."""
        return self in _COUNTED


_COUNTED = frozenset(
    {Unit.TABLET, Unit.CAPSULE, Unit.SUPPOSITORY, Unit.SACHET, Unit.LOZENGE, Unit.PATCH}
)


@dataclass(frozen=True, slots=True)
class Amount:
    """How much is taken at once, exactly."""

    value: Decimal
    unit: Unit

    def __post_init__(self) -> None:
        if not self.value.is_finite() or not 0 < self.value <= _MOST:
            raise BadInput(f"an amount lies above 0 and at most {_MOST}; this one is {self.value}")
        if round(self.value, _DECIMALS) != self.value:
            raise BadInput(f"an amount has at most {_DECIMALS} decimals; this one is {self.value}")

    def __add__(self, other: Amount) -> Amount:
        if other.unit != self.unit:
            raise BadInput(
                f"{self.unit.name.lower()} and {other.unit.name.lower()} cannot be added"
            )
        return Amount(self.value + other.value, self.unit)


@dataclass(frozen=True, slots=True)
class ByWeekday:
    """Different amounts on different weekdays (Monday is 0); a day that is not named has none."""

    amounts: tuple[tuple[int, Amount], ...]


@dataclass(frozen=True, slots=True)
class AskedWhenTaken:
    """The amount is asked for when the dose is taken (insulin by the meter, for instance)."""

    unit: Unit


@dataclass(frozen=True, slots=True)
class Between:
    """From `low` to `high`, as whoever takes it needs ("1 to 2 tablets")."""

    low: Amount
    high: Amount

    def __post_init__(self) -> None:
        if self.low.unit is not self.high.unit or self.low.value >= self.high.value:
            raise BadInput("an amount between two begins with the lesser one, in the same unit")


Quantity = Amount | ByWeekday | AskedWhenTaken | Between


def usual(of: Quantity) -> Amount | None:
    """Return how much is taken where nobody says; None where only they can say it."""
    return of if isinstance(of, Amount) else None


def most(of: Quantity) -> Amount | None:
    """Return the most that is taken at once; None where nobody knows."""
    return of.high if isinstance(of, Between) else usual(of)
