"""How much is taken: "1 tablet", "one and a half", "1 to 2 puffs", "two 5 ml spoonfuls", "500
mg"."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Final

from bot.language.directions.asides import Form, Unknown
from bot.language.directions.constructs.numbers import number, quantity
from bot.language.directions.constructs.quantities import much
from bot.language.directions.grammar import Found, says
from bot.language.directions.measures import MEASURES
from bot.language.directions.pieces import (
    And,
    Doubt,
    Meal,
    Much,
    Part,
    Piece,
    Strength,
)

#: What may follow "una" where it counts what was named before: "una diaria", "una por la noche".
NO_NOUN: Final = (
    "daily/plainly/shorthand/weekly/monthly/fortnight/alternate/every/in/by/for/to/at/with/without/"
    "before/after/needed/line/comma/dot/and/then/if/oral/sublingual/bedtime/waking/empty/until/"
    "at_most/plus/open/close/stat/only/look/at_least/from/dash/numeral/whole"
)

_PLACES: Final = 4  #: behind the point, of what one of them holds
_CHANGED: Final = frozenset({"increase", "decrease", "changed from"})
_NEAR: Final = 4  #: words in which "increased her ramipril" stands before "from 5 mg to 10 mg"
_NUMBERS_FROM: Final = 100_000  #: of nothing are so many taken at once
_HANDED_OUT: Final = 7  #: so many and more are a box


@says(
    "n:@quantity [of] [the] [sign_more] look/release* unit:unit",
    "n:@quantity @till m:@quantity [of] unit:unit",
    "between n:@numeric and m:@quantity unit:unit",
    "n:@quantity open same:number close unit:unit !slash",
    "open number close unit:unit",
    "n:@quantity whole unit:unit",
    "whole unit:count_unit",
    "n:number of unit:unit",
    "n:@quantity unit:volume_unit open @quantity spoon_unit close",
    "n:@quantity unit:spoon_unit [open/of/at/equals] [equals] number volume_unit [filler] [close]",
)
def amount(found: Found) -> Piece | list[Piece]:
    """Read "1 tablet", "1-2 tablets"; "8-2 mg" after a name is what one of them holds."""
    is_after_name = "name" in found.text.tokens[found.match.start() - 1].entry.classes
    is_mass = "m" in found and found.has("unit", "mass unit")
    if is_after_name and is_mass and quantity(found, "m") < quantity(found, "n"):
        return Strength(found.words)
    if is_after_name and "m" not in found and found.has("unit", "count unit"):
        return _after_name(found)
    return much(found)


def _after_name(found: Found) -> Piece | list[Piece]:
    """Read "Evorel 50 patch" as what one of them holds: nobody wears fifty."""
    told = much(found)
    if not isinstance(told, Much) or told.low <= MEASURES[told.unit].most:
        return told
    return [Strength(found.written("n")), Form(told.unit, found.written("unit"))]


@says(
    "n:@quantity first:unit @till m:@quantity unit:unit",
    "c:(increase/decrease/from+) n:@quantity first:unit @till m:@quantity unit:unit",
    "c:changed_from n:@quantity [first:unit] @till m:@quantity unit:unit",
)
def from_to(found: Found) -> Piece | list[Piece]:
    """Read "1 tablet to 2 tablets"; "40 mg - 1 tab" is a strength and an amount, and "from 25 mg
    to 50 mg" a change."""
    first, second = found.value("first", "unit"), found.value("unit", "unit")
    after = Much(quantity(found, "m"), None, second, found.words)
    if "c" in found:
        after = replace(after, words=found.written("m") + " " + found.written("unit"))
    if "c" in found:
        before = found.text.tokens[max(found.match.start() - _NEAR, 0) : found.match.end("c")]
        is_change = any(not t.entry.classes.isdisjoint(_CHANGED) for t in before)
        return after if is_change else Doubt("amount", found.words)
    if first != second and found.has("first", "mass unit"):
        return [Strength(f"{found.written('n')} {found.written('first')}"), after]
    return much(found)


