"""What a seed decides before anything happens: who takes what when, what they do, what goes wrong.

Nothing here knows how the bot works. Times are true ones, whatever the clocks of machines say.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from random import Random
from typing import Final

PEOPLE: Final = 3  #: few, so that a seed is soon played, and its story short
_HOURS: Final = (
    26,
    26,
    26,
    26,
    38,
    64,
)  #: beyond two days the bot itself has planned what falls due
#: The last hours are calm and nobody does anything, so that all must come to its end.
CALM: Final = timedelta(hours=3)

_ZONES: Final = (
    ("Europe/Berlin", (date(2026, 3, 28), date(2026, 10, 24))),
    ("America/New_York", (date(2026, 3, 7), date(2026, 10, 31))),
    ("Australia/Lord_Howe", (date(2026, 4, 4), date(2026, 10, 3))),
    ("Asia/Kolkata", (date(2026, 12, 30), date(2028, 2, 28))),
)
_NAMES: Final = (
    *("metformin", "lisinopril", "atorvastatin", "amlodipine"),
    *("sertraline", "folic acid", "losartan", "vitamin D"),
)
_MORE: Final = ("rosuvastatin", "bisoprolol", "cetirizine")
_AT: Final = {
    1: ((time(8),), (time(18, 30),), (time(22),), (time(2, 30),), (time(1, 45),)),
    2: ((time(8), time(18, 30)), (time(8), time(22))),
    3: ((time(8), time(13), time(22)),),
    4: ((time(8), time(13), time(18, 30), time(22)),),
}


@dataclass(frozen=True, slots=True)
class Course:
    """One medicine of somebody, and when it is to be taken."""

    name: str
    times: tuple[time, ...]
    critical: bool = False


@dataclass(frozen=True, slots=True)
class Habit:
    """How somebody answers."""

    answers: float  #: how often at all
    twice: float  #: how often what they say comes twice
    late: float  #: how often after the window


@dataclass(frozen=True, slots=True)
class Patient:
    """Somebody who is to be reminded."""

    place: str  #: a chat, or a number
    texts: bool  #: over SMS
    zone: str
    language: str
    courses: tuple[Course, ...]
    habit: Habit


@dataclass(frozen=True, slots=True)
class Watcher:
    """A caregiver of one patient, who is told of every dose that does not come in, by its name."""

    place: str  #: a chat
    patient: int
    knows_reach: bool  #: also of what nobody could ask
    knows_skips: bool  #: also of what the patient chose not to take
    stops: datetime | None  #: when they say STOP


class Does(StrEnum):
    """What somebody does, or has done for them at the clinic's desk."""

    STOP = "stop"
    START = "start"
    ADD = "add"
    DROP = "drop"
    CHANGE = "change"
    PAUSE = "pause"
    RESUME = "resume"


@dataclass(frozen=True, slots=True)
class Deed:
    """Somebody does something."""

    at: datetime
    patient: int
    does: Does
    course: Course | None = None  #: what is added, or how it is taken from tomorrow on


class Trouble(StrEnum):
    """What goes wrong for a while."""

    CRASHES = "crashes"  #: a process dies after so many steps, again and again
    DOWN = "down"  #: a process is away
    FROZEN = "frozen"  #: a process stands still, and does not know
    CLOCK = "clock"  #: a machine's clock is wrong
    DATABASE = "database"  #: transactions fail, some after their commit
    PROVIDER = "provider"  #: a provider fails in every way it can
    SILENCE = "silence"  #: a provider takes messages, and its answers never come


@dataclass(frozen=True, slots=True)
class Fault:
    """One trouble, from when to when, and whose."""

    trouble: Trouble
    at: datetime
    ends: datetime
    where: int  #: which machine, or which provider
    much: float  #: how bad: how often it fails, or by how many hours a clock is wrong


@dataclass(frozen=True, slots=True)
class Script:
    """All that a seed decides."""

    seed: int
    starts: datetime
    ends: datetime
    machines: int
    paced: bool  #: the providers' real limits hold
    patients: tuple[Patient, ...]
    deeds: tuple[Deed, ...]
    faults: tuple[Fault, ...]
    watchers: tuple[Watcher, ...] = ()


