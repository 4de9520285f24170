"""Values of every kind that is kept, for laws that hold over all of them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from bot.domain.amounts import Amount, AskedWhenTaken, Between, ByWeekday, Quantity, Unit
from bot.domain.deliveries import Choice, Item, Utterance
from bot.domain.ids import MedicationId
from bot.domain.medications import Directions, Food, Medication, Origin, Pause, Phase
from bot.domain.schedules import (
    AfterDose,
    AsNeeded,
    Cycle,
    DayPart,
    DaysOfMonth,
    EveryDay,
    EveryDays,
    EveryHours,
    EveryMonths,
    Intake,
    OnWeekdays,
    Schedule,
)

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
units = st.sampled_from(Unit)
amounts = st.builds(
    Amount, st.decimals(Decimal("0.0001"), 10_000_000, places=4, allow_nan=False), units
)
by_weekday = st.builds(
    ByWeekday, st.lists(st.tuples(st.integers(0, 6), amounts), max_size=7).map(tuple)
)
between = st.tuples(amounts, st.decimals(1, 1000, places=2)).map(
    lambda pair: Between(Amount(pair[1] / 2, pair[0].unit), Amount(pair[1], pair[0].unit))
)
quantities: st.SearchStrategy[Quantity] = st.one_of(
    amounts, by_weekday, between, st.builds(AskedWhenTaken, units)
)
dates = st.dates(date(1900, 1, 1), date(2200, 1, 1))
times = st.times().map(lambda t: t.replace(microsecond=0))
instants = st.integers(0, 4_000_000_000_000).map(lambda ms: _EPOCH + timedelta(milliseconds=ms))
intakes = st.lists(
    st.builds(Intake, st.one_of(st.none(), st.sampled_from(DayPart), times), quantities),
    max_size=4,
).map(tuple)
_hours = st.integers(1, 24).map(lambda hours: timedelta(hours=hours))
schedules: st.SearchStrategy[Schedule] = st.one_of(
    st.builds(EveryDay, intakes),
    st.builds(OnWeekdays, intakes, st.frozensets(st.integers(0, 6), min_size=1)),
    st.builds(EveryDays, intakes, st.integers(1, 366), dates),
    st.builds(DaysOfMonth, intakes, st.frozensets(st.integers(1, 31), min_size=1)),
    st.builds(EveryMonths, intakes, st.integers(2, 24), dates),
    st.builds(Cycle, intakes, st.integers(1, 90), st.integers(1, 90), dates),
    st.builds(EveryHours, _hours, quantities, st.booleans()),
    st.builds(AfterDose, st.builds(MedicationId, st.uuids()), _hours, quantities),
    st.builds(
        AsNeeded,
        quantities,
        st.none() | _hours,
        st.none() | amounts,
        words,
        in_a_row=st.none() | st.integers(1, 9),
    ),
)
directions = st.builds(Directions, schedules, st.sampled_from(Food), words)
phases = st.one_of(
    st.builds(Phase, directions),
    st.builds(
        lambda how, start, days: Phase(how, start, start + timedelta(days=days)),
        directions,
        dates,
        st.integers(0, 100),
    ),
)
medications = st.builds(
    Medication,
    id=st.builds(MedicationId, st.uuids()),
    name=words,
    phases=st.lists(phases, max_size=3).map(tuple),
    strength=words,
    form=words,
    nickname=words,
    purpose=words,
    prescriber=words,
    pharmacy=words,
    origin=st.none() | st.sampled_from(Origin),
    time_critical=st.booleans(),
    begins_at=st.none() | instants,
    stopped_at=st.none() | instants,
    pauses=st.lists(st.builds(Pause, instants, st.none() | instants), max_size=2).map(tuple),
)
items = st.builds(
    Item,
    name=words,
    nickname=words,
    amount=st.none() | amounts,
    position=st.integers(1, 30),
    food=words,
    note=words,
    at=st.none() | times,
    said=st.booleans(),
)
_plain = st.one_of(words, st.integers(), st.decimals(allow_nan=False), times, dates, amounts)
_values = st.dictionaries(
    words, st.one_of(_plain, st.lists(items, max_size=3).map(tuple)), max_size=4
)
_choices = st.lists(
    st.lists(
        st.builds(Choice, words, words, st.dictionaries(words, _plain, max_size=2)), max_size=2
    ).map(tuple),
    max_size=2,
).map(tuple)
lines = st.builds(Utterance, words, _values, _choices)
utterances = (
    st.builds(
        Utterance,
        words,
        st.dictionaries(
            words, st.one_of(_plain, st.lists(lines, min_size=1, max_size=3).map(tuple))
        ),
        _choices,
    )
    | lines
)
