"""What a reader is told about the moment in which something is said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time

from bot.domain.amounts import Amount, Unit
from bot.domain.ids import MedicationId
from bot.domain.lexicon import Lexicon
from bot.domain.routine import Routine


@dataclass(frozen=True, slots=True)
class Context:
    """The rounds that wait, the question that is open, and who knows what about medicines."""

    open: tuple[time, ...] = ()  #: wall times of the rounds that wait for an answer
    asked: str = ""  #: name of the question that is open
    as_needed: frozenset[MedicationId] = frozenset()
    lexicon: Lexicon | None = None  #: whoever knows medicines by name
    routine: Routine | None = None  #: when this person eats; None: nobody knows
    units: Mapping[MedicationId, Unit] = field(default_factory=dict)  #: what each is counted in
    #: How much of each is due in the rounds that wait: with it "took 2" says all of it, or a part.
    due: Mapping[MedicationId, Amount] = field(default_factory=dict)
    #: What their own list says that each is for: "my blood pressure pill".
    purposes: Mapping[str, tuple[MedicationId, ...]] = field(default_factory=dict)
    #: Names that several of their medicines go by.
    shared: Mapping[str, tuple[MedicationId, ...]] = field(default_factory=dict)


NOTHING = Context()
