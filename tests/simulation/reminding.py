"""Whether each dose was asked for in its window, at no other time, and is on record as it was."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from tests.simulation.case import Ask, Case, Found, Key, key
from tests.simulation.journal import Row
from tests.simulation.targets import Target
from tests.simulation.trouble import Calm

_LONGEST_GAP: Final = timedelta(hours=8)


@dataclass(frozen=True, slots=True)
class _Fate:
    """What became of one dose."""

    target: Target
    row: Row
    asks: Sequence[Ask]

    @property
    def arrived(self) -> list[Ask]:
        """The asks that its provider took, and of which it never said that they were lost."""
        return [ask for ask in self.asks if ask.call.taken and not ask.call.undelivered]


def judge(case: Case) -> Iterator[Found]:
    """Yield every dose that was lost, and every message that says "take" when it must not."""
    yield from _of_asks(case)
    yield from _of_made_up(case)
    yield from _of_doses(case)


def _of_asks(case: Case) -> Iterator[Found]:
    """Yield every message that says "take" when it must not."""
    for ask in case.asks:
        call = ask.call
        about = f"{call.at} {call.place}: {call.text!r}"
        if not ask.targets:
            if call.at < case.ends:
                yield "outside a window", about
            continue
        if all(target.is_held and target.is_sure for target in ask.targets):
            yield "paused, and asked for", about
        due = {target.name for target in ask.targets}
        for line in call.text.splitlines():
            if line.startswith("- ") and line[2:].partition(":")[0].strip() not in due:
                yield "outside a window", f"{call.at} {call.place} names {line!r}"


def _of_doses(case: Case) -> Iterator[Found]:
    """Yield every dose that was lost, made up, or is on record as it was not."""
    asked, calm = _asked(case), Calm(case.evidence)
    for target in case.targets:
        about = f"{target.name} of {target.patient} at {target.due:%d %H:%M} ({target.wall})"
        rows = case.rows.get(key(target), [])
        if len(rows) > 1:
            yield "made twice", about
        if target.is_sure and not rows:
            yield "lost", f"{about}: there is no such dose"
        for row in rows if target.is_sure else ():
            for what, why in _of_row(case, _Fate(target, row, asked[key(target)]), calm):
                yield what, f"{about}: {why}"


def _asked(case: Case) -> Mapping[Key, Sequence[Ask]]:
    """Return the asks of each dose; where medicines are named, only those that name it."""
    asked: dict[Key, list[Ask]] = defaultdict(list)
    for ask in case.asks:
        for target in ask.targets:
            if "\n- " not in ask.call.text or f"- {target.name}:" in ask.call.text:
                asked[key(target)].append(ask)
    return asked


def _of_made_up(case: Case) -> Iterator[Found]:
    known = {key(target) for target in case.targets}
    for which, rows in case.rows.items():
        is_over = which[1] < case.ends.timestamp()
        if which not in known and is_over and rows[0].state != "held":
            yield "made up", f"{rows[0]}"


def _of_row(case: Case, fate: _Fate, calm: Calm) -> Iterator[Found]:
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
    was_asked = any(ask.call.heard for ask in fate.arrived)
    # A text that counts medicines does not name those of which it says that it is too soon.
    if row.state == "not asked" and was_asked and not _is_too_soon(case, target):
        yield "asked, on record as not asked", f"{fate.arrived[0].call.at}"
    if row.state == "not asked" and not fate.asks and _could_be_asked(case, target, calm):
        yield "lost", "nobody asked, and nothing stood in the way"


def _could_be_asked(case: Case, target: Target, calm: Calm) -> bool:
    is_late = _is_too_soon(case, target)
    return calm.lasts(target, is_late=is_late) and not (is_late and _was_put_off(case, target))


def _was_put_off(case: Case, target: Target) -> bool:
    """Return whether the patient wanted to be asked later, while the dose could be asked for."""
    said = (words for words in case.evidence.words if words.patient == target.patient)
    return any(w.wants_later and target.due <= w.at < target.ends for w in said)


def _is_too_soon(case: Case, target: Target) -> bool:
    """Return whether the same medicine was taken so lately that it may be left out."""
    since = (target.due - _LONGEST_GAP).timestamp()
    return any(
        row.medication == target.medication
        and row.happened is not None
        and row.happened >= since
        and row.due != target.due.timestamp()
        for row in case.record.doses
    )
