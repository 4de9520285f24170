"""Knows when medicines are taken: finds the rows of the table that hold for a patient's medicines.

One row of `data/timing.toml` is one rule. To add a kind: write its class in `domain/rules`, and how
a row says it in `_kind`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import Any, Final

from bot.domain.ids import MedicationId
from bot.domain.lexicon import Flag, Lexicon
from bot.domain.medications import Regimen
from bot.domain.rules import (
    Apart,
    AwayFromFood,
    AwayFromMeals,
    BeforeBed,
    EvenGaps,
    FirstAlone,
    FreeStretch,
    InPart,
    LeastGap,
    NearMeal,
    NeverMoved,
    NotTogether,
    Rule,
    Status,
    Timing,
    TimingRule,
)
from bot.domain.schedules import DayPart
from bot.formulary.places import DATA
from bot.formulary.timing_names import Resolved, resolved

TIMING: Final = DATA / "timing.toml"
_ANY: Final = "any"
_NEVER: Final = "never moved"
_PROVENANCE: Final = frozenset({"source", "status", "reviewed_by"})
_WHICH: Final = frozenset({"name", "of", "not_of", "named", "not_named", "form", "any_route", "on"})
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class TimingRules:
    """What the planner is handed for a regimen, and which medicines nobody knows."""

    rules: tuple[TimingRule, ...]
    unknown: tuple[MedicationId, ...]


@cache
def rows() -> tuple[Row, ...]:
    """Return the rows of the table."""
    return tuple(tomllib.loads(TIMING.read_text(encoding="utf-8"))["rule"])


def timing_rules(
    regimen: Regimen,
    lexicon: Lexicon,
    *,
    off: Collection[str] = (),
    table: Sequence[Row] | None = None,
) -> TimingRules:
    """Return the rules for the current medicines of a regimen, without those that are switched off.

    A name that is only nearly known has no rules before somebody has confirmed it.
    """
    known = [resolved(medication, lexicon) for medication in regimen.current]
    there = [each for each in known if each is not None]
    used = [row for row in (rows() if table is None else table) if row["on"]]
    found = [
        rule for row in used if row["name"] not in off for rule in _of_row(row, there, regimen)
    ]
    if _NEVER not in off:
        found += _never_moved(there, lexicon)
    names = {each.medication.id for each in there}
    unknown = tuple(m.id for m in regimen.current if m.id not in names)
    return TimingRules(tuple(found), unknown)


def _of_row(row: Row, known: Sequence[Resolved], regimen: Regimen) -> Iterator[TimingRule]:
    for each in known:
        if not _is_about(row, each):
            continue
        for asked in _kinds(row, each, known):
            rule = Rule(asked, row["source"], Status(row["status"]), row["reviewed_by"] or None)
            yield TimingRule(row["name"], each.medication.id, rule)


def _is_about(row: Row, each: Resolved) -> bool:
    if not each.goes_by(row["of"]) or each.ingredients & {*row.get("not_of", ())}:
        return False
    if not (each.is_swallowed or row.get("any_route", False)):
        return False
    words = {*re.findall(r"[a-z]+", each.words)}
    named, not_named = row.get("named"), {*row.get("not_named", ())}
    if (named is not None and not words & {*named}) or words & not_named:
        return False
    return "form" not in row or each.comes_as(row["form"])


def _kinds(row: Row, each: Resolved, known: Sequence[Resolved]) -> Iterator[Timing]:
    """Yield what a row asks of one medicine; where it is about two, once for each other."""
    others = [other for other in known if other.medication.id != each.medication.id]
    if "apart_from" in row:
        before, after = timedelta(hours=row["before"]), timedelta(hours=row["after"])
        for other in _met(row["apart_from"], others):
            yield Apart(other.medication.id, before, after)
    elif "not_beside" in row:
        yield from (NotTogether(o.medication.id) for o in _met(row["not_beside"], others))
    elif "in_part" in row:
        if each.times_a_day == 1:
            yield InPart(tuple(DayPart(part) for part in row["in_part"]))
    elif "first_alone" in row:
        unless = frozenset(o.medication.id for o in known if not o.is_swallowed)
        yield FirstAlone(_minutes(row["first_alone"]), unless)
    else:
        yield _kind(row)


def _met(names: Sequence[str], others: Sequence[Resolved]) -> list[Resolved]:
    return [o for o in others if o.is_swallowed and (_ANY in names or o.goes_by(names))]


def _kind(row: Row) -> Timing:
    keys = row.keys() - _PROVENANCE - _WHICH - {"before", "after"}
    match sorted(keys):
        case ["near_meal"]:
            since, until = map(_minutes, row["near_meal"])
            return NearMeal(since, until)
        case ["empty_stomach"]:
            before, after = map(_minutes, row["empty_stomach"])
            return AwayFromMeals(before, after)
        case ["away_from"]:
            return AwayFromFood(row["away_from"], _hours(row["before"]), _hours(row["after"]))
        case ["before_bed"]:
            return BeforeBed(_hours(row["before_bed"]))
        case ["least_gap"]:
            return LeastGap(_hours(row["least_gap"]))
        case ["even_gaps"]:
            return EvenGaps(_hours(row["even_gaps"]))
        case ["free_stretch"]:
            return FreeStretch(_hours(row["free_stretch"]))
        case other:
            raise ValueError(f"{row['name']}: nothing is known as {', '.join(other)}")


def _never_moved(known: Sequence[Resolved], lexicon: Lexicon) -> Iterator[TimingRule]:
    for each in known:
        for ingredient in sorted(each.ingredients):
            facts = lexicon.facts(ingredient)
            told = facts.flags.get(Flag.NEVER_MOVED) if facts else None
            if told is not None and told.value:
                never: Rule[Timing] = Rule(NeverMoved(), told.source, told.status, told.reviewed_by)
                yield TimingRule(_NEVER, each.medication.id, never)
                break


def _minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


def _hours(count: float) -> timedelta:
    return timedelta(hours=count)
