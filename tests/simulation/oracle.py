"""Compares what ought to have happened with what did. It knows nothing of the engine.

It reads what the script decided, what providers saw, and what the database wrote down, in the order
of commits; and nothing of ours but the words that ask, and those that confirm a STOP.
"""

from __future__ import annotations

from dataclasses import dataclass

from tests.simulation import caring, case, doubles, obedience, reminding
from tests.simulation.evidence import Evidence


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


def judge(evidence: Evidence) -> Verdict:
    """Return what became of every dose, and every complaint about it."""
    gathered = case.gather(evidence)
    found = [("simulation", error) for error in evidence.broken]
    for judges in (reminding, doubles, obedience, caring):
        found += judges.judge(gathered)
    until = gathered.ends.timestamp()
    states = [row.state for row in gathered.record.doses if row.due < until]
    return Verdict(
        doses=len(gathered.targets),
        asked=len({case.key(target) for ask in gathered.asks for target in ask.targets}),
        not_asked=states.count("not asked"),
        answers=len(evidence.words),
        deaths=evidence.deaths,
        complaints=tuple(Complaint(*each) for each in found),
    )
