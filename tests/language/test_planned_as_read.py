"""Proves on the corpus that a plan asks for what was read: as many doses a day, as much in all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction
from itertools import groupby
from typing import Any, Final

from bot import formulary
from bot.domain.amounts import Amount, ByWeekday, Quantity
from bot.domain.medications import Phase
from bot.domain.schedules import (
    AfterDose,
    AsNeeded,
    Cycle,
    DaysOfMonth,
    EveryDay,
    EveryDays,
    EveryHours,
    EveryMonths,
    OnWeekdays,
    Schedule,
)
from bot.language.directions import Reading, Unread, dosages, readings
from bot.language.form import drafted
from tests.language.scoring_directions import TODAY, rows

_LEXICON = formulary.load()
_PLANNED_AT_LEAST: Final = 0.93
_DAYS: Final[Mapping[str, Fraction]] = {
    "min": Fraction(1, 24 * 60),
    "h": Fraction(1, 24),
    "d": Fraction(1),
    "wk": Fraction(7),
    "mo": Fraction(30),
}
_MEALS: Final = frozenset({"C", "AC", "PC"})  #: each of three, where no number is beside it
_A_DAY: Final = timedelta(days=1)
_MINUTE: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Rate:
    """On the average of a long time: how often a day, and how much."""

    times: Fraction
    amount: Fraction


def test_a_plan_asks_for_what_was_read() -> None:
    clear = [
        reading
        for row in rows()
        if row.expected != "?"
        for reading in readings(row.text, today=TODAY, lexicon=_LEXICON)
        if not reading.doubts and not reading.halt
    ]
    drafts = [(reading, _phases(reading)) for reading in clear]

    differing = [
        (reading.text, planned, read)
        for reading, phases in drafts
        if phases
        for planned, read in zip(map(_planned, phases), _read(reading), strict=True)
        if planned is not None and planned != read
    ]
    assert not differing
    assert sum(bool(phases) for _, phases in drafts) >= _PLANNED_AT_LEAST * len(drafts)


def _phases(reading: Reading) -> tuple[Phase, ...]:
    """Return what is planned; nothing where something has to be asked first."""
    try:
        return drafted(reading, today=TODAY, lexicon=_LEXICON, text=reading.text).phases
    except Unread:
        return ()


def _planned(phase: Phase) -> Rate | None:
    """Return what a phase comes to; None for what has no times."""
    schedule = phase.directions.schedule
    match schedule:
        case AsNeeded() | AfterDose() | Cycle():
            return None
        case EveryHours(every, quantity):
            return _often([quantity], Fraction(_A_DAY // _MINUTE, every // _MINUTE))
        case _:
            return _often([each.quantity for each in schedule.intakes], _share(schedule))


def _share(schedule: Schedule) -> Fraction:
    """Return on which part of the days it is taken."""
    match schedule:
        case EveryDays():
            return Fraction(1, schedule.days)
        case OnWeekdays():
            return Fraction(len(schedule.weekdays), 7)
        case DaysOfMonth():
            return Fraction(len(schedule.days), 30)
        case EveryMonths():
            return Fraction(1, 30 * schedule.months)
        case _:
            assert isinstance(schedule, EveryDay), schedule
            return Fraction(1)


def _often(quantities: list[Quantity], share: Fraction) -> Rate:
    much = Fraction(0)
    for each in quantities:
        match each:
            case Amount():
                much += Fraction(each.value) * share
            case ByWeekday():
                much += Fraction(sum(amount.value for _, amount in each.amounts)) / 7
            case _:
                much += share
    return Rate(len(quantities) * share, much)


def _read(reading: Reading) -> Iterator[Rate]:
    """Yield what each step comes to, by the FHIR values alone."""
    for _, step in groupby(dosages(reading), key=lambda dosage: dosage.get("sequence", 1)):
        told = [_told(dosage) for dosage in step]
        yield Rate(
            sum((each.times for each in told), Fraction(0)),
            sum((each.amount for each in told), Fraction(0)),
        )


def _told(dosage: Mapping[str, Any]) -> Rate:
    repeat = dosage.get("timing", {}).get("repeat", {})
    is_each_meal = "frequency" not in repeat and _MEALS & set(repeat.get("when", []))
    times = Fraction(repeat.get("frequency", 2 + len(repeat["when"]) if is_each_meal else 1))
    days = Fraction(str(repeat.get("period", 1))) * _DAYS[repeat.get("periodUnit", "d")]
    on = Fraction(len(repeat.get("dayOfWeek", range(7))), 7) if days == 1 else Fraction(1)
    rate = dosage.get("doseAndRate", [{}])[0]
    much = Fraction(str(rate.get("doseQuantity", {}).get("value", 1)))
    return Rate(times / days * on, times / days * on * much)
