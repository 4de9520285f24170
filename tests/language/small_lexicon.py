"""A lexicon of a dozen medicines, for tests of readers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from bot.domain.amounts import Unit
from bot.domain.lexicon import Flag, How, IngredientFacts, Match, Spotted, UsualAmount
from bot.domain.rules import Rule, Status

_NAMES: Final = {
    "metformin": "metformin",
    "aspirin": "aspirin",
    "potassium chloride": "potassium chloride",
    "furosemide": "furosemide",
    "methotrexate": "methotrexate",
    "trexall": "methotrexate",
    "lisinopril": "lisinopril",
    "atorvastatin": "atorvastatin",
    "insulin glargine": "insulin glargine",
    "digoxin": "digoxin",
    "warfarin": "warfarin",
    "metoprolol": "metoprolol",
    "risedronate": "risedronate",
}
_USUAL: Final = {
    "digoxin": UsualAmount(Unit.MILLIGRAM, most_once=Decimal("0.25")),
    "lisinopril": UsualAmount(Unit.MILLIGRAM, most_once=Decimal(40)),
    "risedronate": UsualAmount(Unit.MILLIGRAM, most_once=Decimal(150), most_a_week=Decimal(35)),
}
_SPELLING: Final = re.compile(
    rf"\b(?:{'|'.join(sorted(_NAMES, key=len, reverse=True))})\b", re.IGNORECASE
)


class SmallLexicon:
    """Knows a dozen names, and one that is misspelt. It is a `Lexicon`."""

    def find(self, name: str) -> Match | None:
        """Return the medicine of a name."""
        if name.lower() == "lisinoprl":
            return Match("lisinopril", ("lisinopril",), How.FUZZY)
        known = _NAMES.get(name.lower())
        return Match(name.lower(), (known,)) if known else None

    def spot(self, text: str) -> Sequence[Spotted]:
        """Return the names in a text."""
        return [
            Spotted(each.start(), each.end(), Match(each[0].lower(), (_NAMES[each[0].lower()],)))
            for each in _SPELLING.finditer(text)
        ]

    def facts(self, ingredient: str) -> IngredientFacts | None:
        """Return what is known of a few."""
        flags = (
            {Flag.WEEKLY_ONLY: Rule(True, "test", Status.SECONDARY)}
            if ingredient == "methotrexate"
            else {}
        )
        usual = _USUAL.get(ingredient)
        rules = (Rule(usual, "test", Status.SECONDARY),) if usual else ()
        return IngredientFacts(ingredient, None, flags, rules)
