"""When the bot can be expected to remind somebody: whatever went wrong then is over, or not theirs.

A dose may be on record as not asked only where something stood in the way.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, timedelta
from typing import Final

from tests.simulation.evidence import Evidence
from tests.simulation.script import Does, Fault, Trouble
from tests.simulation.targets import Target

#: After a trouble the bot waits before it tries again: at most so long.
_STILL_WAITS: Final = timedelta(minutes=12)
#: So much calm in a window is enough to be asked in.
_ENOUGH: Final = timedelta(minutes=8)
_OF_MACHINES: Final = (Trouble.CRASHES, Trouble.DOWN, Trouble.FROZEN, Trouble.CLOCK)


class Calm:
    """Knows when it was calm."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence
        self._stopped = _stopped(evidence)

    def lasts(self, target: Target, *, is_late: bool) -> bool:
        """Return whether it was calm for long enough inside the window of a dose; where it may be
        asked for late only, since one was taken before, at the end of the window."""
        step = timedelta(minutes=1)
        at, calm = target.due, timedelta()
        while at < target.ends:
            calm = calm + step if self._is_calm(target, at) else timedelta()
            if calm >= _ENOUGH and not is_late:
                return True
            at += step
        return calm >= _ENOUGH

    def _is_calm(self, target: Target, at: datetime) -> bool:
        script = self._evidence.script
        patient = script.patients[target.patient]
        # Whoever has said STOP since is reminded from the next time on.
        if any(
            since <= at and target.due < until for since, until in self._stopped[target.patient]
        ):
            return False
        now = [f for f in script.faults if f.at <= at < f.ends + _STILL_WAITS]
        machines = {f.where % script.machines for f in now if f.trouble in _OF_MACHINES}
        if len(machines) == script.machines:
            return False
        return not any(_is_theirs(fault, texts=patient.texts) for fault in now)


def _is_theirs(fault: Fault, *, texts: bool) -> bool:
    if fault.trouble is Trouble.DATABASE:
        return True
    return fault.trouble in (Trouble.PROVIDER, Trouble.SILENCE) and fault.where % 2 == int(texts)


def _stopped(evidence: Evidence) -> dict[int, list[tuple[datetime, datetime]]]:
    """Return from when to when each patient did not want to be written to."""
    found: dict[int, list[tuple[datetime, datetime]]] = defaultdict(list)
    end = evidence.script.ends
    for deed in evidence.script.deeds:
        if deed.does is Does.STOP:
            found[deed.patient].append((deed.at, end))
        elif deed.does is Does.START and found[deed.patient]:
            since, _ = found[deed.patient][-1]
            found[deed.patient][-1] = (since, deed.at + _STILL_WAITS)
    return found