@says(
    "n:@quantity unit:count_unit and [a] f:(half|fraction)",
    "n:@quantity unit:spoon_unit and [a] f:(half|fraction)",
    "una and f:half [look/release*] unit:count_unit",
    "una and f:half",
)
def and_a_half(found: Found) -> Piece:
    """Read "una tableta y media", "1 tablet and a half"."""
    value = quantity(found, "n") + quantity(found, "f")
    unit = found.value("unit", "unit") if "unit" in found else ""
    return Much(value, None, unit, found.words)


@says("<line/take/comma/and/name unit:count_unit and f:half")
def one_and_a_half(found: Found) -> Piece | list[Piece]:
    """Read "pastilla y media": one and a half."""
    unit = found.value("unit", "unit")
    if found.tokens("f")[0].text not in ("media", "medio"):
        return [Form(unit, found.written("unit")), Much(quantity(found, "f"), words=found.words)]
    return Much(1 + quantity(found, "f"), None, unit, found.words)


@says(
    "n:@quantity unit:volume_unit open s:(number mass_unit) [filler/in_all] close",
)
def with_what_it_holds(found: Found) -> list[Piece]:
    """Read "5 mL (250 mg)": how much, and how much is in it."""
    told = much(found)
    held = f"{found.written('s')}/{found.written('n')} {found.written('unit')}"
    return [told, Strength(held)]


@says(
    "n:@quantity s:(number mass_unit) unit:(count_unit|spoon_unit)",
    "n:@quantity unit:(count_unit|spoon_unit) [open/of/at/equals] [equals] s:(number "
    "[dash/slash number] mass_unit"
    " [slash [number] volume_unit]) [t:in_all/filler] [close]",
    "n:@quantity @till m:@quantity unit:(count_unit|spoon_unit) [open/of/at/equals] "
    "s:(number [dash/to number] mass_unit)"
    " [t:in_all/filler] [close]",
    "n:@quantity s:(number mass_unit) look/release* unit:count_unit",
)
def with_strength(found: Found) -> list[Piece]:
    """Read "1 tablet (500 mg)", "two 500 mg tablets": what is counted, and what one holds; "2
    tablets (1000 mg total)" says what they hold together."""
    told = much(found)
    if not found.has("t", "in all") or not isinstance(told, Much) or told.low == 1:
        return [told, Strength(found.written("s"))]
    each = number(found, "s") / told.low
    if told.high is not None or each != round(each, _PLACES) or found.has("s", "slash"):
        return [told]
    unit = next(t.text for t in found.tokens("s") if "mass unit" in t.entry.classes)
    return [told, Strength(f"{each.normalize():f} {unit}")]


@says(
    "s:(number mass_unit) open n:@quantity unit:(count_unit|volume_unit|spoon_unit) close",
    "s:(number mass_unit) equals n:@quantity unit:(count_unit|volume_unit|spoon_unit)",
    "number mass_unit open n:@quantity times/of/cross s:(number mass_unit) unit:count_unit close",
    "s:(number mass_unit) open s2:(number volume_unit) close n:@quantity unit:count_unit",
)
def strength_first(found: Found) -> list[Piece]:
    """Read "500 mg (1 tablet)"."""
    return [much(found), Strength(found.written("s"))]


@says(
    "<take/line/name/form/release cross n:number unit:count_unit",
    "n:number times s:number unit:volume_unit [spoon_unit]",
    "n:number_word s:number unit:volume_unit spoon_unit",
    "n:number times [a] s:number unit:mass_unit [count_unit]",
)
def so_many_of(found: Found) -> Piece:
    """Read "2 x 5 ml spoonfuls" and "2 x 500 mg": so much in all."""
    if found.has(0, "count unit") and found.has("unit", "mass unit"):
        counted = next(t for t in found.tokens() if "count unit" in t.entry.classes)
        return Much(quantity(found, "n"), None, counted.entry.values["unit"], found.words)
    value: Decimal = quantity(found, "n") * quantity(found, "s")
    return Much(value, None, found.value("unit", "unit"), found.words)


