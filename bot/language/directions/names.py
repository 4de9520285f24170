"""Takes apart what stands on a package: "Metformin 500 mg tablets": name, strength and form."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from bot.domain.amounts import Unit
from bot.language import units
from bot.language.directions.numerals import TWO_WAYS
from bot.language.directions.unread import Unread
from bot.language.formats import digits
from bot.language.normal import cleaned, folded

_LONGEST: Final = 80
_UNIT: Final = (
    r"(?:mgs?|gr|gram(?:o?s)?|g|mcg|ug|\u00b5g|\u03bcg|ml|l|iu|ui|units?|unidades|u|meq|mmol|%)"
)
_NUMBER: Final = r"\d+(?:[.,]\d+)?"
_PART: Final = (
    rf"{_NUMBER} ?{_UNIT}(?: ?/ ?(?:{_NUMBER} ?)?(?:{_UNIT}|h|hr|hour|dose|dosis|puff|actuation))?"
)
_STRENGTH: Final = re.compile(
    rf"(?<![\w.,])(?:{_NUMBER} ?(?:{_UNIT})? ?[/+-] ?)*{_PART}(?!\w)", re.IGNORECASE
)
#: How a unit is written; error-prone abbreviations are never printed.
_WRITTEN: Final = {
    **dict.fromkeys(("mg", "mgs"), "mg"),
    **dict.fromkeys(("g", "gr", "gram", "grams", "gramo", "gramos"), "g"),
    **dict.fromkeys(("mcg", "ug", "\u00b5g", "\u03bcg"), "mcg"),
    **dict.fromkeys(("iu", "ui", "u", "unit", "units", "unidades"), "units"),
    "ml": "mL",
    "l": "L",
    "meq": "mEq",
}
_THOUSANDS: Final = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:,\d{3})+(?![\d.,])")
_TOTAL: Final = re.compile(r"\s+(?:en )?total$", re.IGNORECASE)
_FORMS: Final = frozenset(
    {
        Unit.TABLET,
        Unit.CAPSULE,
        Unit.PATCH,
        Unit.SUPPOSITORY,
        Unit.SACHET,
        Unit.LOZENGE,
        Unit.SPRAY,
        Unit.DROP,
    }
)


def name_and_strength(text: str) -> tuple[str, str]:
    """Return the name and the strength of a medicine; raise `Unread` where there is no name."""
    name, strength, _ = name_strength_form(text)
    return name, strength


def name_strength_form(text: str) -> tuple[str, str, Unit | None]:
    """Return name, strength and what is counted ("tablets"), as far as they are told."""
    whole = _without_commas(cleaned(text)).strip(" ,;:-")
    found = _STRENGTH.search(whole)
    name, strength = whole, ""
    if found:
        strength = _written(found[0])
        name = f"{whole[: found.start()].rstrip(' (,')} {whole[found.end() :].lstrip(' ),')}"
    name, form = _without_form(" ".join(name.split()))
    if not any(c.isalpha() for c in name):
        raise Unread((text[:40],), "the name of the medicine is missing")
    if len(name) > _LONGEST:
        raise Unread((name[:40],), f"a name has at most {_LONGEST} characters")
    return name, strength, form


def written_strength(text: str) -> str:
    """Return a strength in the safe style: "500 mg", "100 units/mL"."""
    text = _TOTAL.sub("", text.strip("() "))
    return _written(" ".join(_without_commas(cleaned(text)).lower().strip("() ").split()))


def _without_commas(text: str) -> str:
    """Return "1,200,000" as 1200000."""
    return _THOUSANDS.sub(lambda number: number[0].replace(",", ""), text)


def _without_form(name: str) -> tuple[str, Unit | None]:
    words = name.split(" ")
    for count, word in enumerate(words):
        unit = units.WORDS.get(folded(word))
        if count and unit in _FORMS:
            return " ".join(words[:count] + words[count + 1 :]), unit
    return name, None


def _plain(number: str) -> str:
    """Return a number without trailing zeros; "50.000", which may be thousands, as it stands."""
    return number if TWO_WAYS.fullmatch(number) else digits(Decimal(number.replace(",", ".")))


def _written(strength: str) -> str:
    spaced = re.sub(r"(\d) ?(?=[^\W\d]|%)", r"\1 ", strength)
    spaced = re.sub(_NUMBER, lambda n: _plain(n[0]), spaced)
    spaced = re.sub(r" ?([/+]) ?", r"\1", spaced)
    return re.sub(r"[^\W\d]+", lambda unit: _WRITTEN.get(unit[0].casefold(), unit[0]), spaced)
