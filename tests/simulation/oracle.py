"""Compares what ought to have happened with what did. It knows nothing of the engine.

It reads what the script decided, what providers saw, and what the database wrote down, in the order
of commits; and nothing of ours but the words that ask, and those that confirm a STOP.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from tests.simulation import obedience, trouble
from tests.simulation.evidence import Call, Evidence
from tests.simulation.journal import Record, Row
from tests.simulation.targets import Target, targets

_ASKS: Final = re.compile(
    r"(\d\d):(\d\d): (?:time for|late reminder|still waiting|es la hora de|recordatorio tardio"
    r"|aun esperamos|esperamos su respuesta)"
)
_MARKED: Final = ("Sent again", "Enviado otra vez", "Again, the same", "De nuevo")
_AGAIN: Final = ("still waiting", "esperamos su respuesta")
_LONGEST_GAP: Final = timedelta(hours=8)


@dataclass(frozen=True, slots=True)
class Complaint:
    """Something that must never happen, and did."""

    about: str  #: which promise
    what: str

    def __str__(self) -> str:
        return f"{self.about}: {self.what}"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the oracle found."""

    doses: int  #: that fell due
    asked: int
    not_asked: int
    answers: int
    deaths: int
    complaints: tuple[Complaint, ...]


@dataclass(frozen=True, slots=True)
class _Ask:
    """A message that asks, as a phone had it, and what it is about."""

    call: Call
    targets: Sequence[Target]
    is_marked: bool
    is_further: bool


@dataclass(frozen=True, slots=True)
class _Fate:
    """What became of one dose."""

    target: Target
    row: Row
    asks: Sequence[_Ask]

    @property
    def arrived(self) -> list[_Ask]:
        """The asks that its provider took, and of which it never said that they were lost."""
        return [ask for ask in self.asks if ask.call.taken and not ask.call.undelivered]


@dataclass(slots=True)
class _Case:
    """Everything there is to judge by, sorted."""

    evidence: Evidence
    record: Record
    targets: Sequence[Target]
    asks: list[_Ask] = field(default_factory=list)
    rows: dict[tuple[UUID, float], list[Row]] = field(default_factory=lambda: defaultdict(list))


def judge(evidence: Evidence) -> Verdict:
    """Return what became of every dose, and every complaint about it."""
    assert evidence.record is not None
    case = _Case(evidence, evidence.record, list(targets(evidence)))
    for row in case.record.doses:
        case.rows[row.medication, row.due].append(row)
    complaints = [Complaint("simulation", error) for error in evidence.broken]
    complaints += [Complaint(*found) for found in _of_asks(case)]
    complaints += [Complaint(*found) for found in _of_doses(case)]
    complaints += [Complaint(*found) for found in _of_doubles(case)]
    complaints += [Complaint(*found) for found in obedience.judge(evidence, case.record)]
    states = [row.state for row in case.record.doses if row.due < _end(case)]
    return Verdict(
        doses=len(case.targets),
        asked=len({id(target) for ask in case.asks for target in ask.targets}),
        not_asked=states.count("not asked"),
        answers=len(evidence.words),
        deaths=evidence.deaths,
        complaints=tuple(complaints),
    )


def _of_asks(case: _Case) -> Iterator[tuple[str, str]]:
    """Yield every message that says "take" when it must not."""
    by_place: dict[str, list[Target]] = defaultdict(list)
    for target in case.targets:
        by_place[case.evidence.script.patients[target.patient].place].append(target)
    for call in case.evidence.calls:
        found = _ASKS.search(_plain(call.text))
        if found is None or call.edits:
            continue
        hour, minute = int(found[1]), int(found[2])
        mine = [t for t in by_place[call.place] if (t.wall.hour, t.wall.minute) == (hour, minute)]
        open_ = [t for t in mine if t.due <= call.at < t.ends]
        if not open_:
            if call.at < case.evidence.script.ends - trouble.CALM:
                yield "outside a window", f"{call.at} {call.place}: {call.text!r}"
            continue
        if all(t.is_held and t.is_sure for t in open_):
            yield "paused, and asked for", f"{call.at} {call.place}: {call.text!r}"
        yield from _of_names(call, open_)
        marked = call.text.startswith(_MARKED)
        case.asks.append(_Ask(call, open_, marked, any(w in call.text for w in _AGAIN)))


def _of_names(call: Call, open_: Sequence[Target]) -> Iterator[tuple[str, str]]:
    """Yield the medicines that an ask names and that are not due then."""
    due = {target.name for target in open_}
    for line in call.text.splitlines():
        if line.startswith("- ") and line[2:].partition(":")[0].strip() not in due:
            yield "outside a window", f"{call.at} {call.place} names {line!r}"


