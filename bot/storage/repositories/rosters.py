"""Keeps the rosters of clinics, each sealed with its clinic's key, and what was measured.

Nothing here is found but by its clinic, by its code, or by the patient themself.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any, Final

from sqlalchemy import Row, Select, func, select, update

from bot.domain.clinic.concerns import Figures
from bot.domain.clinic.roster import Entry, Listed
from bot.domain.errors import ChangedMeanwhile, NotFound
from bot.domain.ids import ClinicId, PersonId, RosterId
from bot.storage.saving import Swap, swap
from bot.storage.sealing.json import Json
from bot.storage.sealing.seals import Place
from bot.storage.session import Session, Values
from bot.storage.tables.clinic import rosters

_AT_ONCE: Final = datetime(2000, 1, 1, tzinfo=UTC)  #: before any clock of ours
_ENTRY: Final = Json(Entry)
_LISTED: Final = Json(Listed)
_IDS: Final = select(rosters.c.clinic_id, rosters.c.id)


@dataclass(frozen=True, slots=True)
class Measured:
    """What stands of a patient since they were last measured."""

    lowest: int | None = None
    highest: int | None = None
    falls: bool = False
    counted_on: date | None = None


class Rosters:
    """Whom clinics know."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def add(self, entries: Sequence[Entry]) -> None:
        """Keep new entries; raise `ChangedMeanwhile` where a number is taken."""
        await self._session.keys.load({PersonId(entry.clinic) for entry in entries})
        rows = [await self._row(entry) for entry in entries]
        added = await self._session.insert_new(rosters, rows)
        if len(added) != len(entries):
            raise ChangedMeanwhile("a number is on the roster already; read the file again")

    async def get(self, clinic: ClinicId, id_: RosterId) -> Entry:
        """Return one entry of one clinic; another's is as unknown as none."""
        mine = select(rosters).where(rosters.c.clinic_id == clinic, rosters.c.id == id_)
        found = await self._found(mine)
        if not found:
            raise NotFound(f"there is no patient {id_} on this roster")
        return found[0]

    async def get_many(self, clinic: ClinicId, ids: Collection[RosterId]) -> dict[RosterId, Entry]:
        """Return those of the entries that are this clinic's."""
        mine = select(rosters).where(rosters.c.clinic_id == clinic)
        rows = await self._session.rows_among(mine, rosters.c.id, ids)
        return {entry.id: entry for entry in await self._opened(rows)}

    async def of_clinic(self, clinic: ClinicId) -> list[Entry]:
        """Return everybody on one roster, by name."""
        found = await self._found(select(rosters).where(rosters.c.clinic_id == clinic))
        return sorted(found, key=lambda entry: (entry.name.casefold(), entry.reference))

    async def listed(self, clinic: ClinicId) -> list[Listed]:
        """Return as much of everybody on one roster as a list shows."""
        cells = rosters.c
        mine = select(cells.id, cells.content).where(cells.clinic_id == clinic)
        rows = await self._session.rows(mine)
        await self._session.keys.load([PersonId(clinic)])
        key = self._session.keys.of(clinic)
        return [_LISTED.load(key.open(_place(row.id), row.content)) for row in rows]

    async def of_patient(self, patient: PersonId) -> list[Entry]:
        """Return where somebody is known, for themself."""
        return await self._found(select(rosters).where(rosters.c.patient_id == patient))

    async def by_references(
        self, clinic: ClinicId, references: Collection[str]
    ) -> dict[str, Entry]:
        """Return those of one clinic that have these numbers."""
        hashed = {await self._reference(clinic, each): each for each in references}
        mine = select(rosters).where(rosters.c.clinic_id == clinic)
        rows = await self._session.rows_among(mine, rosters.c.reference_hash, hashed.keys())
        return {entry.reference: entry for entry in await self._opened(rows)}

    async def by_code(self, code: str) -> Entry | None:
        """Return the entry that a code was made for, whether or not it is still good."""
        hashed = await self._code(code)
        mine = select(rosters).where(rosters.c.code_hash == hashed)
        found = await self._found(self._session.locked(mine, skip=False))
        return found[0] if found else None

    async def replace(self, old: Entry, new: Entry) -> Entry:
        """Save `new` over `old`; whoever has joined or left is looked at from then on, or not."""
        values: dict[str, Any] = {"content": await self._sealed(new), "patient_id": new.patient}
        if old.patient != new.patient:
            values |= {"looks_at": new.joined_at, "lowest": None, "highest": None, "falls": False}
            values |= {"counted_on": None, "code_hash": None}
        await swap(self._session, rosters, Swap(old.id, old.version, values))
        return replace(new, version=old.version + 1)

    async def invite(self, old: Entry, new: Entry, *, code: str) -> Entry:
        """Save an entry with its new code; the one before leads nowhere any more."""
        values = {"content": await self._sealed(new), "code_hash": await self._code(code)}
        await swap(self._session, rosters, Swap(old.id, old.version, values))
        return replace(new, version=old.version + 1)

    async def due(self, now: datetime, limit: int) -> list[tuple[ClinicId, RosterId]]:
        """Return who is to be looked at, those who wait longest first."""
        rows = await self._session.due(_IDS, rosters.c.looks_at, now, limit, locks=True)
        return [(row.clinic_id, row.id) for row in rows]

    async def next_look(self) -> datetime | None:
        """Return when somebody is to be looked at next."""
        return await self._session.earliest(rosters.c.looks_at)

    async def look_again(self, ids: Collection[RosterId], at: datetime | None) -> None:
        """Note when these are looked at again; None: nobody does any more."""
        for id_ in sorted(ids):
            mine = update(rosters).where(rosters.c.id == id_)
            await self._session.run(mine.values(looks_at=at))

    async def look_at_once(self, patient: PersonId, clinic: ClinicId) -> None:
        """Let a patient be looked at whose clinic sees more or less of them from now on."""
        cells = rosters.c
        theirs = cells.patient_id == patient, cells.clinic_id == clinic
        mine = update(rosters).where(*theirs, cells.looks_at.is_not(None))
        await self._session.run(mine.values(looks_at=_AT_ONCE))

    async def look_now(self, clinic: ClinicId, *, below: int, now: datetime) -> None:
        """Let those be looked at soon whom a threshold would list."""
        cells = rosters.c
        mine = update(rosters).where(
            cells.clinic_id == clinic, cells.lowest < below, cells.looks_at > now
        )
        await self._session.run(mine.values(looks_at=now))

    async def measure(self, id_: RosterId, figures: Figures, day: date) -> Measured:
        """Keep what was measured on a day."""
        found = Measured(figures.lowest, figures.highest, figures.falls, day)
        values = {"lowest": found.lowest, "highest": found.highest}
        values |= {"falls": found.falls}
        mine = update(rosters).where(rosters.c.id == id_)
        await self._session.run(mine.values(counted_on=day, **values))
        return found

    async def measured(self, ids: Collection[RosterId]) -> dict[RosterId, Measured]:
        """Return what stands of these since they were last measured."""
        cells = rosters.c
        wanted = select(cells.id, cells.lowest, cells.highest, cells.falls, cells.counted_on)
        rows = await self._session.rows_among(wanted, cells.id, ids)
        return {
            row.id: Measured(row.lowest, row.highest, bool(row.falls), row.counted_on)
            for row in rows
        }

    async def below(self, clinic: ClinicId, threshold: int) -> int:
        """Return how many of today's patients a threshold would list."""
        cells = rosters.c
        mine = select(func.count()).where(
            cells.clinic_id == clinic, cells.lowest < threshold, cells.patient_id.is_not(None)
        )
        row = await self._session.row(mine.select_from(rosters))
        return int(row[0]) if row else 0

    async def joined(self, clinic: ClinicId) -> int:
        """Return how many patients of a clinic have joined."""
        cells = rosters.c
        mine = select(func.count()).where(cells.clinic_id == clinic, cells.patient_id.is_not(None))
        row = await self._session.row(mine.select_from(rosters))
        return int(row[0]) if row else 0

    async def _found(self, statement: Select[Any]) -> list[Entry]:
        return await self._opened(await self._session.rows(statement))

    async def _opened(self, rows: Sequence[Row[Any]]) -> list[Entry]:
        await self._session.keys.load({row.clinic_id for row in rows})
        return [self._entry(row) for row in rows]

    async def _row(self, entry: Entry) -> Values:
        return {
            "id": entry.id,
            "clinic_id": entry.clinic,
            "reference_hash": await self._reference(entry.clinic, entry.reference),
            "patient_id": entry.patient,
            "code_hash": None,
            "content": await self._sealed(entry),
            "falls": False,
            "looks_at": entry.joined_at,
            "version": entry.version,
        }

    async def _sealed(self, entry: Entry) -> bytes:
        await self._session.keys.load([PersonId(entry.clinic)])
        key = self._session.keys.of(entry.clinic)
        return key.seal(_place(entry.id), _ENTRY.dump(entry))

    def _entry(self, row: Row[Any]) -> Entry:
        raw = self._session.keys.of(row.clinic_id).open(_place(row.id), row.content)
        return replace(_ENTRY.load(raw), version=row.version)

    async def _reference(self, clinic: ClinicId, reference: str) -> bytes:
        return await self._session.keys.hashed("roster", clinic, reference)

    async def _code(self, code: str) -> bytes:
        return await self._session.keys.hashed("enrolment", code)


def _place(id_: RosterId) -> Place:
    return Place("roster", id_, "content")
