"""What there is to judge by: what was to be done, what providers saw, what the database wrote."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from tests.simulation.journal import Record
from tests.simulation.script import Course, Does, Script


@dataclass(frozen=True, slots=True)
class Order:
    """From an instant on, a medicine of somebody is (no longer) to be taken like this."""

    patient: int
    medication: UUID
    at: datetime  #: when it was committed
    does: Does
    course: Course | None = None


@dataclass(slots=True)
class Call:
    """One message, or an edit of one, as its provider saw it come."""

    number: int
    at: datetime  #: when the request was made
    place: str
    delivery: UUID
    text: str
    named: Sequence[str] = ()  #: the data of its buttons
    edits: bool = False
    taken: bool = False  #: the provider took it
    undelivered: bool = False  #: the provider took it, and said later that it did not arrive
    heard: bool = False  #: its answer reached us
    unsure: bool = False  #: it never came, and its answer left us in doubt
    after: int = 0  #: how much of the journal was written when the request was made


@dataclass(frozen=True, slots=True)
class Words:
    """Something a patient said."""

    id: str  #: as the provider knows it
    patient: int
    at: datetime
    text: str
    answers: str = ""  #: the data of the button: which round is meant, with what
    copy_of: str = ""  #: the same words, said before

    @property
    def wants_later(self) -> bool:
        """Whether somebody wants to be asked again later."""
        return "2" in self.text[:2]


@dataclass(slots=True)
class Evidence:
    """Everything that happened."""

    script: Script
    people: dict[int, UUID] = field(default_factory=dict)
    addresses: dict[str, str] = field(default_factory=dict)  #: our id of each place
    orders: list[Order] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)
    kept: dict[str, datetime] = field(default_factory=dict)  #: what was acknowledged, and when
    deaths: int = 0
    broken: list[str] = field(default_factory=list)  #: what went wrong in the simulation itself
    record: Record | None = None  #: what stands written at the end