def write(seed: int, people: int = PEOPLE) -> Script:
    """Return what `seed` decides for so many people."""
    chance = Random(seed)  # noqa: S311 - a dice, not a secret
    zones = chance.sample(_ZONES, 2)
    day = chance.choice((*zones[0][1], date(2026, 6, 9)))
    starts = datetime(day.year, day.month, day.day, chance.randrange(24), tzinfo=UTC)
    ends = starts + timedelta(hours=chance.choice(_HOURS))
    machines = chance.choice((1, 1, 2))
    patients = tuple(_patient(n, [zone for zone, _ in zones], chance) for n in range(people))
    busy = starts, ends - CALM
    deeds = [deed for n in range(people) for deed in _deeds(n, *busy, chance)]
    watching = Random(f"watchers {seed}")  # noqa: S311 - a dice, not a secret
    adding = {deed.patient for deed in deeds if deed.does is Does.ADD}
    return Script(
        seed=seed,
        starts=starts,
        ends=ends,
        machines=machines,
        paced=chance.random() < 0.3,
        patients=patients,
        deeds=tuple(sorted(deeds, key=lambda deed: deed.at)),
        faults=tuple(sorted(_faults(*busy, machines, chance), key=lambda fault: fault.at)),
        watchers=tuple(
            watcher
            for n in range(people)
            for watcher in _watchers(n, *busy, watching)
            if n not in adding  # what is added later may not be named to them, nor what it is with
        ),
    )


def _patient(number: int, zones: list[str], chance: Random) -> Patient:
    texts = chance.random() < 0.4
    names = chance.sample(_NAMES, chance.choice((2, 5, 7, 8)))
    answers, twice, late = chance.choice(((0.9, 0.1, 0.05), (0.6, 0.3, 0.3), (0.2, 0.1, 0.5)))
    return Patient(
        place=f"+1201555{1000 + number}" if texts else str(100_000 + number),
        texts=texts,
        zone=chance.choice(zones),
        language=chance.choice(("en", "en", "es")),
        courses=tuple(_course(name, chance) for name in names),
        habit=Habit(answers, twice, late),
    )


def _course(name: str, chance: Random) -> Course:
    times = chance.choice(_AT[chance.choice((1, 2, 2, 3, 4))])
    return Course(name, times, critical=chance.random() < 0.15)


def _watchers(number: int, starts: datetime, ends: datetime, chance: Random) -> Iterator[Watcher]:
    for n in range(chance.choice((0, 0, 1, 1, 2))):
        at = starts + chance.random() * (ends - starts)
        yield Watcher(
            place=str(200_000 + 10 * number + n),
            patient=number,
            knows_reach=chance.random() < 0.5,
            knows_skips=chance.random() < 0.5,
            stops=at if chance.random() < 0.15 else None,
        )


def _deeds(number: int, starts: datetime, ends: datetime, chance: Random) -> Iterator[Deed]:
    """Yield what one patient does, each thing a while after the one before."""
    left = list(_MORE)
    at = starts + timedelta(minutes=chance.randrange(6 * 60))
    for _ in range(chance.choice((0, 0, 1, 2, 3))):
        at += timedelta(seconds=chance.randrange(24 * 3600))
        does = chance.choice(list(Does)) if chance.random() < 0.6 else Does.STOP
        again = {Does.STOP: Does.START, Does.PAUSE: Does.RESUME}.get(does)
        named = {Does.ADD: left.pop() if does is Does.ADD else "", Does.CHANGE: "?"}
        course = _course(named[does], chance) if does in named else None
        if at < ends:
            yield Deed(at, number, does, course)
        at += timedelta(seconds=chance.choice((20, 600, 7200, 30_000)))
        if again and at < ends and chance.random() < 0.9:
            yield Deed(at, number, again)


def _faults(starts: datetime, ends: datetime, machines: int, chance: Random) -> Iterator[Fault]:
    """Yield what goes wrong: little with some seeds, much with others."""
    kinds = chance.sample(list(Trouble), chance.randint(0, len(Trouble)))
    for _ in range(chance.choice((0, 2, 5, 9))):
        if not kinds:
            return
        trouble = chance.choice(kinds)
        length = timedelta(seconds=chance.choice(_LASTS[trouble]))
        at = starts + chance.random() * (ends - starts - length)
        where = chance.randrange(2 if trouble in _OF_PROVIDERS else machines)
        much = chance.choice((-30, -1, 1, 30)) if trouble is Trouble.CLOCK else chance.random()
        yield Fault(trouble, at, at + length, where, much)


_OF_PROVIDERS: Final = (Trouble.PROVIDER, Trouble.SILENCE)
_LASTS: Final = {
    Trouble.CRASHES: (600, 7200),
    Trouble.DOWN: (5, 300, 3600, 6 * 3600, 12 * 3600),
    Trouble.FROZEN: (7, 15, 300),
    Trouble.CLOCK: (5, 20),
    Trouble.DATABASE: (10, 600, 3600),
    Trouble.PROVIDER: (60, 1800, 4 * 3600),
    Trouble.SILENCE: (60, 1800),
}
