"""A case to be judged: what ought to have happened, beside the messages that ask."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from tests.simulation.evidence import Call, Evidence
from tests.simulation.journal import Record, Row
from tests.simulation.script import CALM
from tests.simulation.targets import Target, targets

_ASKS: Final = re.compile(
    r"(\d\d):(\d\d): (?:time for|late reminder|still waiting|es la hora de|recordatorio tardio"
    r"|tarde, nada|aun esperamos|esperamos su respuesta"
    r"|your Dosebell reminder|su recordatorio de Dosebell)"  # where a number may be another's
)
_MARKED: Final = ("Sent again", "Enviado otra vez", "Again, the same", "De nuevo")
_AGAIN: Final = ("still waiting", "esperamos su respuesta")

Key = tuple[UUID, float]
"""Which dose: of which medicine, and when it is due."""
Found = tuple[str, str]
"""Which promise was broken, and how."""


@dataclass(frozen=True, slots=True)
class Ask:
    """A message that asks, as a phone had it, and what is open then of what it is about."""

    call: Call
    targets: Sequence[Target]

    @property
    def is_marked(self) -> bool:
        """Whether it says that it may have been there before."""
        return is_marked(self.call)

    @property
    def is_further(self) -> bool:
        """Whether it says that an answer is still waited for."""
        return any(words in self.call.text for words in _AGAIN)


@dataclass(frozen=True, slots=True)
class Case:
    """Everything there is to judge by, sorted."""

    evidence: Evidence
    record: Record
    targets: Sequence[Target]
    asks: Sequence[Ask]
    rows: Mapping[Key, Sequence[Row]]

    @property
    def ends(self) -> datetime:
        """From then on nothing is judged: it has not come to its end."""
        return self.evidence.script.ends - CALM


class Claims:
    """Knows when each message was taken in hand, in the order of commits."""

    def __init__(self, record: Record) -> None:
        self._of: dict[str, list[int]] = defaultdict(list)
        for entry in record.journal:
            if entry.what == "claimed":
                self._of[entry.id].append(entry.seq)

    def before(self, call: Call) -> int:
        """Return the place in the journal at which a call was last taken in hand; 0: never."""
        return max((s for s in self._of[call.delivery.hex] if s <= call.after), default=0)


def gather(evidence: Evidence) -> Case:
    """Return the case, from all that happened."""
    assert evidence.record is not None
    rows: dict[Key, list[Row]] = defaultdict(list)
    for row in evidence.record.doses:
        rows[row.medication, row.due].append(row)
    due = list(targets(evidence))
    return Case(evidence, evidence.record, due, list(_asks(evidence, due)), rows)


def _asks(evidence: Evidence, due: Sequence[Target]) -> Iterator[Ask]:
    by_place: dict[str, list[Target]] = defaultdict(list)
    for target in due:
        by_place[evidence.script.patients[target.patient].place].append(target)
    for call in evidence.calls:
        found = _ASKS.search(_plain(call.text))
        if found is not None and not call.edits:
            at = int(found[1]), int(found[2])
            mine = [t for t in by_place[call.place] if (t.wall.hour, t.wall.minute) == at]
            yield Ask(call, [t for t in mine if t.due <= call.at < t.ends])


def is_marked(call: Call) -> bool:
    """Return whether a message says that it may have been there before."""
    return call.text.startswith(_MARKED)


def key(target: Target) -> Key:
    """Return which dose is meant."""
    return target.medication, target.due.timestamp()


def _plain(text: str) -> str:
    """Return a text without the marks that some phones cannot show."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
