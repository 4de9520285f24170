"""Scores readings of directions by fields, against rows written in a short notation.

A dose is `1 tablet, 2/d, @MORN NIGHT, on mon, prn pain, max 8 tablet/24h, for 7d, by oral, in
left eye`; ` + ` parts
doses of one step, ` > ` the steps, ` // ` the medicines; `name strength:` stands before where
they count; `?` is asked. "stopped", "held" and "not taken" stand where a dose would.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from bot.domain.lexicon import Lexicon
from bot.language.directions import Reading, dosages, readings

_UNITS: Final = re.compile(r"\bunits\b")
_DOSE_IN_NAME: Final = re.compile(r" (\d[\d.]* (?:mg|mcg|g|unit|mEq)): (?=\1\b)")
_SEVERAL: Final = re.compile(r"@[A-Z]+(?: [A-Z]+)+|@[\d:]{5}(?: [\d:]{5})+")
TODAY: Final = date(2026, 11, 21)
CORPORA: Final = Path(__file__).parents[1] / "corpora" / "directions"
_HARMFUL: Final = ("dose", "often", "when", "days", "max")


class Verdict(StrEnum):
    """How a row was read."""

    RIGHT = "right"
    ASKED = "asked"  #: clear text was asked about
    SILENT = "silent"  #: something was left out
    WRONG = "wrong"  #: something else was said, and it does no harm
    DANGEROUS = "dangerous"  #: another amount or frequency was asserted


@dataclass(frozen=True, slots=True)
class Row:
    """One text of the corpus, and what must be read in it."""

    topic: str
    text: str
    expected: str
    harm: str


def rows(pattern: str = "*.toml") -> Iterator[Row]:
    """Yield the rows of the corpus."""
    for file in sorted(CORPORA.glob(pattern)):
        for topic, told in tomllib.loads(file.read_text("utf-8")).items():
            for line in told["rows"].strip().splitlines():
                text, expected = line.rsplit(" => ", 1)
                yield Row(f"{file.stem} {topic}", text.replace("|", "\n"), expected, told["harm"])


def judged(row: Row, lexicon: Lexicon | None = None) -> tuple[Verdict, str]:
    """Return how a row was read, and what was read."""
    found = readings(row.text, today=TODAY, lexicon=lexicon)
    asked = any(each.doubts for each in found)
    said = " // ".join(_said(each, with_name=_names(row.expected)) for each in found)
    if row.expected == "?":
        return (Verdict.RIGHT, said) if asked else (Verdict.DANGEROUS, said)
    if _folded(said) == _folded(row.expected) and not asked:
        return Verdict.RIGHT, said
    verdict = _compared(_split(said), _split(row.expected))
    if asked and verdict is not Verdict.DANGEROUS:
        codes = ", ".join(
            f"{doubt.code} {doubt.words!r}" for each in found for doubt in each.doubts
        )
        return Verdict.ASKED, f"{said} asked: {codes}"
    return verdict, said


def _folded(said: str) -> list[tuple[str, list[set[frozenset[str]]]]]:
    """Return what is said without what is only notation: "units", a strength beside the same dose,
    two times of one dose in one or in two."""
    plain = _DOSE_IN_NAME.sub(": ", _UNITS.sub("unit", said))
    told = [one.rpartition(": ") for one in plain.split(" // ")]
    return [
        (
            name,
            [
                {each for dose in step.split(" + ") for each in _each(dose)}
                for step in doses.split(" > ")
            ],
        )
        for name, _, doses in told
    ]


def _each(dose: str) -> Iterator[frozenset[str]]:
    """Yield a dose for each part of the day that it names, where they are as many as its times."""
    words = dose.split(", ")
    named = next((word for word in words if _SEVERAL.fullmatch(word)), "")
    parts = named[1:].split()
    if not named or f"{len(parts)}/d" not in words:
        yield frozenset(words)
        return
    rest = {word for word in words if word not in (named, f"{len(parts)}/d")}
    yield from (frozenset({*rest, "1/d", f"@{part}"}) for part in parts)


def _names(expected: str) -> bool:
    parts = expected.split(" // ")
    return any(re.match(r"[^,@]*[^\d\s]+[^,@]*: ", part) for part in parts)


def _split(said: str) -> list[dict[str, str]]:
    return [_fields(dose) for dose in re.split(r" // | > | \+ ", said)]


def _compared(said: list[dict[str, str]], expected: list[dict[str, str]]) -> Verdict:
    if len(said) != len(expected):
        return Verdict.DANGEROUS
    verdict = Verdict.RIGHT
    for ours, theirs in zip(said, expected, strict=True):
        for field in ours.keys() | theirs.keys():
            if ours.get(field) == theirs.get(field):
                continue
            if field in _HARMFUL and field in ours:
                return Verdict.DANGEROUS
            verdict = (
                Verdict.SILENT if field not in ours and verdict is Verdict.RIGHT else Verdict.WRONG
            )
    return verdict


def _fields(dose: str) -> dict[str, str]:
    told: dict[str, str] = {}
    name, colon, rest = dose.rpartition(": ")
    if colon:
        told["name"] = name
    for word in rest.split(", "):
        when, dash, offset = word.partition("-") if word.startswith("@") else (word, "", "")
        told[_field(when)] = when
        if dash:
            told["offset"] = offset
    return told


def _field(word: str) -> str:
    signs = {
        "@": "when",
        "on ": "days",
        "prn": "prn",
        "max ": "max",
        "for ": "for",
        "until ": "until",
        "from ": "from",
        "by ": "by",
        "in ": "in",
        "x": "count",
    }
    for sign, field in signs.items():
        if word.startswith(sign):
            return field
    return "often" if re.match(r"(?:<=)?[\d-]*/", word) or re.match(r"[\d-]+/", word) else "dose"


def _said(reading: Reading, *, with_name: bool) -> str:
    steps: dict[int, list[str]] = {}
    for dosage in dosages(reading):
        steps.setdefault(dosage.get("sequence", 1), []).append(dose_in_words(dosage))
    doses = reading.halt or " > ".join(" + ".join(each) for each in steps.values())
    name = " ".join(filter(None, (reading.medication, reading.strength)))
    return f"{name}: {doses}" if with_name and name else doses


def dose_in_words(dosage: Mapping[str, Any]) -> str:
    """Return a FHIR Dosage in the notation of the corpus."""
    repeat = dosage.get("timing", {}).get("repeat", {})
    return ", ".join(
        filter(
            None,
            [*_dose(dosage), _often(repeat), _when(repeat), _days(repeat), *_rest(dosage, repeat)],
        )
    )


def _dose(dosage: Mapping[str, Any]) -> Iterator[str]:
    for rate in dosage.get("doseAndRate", []):
        if "doseQuantity" in rate:
            much = rate["doseQuantity"]
            yield f"{much['value']} {much.get('unit', '')}".strip()
        else:
            low, high = rate["doseRange"]["low"], rate["doseRange"]["high"]
            yield f"{low['value']}-{high['value']} {low.get('unit', '')}".strip()


def _often(repeat: Mapping[str, Any]) -> str:
    if "period" not in repeat:
        return ""
    low, high = repeat.get("frequency"), repeat.get("frequencyMax")
    times = f"<={high}" if low is None else f"{low}-{high}" if high else f"{low}"
    period = f"{repeat['period']}" if repeat["period"] != 1 or "periodMax" in repeat else ""
    period += f"-{repeat['periodMax']}" if "periodMax" in repeat else ""
    return f"{times}/{period}{repeat['periodUnit']}"


def _when(repeat: Mapping[str, Any]) -> str:
    if "timeOfDay" in repeat:
        return "@" + " ".join(time[:5] for time in repeat["timeOfDay"])
    offset = f"-{repeat['offset']}" if "offset" in repeat else ""
    return f"@{' '.join(repeat['when'])}{offset}" if "when" in repeat else ""


def _days(repeat: Mapping[str, Any]) -> str:
    return f"on {' '.join(repeat['dayOfWeek'])}" if "dayOfWeek" in repeat else ""


def _rest(dosage: Mapping[str, Any], repeat: Mapping[str, Any]) -> Iterator[str]:
    if dosage.get("asNeededBoolean"):
        yield "prn"
    if reason := dosage.get("asNeededCodeableConcept"):
        yield f"prn {reason['text']}"
    if most := dosage.get("maxDosePerPeriod"):
        top, per = most["numerator"], most["denominator"]
        yield f"max {top['value']} {top.get('unit', '')}/{per['value']}{per['code']}"
    yield from _bounds(repeat)
    if "route" in dosage:
        yield f"by {dosage['route']['text']}"
    if "site" in dosage:
        yield f"in {dosage['site']['text']}"


def _bounds(repeat: Mapping[str, Any]) -> Iterator[str]:
    if bounds := repeat.get("boundsDuration"):
        yield f"for {bounds['value']}{bounds['code']}"
    if bounds := repeat.get("boundsRange"):
        yield f"for {bounds['low']['value']}-{bounds['high']['value']}{bounds['low']['code']}"
    if bounds := repeat.get("boundsPeriod"):
        yield from (f"from {bounds['start']}" for _ in range("start" in bounds))
        yield from (f"until {bounds['end']}" for _ in range("end" in bounds))
    if "count" in repeat:
        yield f"x{repeat['count']}"
