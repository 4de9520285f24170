"""Reads a row of the table of ingredients into what the domain knows of one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Final, TypeVar

from bot.domain.amounts import Unit
from bot.domain.lexicon import Flag, IngredientFacts, OpioidFactor, UsualAmount
from bot.domain.rules import Rule, Status

T = TypeVar("T")
Row = Mapping[str, Any]

_UNITS: Final = {
    "mg": Unit.MILLIGRAM,
    "mcg": Unit.MICROGRAM,
    "g": Unit.GRAM,
    "mL": Unit.MILLILITRE,
    "units": Unit.UNIT,
    "puffs": Unit.PUFF,
    "drops": Unit.DROP,
}
_KEYS: Final = frozenset(
    {"classes", "usual", "opioid", "controlled", *(flag.value for flag in Flag)}
)


def facts(ingredient: str, row: Row) -> IngredientFacts:
    """Return what a row says about an ingredient."""
    if unknown := row.keys() - _KEYS:
        raise ValueError(f"{ingredient}: nothing is known as {', '.join(sorted(unknown))}")
    return IngredientFacts(
        ingredient=ingredient,
        classes=_rule(row.get("classes"), lambda told: tuple(told["are"])),
        flags={
            flag: rule
            for flag in Flag
            if (rule := _rule(row.get(flag.value), lambda told: bool(told["is"])))
        },
        usual=tuple(filter(None, (_rule(told, _usual) for told in row.get("usual", ())))),
        opioid=_rule(row.get("opioid"), _opioid),
        controlled=_rule(row.get("controlled"), lambda told: str(told["schedule"])),
    )


def _rule(told: Row | None, value: Callable[[Row], T]) -> Rule[T] | None:
    if told is None:
        return None
    return Rule(value(told), told["source"], Status(told["status"]), told["reviewed_by"] or None)


def _usual(told: Row) -> UsualAmount:
    least, most = told.get("once", (None, None))
    return UsualAmount(
        unit=_UNITS[told["unit"]],
        form=told.get("form", ""),
        least_once=_exact(least),
        most_once=_exact(most),
        most_a_day=_exact(told.get("most_a_day")),
        most_a_week=_exact(told.get("most_a_week")),
    )


def _opioid(told: Row) -> OpioidFactor:
    return OpioidFactor(Decimal(str(told["factor"])), told["of"])


def _exact(number: float | None) -> Decimal | None:
    return None if number is None else Decimal(str(number))
