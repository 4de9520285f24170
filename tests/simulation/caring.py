"""Whether caregivers heard of what did not come in: of each dose once, and of none that did."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import time, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from tests.simulation.case import Case, Claims, Found, is_marked, key
from tests.simulation.evidence import Call
from tests.simulation.journal import Row
from tests.simulation.script import Does, Fault, Trouble, Watcher
from tests.simulation.targets import Target

_LINE: Final = re.compile(
    r"^- (?:\w+ (?P<day>\d+) \w+, )?(?P<hour>\d\d):(?P<minute>\d\d): (?P<names>.+)"
    r" \((?P<why>[a-z ]+)\)$",
    re.MULTILINE,
)
#: What a dose must be on record as, to be told like this.
_IS_SO: Final = {
    "no answer": "unanswered",
    "we were down": "not asked",
    "not reached": "not asked",
    "chose not to": "skipped",
}
_PLACE_OF_CHATS: Final = 0  #: which provider carries what caregivers read
_RESTS: Final = timedelta(hours=6)  #: whom nothing reaches is tried more and more seldom
_AN_HOUR: Final = timedelta(hours=1)
_TAKES_AT_MOST: Final = timedelta(hours=2)  #: from a look at the clock to a phone


class _Kind(StrEnum):
    ALERT = "alert"
    CLEAR = "all-clear"
    OTHER = "something else"


@dataclass(frozen=True, slots=True)
class _News:
    """One dose, as one message to a caregiver speaks of it."""

    watcher: Watcher
    call: Call
    kind: _Kind
    why: str
    target: Target

    def __str__(self) -> str:
        dose = f"{self.target.name} at {self.target.due:%d %H:%M}"
        return f"{self.call.at} {self.call.place}: {dose} ({self.why})"


def judge(case: Case) -> Iterator[Found]:
    """Yield what was told wrongly, twice, to whom it is no business of, or not at all."""
    news: list[_News] = []
    for watcher in case.evidence.script.watchers:
        for call in case.evidence.calls:
            if call.place == watcher.place and not call.edits:
                found = list(_read(case, watcher, call))
                news += found
                if not found and call.at < case.ends and _LINE.search(call.text):
                    yield "told of nothing", f"{call.at} {call.place}: {call.text!r}"
    yield from _of_lies(case, news)
    yield from _of_twice(news)
    yield from _of_silence(case, news)


def _read(case: Case, watcher: Watcher, call: Call) -> Iterator[_News]:
    """Yield each dose that a message names: the latest that it may mean."""
    zone = ZoneInfo(case.evidence.script.patients[watcher.patient].zone)
    for line in _LINE.finditer(call.text):
        wall = time(int(line["hour"]), int(line["minute"]))
        # Where no day is named, it was today: or lately, and today was yesterday.
        read = call.at.astimezone(zone)
        today = read if wall <= read.time() else (call.at - _TAKES_AT_MOST).astimezone(zone)
        day = int(line["day"] or today.day)
        meant: dict[str, Target] = {}
        for target in case.targets:
            is_named = target.patient == watcher.patient and target.name in line["names"]
            is_then = target.wall == wall and target.due.astimezone(zone).day == day
            if is_named and is_then and target.due <= call.at:
                meant[target.name] = target
        for target in meant.values():
            yield _News(watcher, call, _kind(call, line["why"]), line["why"], target)


def _kind(call: Call, why: str) -> _Kind:
    is_over = "All clear" in call.text or "has taken a later dose" in call.text
    if is_over or why == "taken":
        return _Kind.CLEAR
    is_other = "What we told you" in call.text or "Open again" in call.text
    return _Kind.OTHER if is_other else _Kind.ALERT


def _of_lies(case: Case, news: Sequence[_News]) -> Iterator[Found]:
    """Yield what was not so when the message was taken in hand, or was not theirs to know."""
    states, claims = _states(case), Claims(case.record)
    for each in news:
        if each.kind is not _Kind.ALERT or not each.target.is_sure:
            continue
        if each.why == "chose not to" and not each.watcher.knows_skips:
            yield "told what is not theirs to know", f"{each}"
        if each.why == "not reached" and not each.watcher.knows_reach:
            yield "told what is not theirs to know", f"{each}"
        claimed = claims.before(each.call)
        for row in case.rows.get(key(each.target), []):
            before = [state for seq, state in states[row.id.hex] if seq < claimed]
            if before and before[-1] != _IS_SO.get(each.why):
                yield "told wrongly", f"{each}, on record as {before[-1]}"


def _states(case: Case) -> Mapping[str, Sequence[tuple[int, str]]]:
    """Return how each dose was on record, from which place of the journal on."""
    states: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for entry in case.record.journal:
        if entry.what == "dose":
            states[entry.id].append((entry.seq, entry.value))
    return states


def _of_twice(news: Sequence[_News]) -> Iterator[Found]:
    """Yield what somebody was told twice without a word that it may have been there before."""
    plain = [n for n in news if n.call.taken and not is_marked(n.call)]
    told = Counter((n.call.place, n.kind, key(n.target)) for n in plain)
    for each in plain:
        which = each.call.place, each.kind, key(each.target)
        if each.kind is not _Kind.OTHER and told.pop(which, 0) > 1:
            yield f"{each.kind} told twice", f"{each}"


def _of_silence(case: Case, news: Sequence[_News]) -> Iterator[Found]:
    """Yield what nobody was told, though nothing stood in the way, or that it came in after all."""
    script = case.evidence.script
    if any(_is_of_chats(fault) and fault.ends > case.ends - _RESTS for fault in script.faults):
        return
    # Of whatever may have arrived nobody says more than once that it may have.
    arrived = [each for each in news if each.call.taken or each.call.unsure]
    told = {(n.watcher, n.target) for n in arrived if n.kind is _Kind.ALERT}
    for watcher in script.watchers:
        for row, target in _settled(case, watcher):
            is_told, about = (watcher, target) in told, f"{watcher.place}: {target.name} {row}"
            if _is_to_be_told(case, watcher, row) and not is_told:
                yield "nobody told a caregiver", about
            if row.state == "taken" and is_told and not _is_put_right(arrived, watcher, target):
                yield "no all-clear", about


def _is_put_right(arrived: Sequence[_News], watcher: Watcher, target: Target) -> bool:
    """Return whether somebody who was told of a dose has heard that it came in after all, or that
    a later one of that medicine did: with that the alert is over."""
    of_it = (n for n in arrived if n.watcher == watcher and n.target.name == target.name)
    return any(n.kind is _Kind.CLEAR and n.target.due >= target.due for n in of_it)


def _settled(case: Case, watcher: Watcher) -> Iterator[tuple[Row, Target]]:
    """Yield the doses that came to their end long enough ago, where the caregiver still reads."""
    if watcher.stops is not None:
        return
    last = max((w.at for w in case.evidence.words if w.patient == watcher.patient), default=None)
    if last is not None and last > case.evidence.script.ends - _AN_HOUR:
        return
    changed = {o.medication for o in case.evidence.orders if o.does is not Does.ADD}
    for target in case.targets:
        is_theirs = target.patient == watcher.patient and target.medication not in changed
        if is_theirs and target.is_sure and target.ends < case.ends:
            yield from ((row, target) for row in case.rows.get(key(target), []))


def _is_to_be_told(case: Case, watcher: Watcher, row: Row) -> bool:
    if row.state not in ("unanswered", "not asked") or _was_taken_since(case, row):
        return False
    return row.state == "unanswered" or watcher.knows_reach


def _was_taken_since(case: Case, row: Row) -> bool:
    """Return whether a later dose of it came in: nobody is told of what is over."""
    return any(
        other.medication == row.medication and other.due > row.due and other.state == "taken"
        for other in case.record.doses
    )


def _is_of_chats(fault: Fault) -> bool:
    is_of_provider = fault.trouble in (Trouble.PROVIDER, Trouble.SILENCE)
    return is_of_provider and fault.where % 2 == _PLACE_OF_CHATS
