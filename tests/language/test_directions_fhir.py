"""Proves that what is read is written as FHIR R4 has it, and in the safe style."""

from __future__ import annotations

import re
from typing import Any

from fhir.resources.R4B.dosage import Dosage

from bot.language.directions import dosages, readings
from tests.fhir.against import complaints, validator
from tests.language.scoring_directions import TODAY, rows
from tests.language.small_lexicon import SmallLexicon

#: http://hl7.org/fhir/R4/valueset-event-timing.html
_WHENS = frozenset(
    [
        "MORN",
        "MORN.early",
        "MORN.late",
        "NOON",
        "AFT",
        "AFT.early",
        "AFT.late",
        "EVE",
        "EVE.early",
        "EVE.late",
        "NIGHT",
        "PHS",
        "HS",
        "WAKE",
        "C",
        "CM",
        "CD",
        "CV",
        "AC",
        "ACM",
        "ACD",
        "ACV",
        "PC",
        "PCM",
        "PCD",
        "PCV",
    ]
)
_PERIODS = frozenset(["s", "min", "h", "d", "wk", "mo", "a"])
#: UCUM codes that are no annotation; an annotation stands in braces.
_CODES = frozenset(
    [
        "mg",
        "g",
        "ug",
        "mL",
        "L",
        "[iU]",
        "meq",
        "mmol",
        "[drp]",
        "[in_i]",
        "[tsp_us]",
        "[tbs_us]",
        "[foz_us]",
        "h",
        "d",
        "wk",
        "mo",
        "min",
        "a",
    ]
)
_UNSAFE = re.compile(r"\b(?:QD|QOD|IU|U|BID|HS)\b|\u00b5|(?<!\d)\.\d|\d\.0\b")


def _written() -> list[tuple[str, list[dict[str, Any]]]]:
    lexicon = SmallLexicon()
    return [
        (
            row.text,
            [
                dosage
                for reading in readings(row.text, today=TODAY, lexicon=lexicon)
                for dosage in dosages(reading)
            ],
        )
        for row in rows()
    ]


WRITTEN = _written()


def test_every_dosage_keeps_the_rules_of_the_standard() -> None:
    broken = [(text, dosage) for text, found in WRITTEN for dosage in found if _breaks(dosage)]

    assert not broken


def test_every_unit_has_a_code_of_ucum() -> None:
    codes = {
        each["code"]
        for _, found in WRITTEN
        for dosage in found
        for each in _quantities(dosage)
        if "code" in each
    }

    assert {
        code for code in codes if code not in _CODES and not re.fullmatch(r"\{\w+\}", code)
    } == set()


def test_nothing_that_is_written_is_prone_to_error() -> None:
    said = {
        each for _, found in WRITTEN for dosage in found for each in _words({**dosage, "text": ""})
    }

    assert {each for each in said if _UNSAFE.search(each)} == set()


def test_the_published_definitions_of_r4_take_every_dosage() -> None:
    dosage_of_r4 = validator("Dosage")

    wrong = [
        each
        for _, found in WRITTEN
        for dosage in found
        for each in complaints(dosage_of_r4, dosage)
    ]

    assert not wrong
    assert complaints(dosage_of_r4, {"sequence": "one", "as_needed": True})


def test_fhir_resources_takes_every_dosage() -> None:
    for _, found in WRITTEN:
        for dosage in found:
            Dosage.model_validate(dosage)


def _breaks(dosage: dict[str, Any]) -> bool:
    repeat = dosage.get("timing", {}).get("repeat", {})
    whens = repeat.get("when", [])
    return any(
        (
            "timing" in dosage and not repeat,
            "when" in repeat and "timeOfDay" in repeat,  # tim-10
            "offset" in repeat
            and (not whens or any(re.fullmatch("C[MDV]?", when) for when in whens)),  # tim-9
            ("period" in repeat) != ("periodUnit" in repeat),  # tim-2
            "periodMax" in repeat and "period" not in repeat,  # tim-6
            repeat.get("period", 1) <= 0,  # tim-5
            repeat.get("periodUnit", "d") not in _PERIODS,
            not set(whens) <= _WHENS,
            "asNeededBoolean" in dosage and "asNeededCodeableConcept" in dosage,
        )
    )


def _words(told: Any) -> list[str]:  # noqa: ANN401 - any JSON
    """Return all that people read: texts and the names of units."""
    if isinstance(told, list):
        return [each for part in told for each in _words(part)]
    if not isinstance(told, dict):
        return []
    own = [told[name] for name in ("text", "unit") if isinstance(told.get(name), str)]
    return own + [each for part in told.values() for each in _words(part)]


def _quantities(told: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - any JSON
    if isinstance(told, list):
        return [each for part in told for each in _quantities(part)]
    if not isinstance(told, dict):
        return []
    own = [told] if "value" in told else []
    return own + [each for part in told.values() for each in _quantities(part)]
