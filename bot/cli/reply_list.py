"""The list of whoever answers on the command line: what a `REGIMEN.toml` says of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, time, tzinfo
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

from bot import formulary
from bot.cli.regimen_file import read_regimen
from bot.domain.ids import MedicationId
from bot.domain.lexicon import Lexicon
from bot.domain.routine import Routine
from bot.language import directions, replies


@dataclass(frozen=True, slots=True)
class OwnList:
    """Somebody's medicines by the words they go by, and what is known about their day."""

    lexicon: Lexicon
    names: Mapping[str, MedicationId] = field(default_factory=dict)
    shared: Mapping[str, tuple[MedicationId, ...]] = field(default_factory=dict)
    written: Mapping[MedicationId, str] = field(default_factory=dict)  #: as the file has it
    as_needed: frozenset[MedicationId] = frozenset()
    purposes: Mapping[str, tuple[MedicationId, ...]] = field(default_factory=dict)
    routine: Routine | None = None
    zone: tzinfo = UTC
    language: str = ""

    def context(self, open_: tuple[time, ...]) -> replies.Context:
        """Return what a reader is told beside the words."""
        return replies.Context(
            open=open_,
            as_needed=self.as_needed,
            lexicon=self.lexicon,
            routine=self.routine,
            shared=self.shared,
            purposes=self.purposes,
        )


def nobodys_list() -> OwnList:
    """Return an empty list, where no file was given."""
    return OwnList(formulary.load())


def read_list(file: Path) -> OwnList:
    """Return the list that a file says; raise `BadInput` where it cannot be read."""
    said = read_regimen(file)
    lexicon = formulary.load()
    ids = {MedicationId(UUID(int=n)): m for n, m in enumerate(said.medication, start=1)}
    called: dict[str, dict[MedicationId, None]] = {}
    for id_, medication in ids.items():
        name, _ = directions.name_and_strength(medication.name)
        for word in {medication.name.casefold(), name.casefold()}:
            called.setdefault(word, {})[id_] = None
    purposes: dict[str, tuple[MedicationId, ...]] = {}
    for id_, medication in ids.items():
        if medication.purpose:
            purposes[medication.purpose] = (*purposes.get(medication.purpose, ()), id_)
    needed = (id_ for id_, m in ids.items() if _is_as_needed(m.directions, lexicon))
    has_routine = "routine" in said.model_fields_set
    return OwnList(
        lexicon,
        names={word: next(iter(of)) for word, of in called.items() if len(of) == 1},
        shared={word: tuple(of) for word, of in called.items() if len(of) > 1},
        written={id_: m.name for id_, m in ids.items()},
        as_needed=frozenset(needed),
        purposes=purposes,
        routine=said.routine.routine if has_routine else None,
        zone=ZoneInfo(said.routine.zone) if said.routine.zone else UTC,
        language=said.language or "",
    )


def _is_as_needed(written: str, lexicon: Lexicon) -> bool:
    read = directions.readings(written, today=date(2026, 1, 1), lexicon=lexicon)
    return any(dose.shared.needed for each in read for step in each.steps for dose in step)