def _of_doses(case: _Case) -> Iterator[tuple[str, str]]:
    """Yield every dose that was lost, made up, or is on record as it was not."""
    yield from _of_made_up(case)
    asked, calm = _asked(case), trouble.Calm(case.evidence)
    for target in case.targets:
        about = f"{target.name} of {target.patient} at {target.due:%d %H:%M} ({target.wall})"
        rows = case.rows.get(_key(target), [])
        if len(rows) > 1:
            yield "made twice", about
        if target.is_sure and not rows:
            yield "lost", f"{about}: there is no such dose"
        for row in rows if target.is_sure else ():
            for what, why in _of_row(case, _Fate(target, row, asked[_key(target)]), calm):
                yield what, f"{about}: {why}"


def _asked(case: _Case) -> Mapping[tuple[UUID, float], Sequence[_Ask]]:
    """Return the asks of each dose; where medicines are named, only those that name it."""
    asked: dict[tuple[UUID, float], list[_Ask]] = defaultdict(list)
    for ask in case.asks:
        for target in ask.targets:
            if "\n- " not in ask.call.text or f"- {target.name}:" in ask.call.text:
                asked[_key(target)].append(ask)
    return asked


def _of_made_up(case: _Case) -> Iterator[tuple[str, str]]:
    known = {_key(target) for target in case.targets}
    for key, rows in case.rows.items():
        if key not in known and key[1] < _end(case) and rows[0].state != "held":
            yield "made up", f"{rows[0]}"


def _of_row(case: _Case, fate: _Fate, calm: trouble.Calm) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with what stands written of a dose."""
    target, row = fate.target, fate.row
    if abs(row.window_ends - target.ends.timestamp()) > 1:
        yield "another window", f"until {row.window_ends - target.due.timestamp()} s after it"
    if row.state == "open":
        yield "lost", "it is still open"
    if target.is_held and row.state not in ("held", "taken"):
        yield "paused, and not held", row.state
    if row.state == "held" and not target.is_held and not _is_too_soon(case, target):
        yield "lost", f"it is held ({row.reason}), and nobody said so"
    if row.state == "unanswered" and not fate.arrived:
        yield "not asked, on record as asked", f"{len(fate.asks)} tried"
    if row.state == "not asked" and any(ask.call.heard for ask in fate.arrived):
        yield "asked, on record as not asked", f"{fate.arrived[0].call.at}"
    if row.state == "not asked" and not fate.asks and calm.lasts(target):
        yield "lost", "nobody asked, and nothing stood in the way"


def _is_too_soon(case: _Case, target: Target) -> bool:
    """Return whether the same medicine was taken so lately that it may be left out."""
    since = (target.due - _LONGEST_GAP).timestamp()
    return any(
        row.medication == target.medication
        and row.happened is not None
        and row.happened >= since
        and row.due != target.due.timestamp()
        for row in case.record.doses
    )


def _of_doubles(case: _Case) -> Iterator[tuple[str, str]]:
    """Yield what was said twice and did not say so, and every text that went out twice."""
    first: dict[tuple[str, datetime], int] = defaultdict(int)
    for ask in case.asks:
        if ask.call.taken and not (ask.is_marked or ask.is_further):
            first[ask.call.place, ask.targets[0].due] += 1
    for (place, due), count in first.items():
        if count > 1 and not _may_be_doubled(case, place, due):
            yield "asked twice, unmarked", f"{place} at {due:%d %H:%M}: {count} times"
    counted: dict[UUID, int] = defaultdict(int)
    for call in case.evidence.calls:
        counted[call.delivery] += call.taken and not call.edits
    for delivery, count in counted.items():
        if count > 1:
            yield "sent twice", f"delivery {delivery}: {count} times"


def _may_be_doubled(case: _Case, place: str, due: datetime) -> bool:
    """Return whether somebody wished to be asked again, or an ask was said not to have arrived."""
    mine = [c for c in case.evidence.calls if c.place == place and c.at >= due]
    who = next(n for n, p in enumerate(case.evidence.script.patients) if p.place == place)
    wished = any(w.patient == who and "2" in w.text[:2] for w in case.evidence.words)
    return wished or any(c.taken and (c.undelivered or not c.heard) for c in mine)


def _key(target: Target) -> tuple[UUID, float]:
    return target.medication, target.due.timestamp()


def _end(case: _Case) -> float:
    return (case.evidence.script.ends - trouble.CALM).timestamp()


def _plain(text: str) -> str:
    """Return a text without the marks that some phones cannot show."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
