"""A pill box: which compartment is meant, what goes into it, and what is wrong in a filled one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Final

from bot.domain.amounts import Amount, Unit
from bot.domain.doses import Label
from bot.domain.routine import Routine
from bot.domain.schedules import DayPart
from bot.domain.sheets import Compartment

SUNDAY: Final = 6  #: on which a box is filled where nobody said otherwise
_MINUTES: Final = 24 * 60
_FITS: Final = frozenset({Unit.TABLET, Unit.CAPSULE})
#: A slot so near a part of the day goes by its name. The first of two wins: boxes say "morning".
_NEAR: Final = 30
_PARTS: Final = (
    DayPart.MORNING,
    DayPart.NOON,
    DayPart.EVENING,
    DayPart.BEDTIME,
    DayPart.WAKING,
)
_Where = tuple[date, str]
_What = Mapping[str, Label]
_Labels = tuple[Label, ...]


def goes_into_it(label: Label) -> bool:
    """Return whether it is a tablet or a capsule; drops, sprays and patches stand beside a box."""
    return label.amount is not None and label.amount.unit in _FITS


def part_of(at: time, routine: Routine) -> str:
    """Return the part of the day that a slot goes by; empty: it goes by its time."""
    near = {part: _apart(at, routine.at(part)) for part in _PARTS}
    nearest = min(_PARTS, key=lambda part: near[part])
    return nearest.value if near[nearest] <= _NEAR else ""


def filled_until(weekday: int, *, today: date) -> date:
    """Return the last day of what is filled now: the next one on which it is filled again."""
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def named_once(compartments: Iterable[Compartment]) -> tuple[Compartment, ...]:
    """Return compartments of which no two of a day go by the same part: the second by its time."""
    seen: set[_Where] = set()
    named = []
    for each in compartments:
        if each.part and (each.on, each.part) in seen:
            each = replace(each, part="")
        seen.add((each.on, each.part))
        named.append(each)
    return tuple(named)


@dataclass(frozen=True, slots=True)
class Correction:
    """What is wrong in one compartment, the same on each of some days."""

    days: tuple[date, ...]
    at: time
    part: str
    out: tuple[Label, ...]
    put: tuple[Label, ...]


def corrections(
    filled: Sequence[Compartment], wanted: Sequence[Compartment]
) -> tuple[Correction, ...]:
    """Return what must be taken out of a filled box and put into it, so that it is as wanted."""
    before, after = _contents(filled), _contents(wanted)
    times = {_where(each): each.at for each in (*filled, *wanted)}
    same: defaultdict[tuple[str, _Labels, _Labels], list[date]] = defaultdict(list)
    for on, name in sorted({*before, *after}, key=lambda where: (where[0], times[where])):
        old, new = before.get((on, name), {}), after.get((on, name), {})
        out, put = tuple(_more(old, new)), tuple(_more(new, old))
        if out or put:
            same[name, out, put].append(on)
    parts = {_where(each): each.part for each in (*filled, *wanted)}
    found = (
        Correction(tuple(days), times[days[0], name], parts[days[0], name], out, put)
        for (name, out, put), days in same.items()
    )
    return tuple(sorted(found, key=lambda each: (each.at, each.days)))


def _where(each: Compartment) -> _Where:
    """Return by what a compartment is known: it stays the same where its time moves a little."""
    return each.on, each.part or f"{each.at:%H:%M}"


def _contents(compartments: Sequence[Compartment]) -> dict[_Where, _What]:
    contents: dict[_Where, dict[str, Label]] = {}
    for each in compartments:
        inside = contents.setdefault(_where(each), {})
        for label in each.inside:
            inside[_tablet(label)] = _with(label, inside.get(_tablet(label)))
    return dict(contents)


def _tablet(label: Label) -> str:
    """Return by what one tablet is told from another."""
    unit = label.amount.unit if label.amount else ""
    return f"{label.name.casefold()} {unit}"


def _with(label: Label, other: Label | None) -> Label:
    """Return both as one, without what makes the same tablet differ in another slot."""
    amount = label.amount
    if other and other.amount and amount:
        amount = amount + other.amount
    return replace(label, amount=amount, wall_time=None, food="any")


def _more(of: _What, than: _What) -> Iterator[Label]:
    """Yield what there is more of in one than in another, and how much more."""
    for tablet, label in sorted(of.items(), key=lambda pair: (pair[1].position, pair[0])):
        there = than[tablet].amount if tablet in than else None
        left = (label.amount.value if label.amount else 0) - (there.value if there else 0)
        if label.amount and left > 0:
            yield replace(label, amount=Amount(Decimal(left), label.amount.unit))


def _apart(one: time, other: time) -> int:
    between = abs((one.hour - other.hour) * 60 + one.minute - other.minute)
    return min(between, _MINUTES - between)
