"""Whether anything was said twice, without need or without saying so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from tests.simulation.case import Ask, Case, Found
from tests.simulation.evidence import Call
from tests.simulation.script import Trouble

#: What leaves us in doubt, besides a provider: a death, a sleep, an error while writing down.
_IN_DOUBT: Final = (Trouble.CRASHES, Trouble.DOWN, Trouble.FROZEN, Trouble.DATABASE)
_LATELY: Final = timedelta(hours=2)


def judge(case: Case) -> Iterator[Found]:
    """Yield what was said twice."""
    yield from _of_unmarked(case)
    yield from _of_repeats(case)
    sent = Counter(c.delivery for c in case.evidence.calls if c.taken and not c.edits)
    for delivery, count in sent.items():
        if count > 1:
            yield "sent twice", f"delivery {delivery}: {count} times"


def _of_unmarked(case: Case) -> Iterator[Found]:
    """Yield the rounds that were first asked about more than once."""
    plain = [a for a in case.asks if a.call.taken and not (a.is_marked or a.is_further)]
    firsts = Counter((a.call.place, a.targets[0].due) for a in plain if a.targets)
    for (place, due), count in firsts.items():
        if count > 1 and not _may_be_asked_afresh(case, place, due):
            yield "asked twice, unmarked", f"{place} at {due:%d %H:%M}: {count} times"
    for ask in plain:
        if ask.targets and _is_after_a_repeat(case, ask):
            yield "asked unmarked after a repeat", f"{ask.call.at} {ask.call.place}"


def _is_after_a_repeat(case: Case, ask: Ask) -> bool:
    """Return whether somebody asks who ought to know that others have taken over from them."""
    place, due = ask.call.place, ask.targets[0].due
    before = (a for a in case.asks if a.call.place == place and a.call.at < ask.call.at)
    repeats = (a for a in before if a.call.taken and a.is_marked and a.targets)
    is_known = any(repeat.targets[0].due == due for repeat in repeats)
    return is_known and not _may_be_asked_afresh(case, place, due)


def _may_be_asked_afresh(case: Case, place: str, due: datetime) -> bool:
    """Return whether somebody wished to be asked again, or an ask is known not to be there."""
    mine = [c for c in case.evidence.calls if c.place == place and c.at >= due]
    who = next(n for n, p in enumerate(case.evidence.script.patients) if p.place == place)
    wished = any(w.patient == who and w.wants_later for w in case.evidence.words)
    return wished or any(c.taken and c.undelivered for c in mine)


def _of_repeats(case: Case) -> Iterator[Found]:
    """Yield what was repeated although it was known to be there."""
    if any(fault.trouble in _IN_DOUBT for fault in case.evidence.script.faults):
        return
    for ask in case.asks:
        call = ask.call
        if ask.is_marked and not any(_is_before(call, other) for other in case.evidence.calls):
            yield "repeated without need", f"{call.at} {call.place}"


def _is_before(repeat: Call, call: Call) -> bool:
    """Return whether a call left us in doubt about what a later one repeats."""
    is_earlier = repeat.at - _LATELY < call.at < repeat.at
    return call.place == repeat.place and is_earlier and not call.heard