@says("<count_unit/form cross n:number >comma/dot/line/close")
def handed_out(found: Found) -> Piece | tuple[Piece, ...]:
    """Pass over "capsules x 28": so many were handed out."""
    return () if number(found, "n") >= _HANDED_OUT else much(found)


@says(
    "a:number dash b:number dash c:number [dash d:number] unit:mass_unit",
    "a:number dash b:number dash c:number unit:mass_unit m:((before|after|with) [the] breakfast "
    "comma/and+ [the] (comida|lunch|meal) comma/and+ [the] dinner)",
)
def units_of_day(found: Found) -> Piece | list[Piece]:
    """Read "6-6-8 units" as the units of a day's parts; "10-20-40 mg" is a strength."""
    if found.value("unit", "unit") != "unit":
        return Strength(found.words)
    made: list[Piece] = []
    for label, code in zip("abcd", ("MORN", "NOON", "EVE", "NIGHT"), strict=True):
        if label in found and (value := number(found, label)):
            made += [Much(value, None, "unit", found.words), _place(found, label, code), And()]
    return made


def _place(found: Found, label: str, code: str) -> Piece:
    """Return the meal of one of three amounts where the meals are named, else the part of day."""
    if "m" not in found:
        return Part(code, found.words)
    side = "A" if found.has("m", "before") else "P" if found.has("m", "after") else "C"
    return Meal(side, dict(zip("abc", "MDV", strict=True))[label], words=found.words)


@says(
    "number mass_unit (slash [number] (volume_unit|hour|mass_unit|intake|count_unit) "
    "| per (volume_unit|hour|number volume_unit) | in number volume_unit)",
    "number (slash [number] (volume_unit|hour|mass_unit) | percent)",
    "number mass_unit (dash|slash|plus) number mass_unit [slash [number] volume_unit]",
    "number (dash|slash) number (mass_unit) slash [number] volume_unit",
    "number slash number [slash number] mass_unit",
    "open number mass_unit [filler/in_all] close",
    "<unknown/name number slash number !mass_unit/day",
    "<name/form numeral dash numeral >number/half/a/cross/dot/line/form/colon",
    "<name/form numeral dash numeral >take/inhale/put/apply/inject/swallow",
    "<name numeral >colon",
    "<unknown/name numeral >form",
    "<name number plus [vitamin] vitamin/unknown/day number [mass_unit]",
    "mass_unit slash (volume_unit|hour|count_unit)",
)
def strength(found: Found) -> Piece:
    """Read "250 mg/5 mL", "160/4.5 mcg", "0.1 %": what one of them holds."""
    return Strength(found.words.strip("() "))


@says(
    "n:@numeric [@till m:@numeric]",
    "n:(number and [a] half) !of_half",
    "n:@quantity of [the] look/release* ones",
    "n:number_word",
    "between n:@numeric and m:@numeric",
    "n:una @till m:@numeric",
    "<take/line/name/form/release cross n:@numeric",
)
def bare(found: Found) -> Piece:
    """Read "2": something is counted, and nobody says what; a licence's number counts nothing."""
    before = found.text.tokens[found.match.start() - 1].entry.classes
    if "m" in found and "name" in before and quantity(found, "m") < quantity(found, "n"):
        return Strength(found.words)  # "Breo Ellipta 100-25"
    told = much(found)
    is_number = isinstance(told, Much) and told.low >= _NUMBERS_FROM
    return Unknown(found.words.lower()) if is_number else told


@says(f"n:una >{NO_NOUN}", "n:una of >name/nickname/vitamin")
def one_of_them(found: Found) -> Piece:
    """Read "una" as one of what was named, where no noun follows it: "una diaria"."""
    return much(found)
