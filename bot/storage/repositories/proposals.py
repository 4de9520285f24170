"""Keeps the one proposal of each patient. What it says is sealed with the patient's key."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, delete, func, select, update

from bot.domain.deliveries import Utterance
from bot.domain.errors import ChangedMeanwhile
from bot.domain.ids import AddressId, PersonId
from bot.domain.proposals import ProposalState, Proposed, Why
from bot.domain.slots import SlotItem
from bot.storage.sealing import utterances
from bot.storage.sealing.json import Json
from bot.storage.sealing.seals import Place
from bot.storage.sealing.slot_plans import StoredPlan
from bot.storage.session import Session
from bot.storage.tables.columns import fixed
from bot.storage.tables.plans import proposals


@dataclass(frozen=True, slots=True)
class _Content:
    """What of a proposal is sealed."""

    address: AddressId
    why: Why
    fits: str
    before: int
    plans: tuple[StoredPlan, ...]
    costs: tuple[str, ...]
    clashes: tuple[str, ...]
    reasons: tuple[str, ...]
    notes: dict[str, str] = field(default_factory=dict)
    chosen: tuple[SlotItem, ...] = ()
    optimal: bool = True
    bound: int = 0


_CONTENT: Final = Json(_Content)


class Proposals:
    """What is proposed to patients."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def of(self, patient: PersonId) -> Proposed | None:
        """Return a patient's proposal, if there is one."""
        found = select(proposals).where(proposals.c.patient_id == patient)
        row = await self._session.row(found)
        if row is None:
            return None
        await self._session.keys.load([patient])
        return self._proposed(row)

    async def put(self, proposed: Proposed) -> None:
        """Keep a proposal in the place of the one that stood there."""
        await self._session.keys.load([proposed.patient])
        row = self._row(proposed)
        values = {name: value for name, value in row.items() if name != "patient_id"}
        statement = self._session.upsert(proposals).on_conflict_do_update(
            index_elements=["patient_id"],
            set_={**values, "version": proposals.c.version + 1},
        )
        await self._session.run_many(statement, [row])

    async def replace(self, old: Proposed, new: Proposed) -> None:
        """Save a proposal over `old`, unless somebody saved another one first."""
        await self._session.keys.load([new.patient])
        row = {**self._row(new), "version": old.version + 1}
        standing = proposals.c.patient_id == old.patient, proposals.c.version == old.version
        if not await self._session.run(update(proposals).where(*standing).values(row)):
            raise ChangedMeanwhile("the proposal is another one by now")

    async def drop(self, patient: PersonId) -> None:
        """Forget a proposal."""
        await self._session.run(delete(proposals).where(proposals.c.patient_id == patient))

    async def wanted(self, now: datetime) -> Proposed | None:
        """Return the proposal that waits longest to be looked for."""
        cells = proposals.c
        first = select(proposals).where(_is_wanted(), cells.not_before <= now)
        row = await self._session.row(
            self._session.locked(first.order_by(cells.not_before).limit(1))
        )
        if row is None:
            return None
        await self._session.keys.load([row.patient_id])
        return self._proposed(row)

    async def next_due(self) -> datetime | None:
        """Return when a proposal is to be looked for next."""
        row = await self._session.row(select(func.min(proposals.c.not_before)).where(_is_wanted()))
        return row[0] if row else None

    def _row(self, proposed: Proposed) -> dict[str, Any]:
        content = _Content(
            address=proposed.address,
            why=proposed.why,
            fits=proposed.fits,
            before=proposed.before,
            plans=tuple(map(StoredPlan.of, proposed.plans)),
            costs=_dumped(proposed.costs),
            clashes=_dumped(proposed.clashes),
            reasons=_dumped(proposed.reasons),
            notes=dict(proposed.notes),
            chosen=tuple(proposed.chosen),
            optimal=proposed.optimal,
            bound=proposed.bound,
        )
        key = self._session.keys.of(proposed.patient)
        return {
            "patient_id": proposed.patient,
            "state": proposed.state,
            "at": proposed.at,
            "not_before": proposed.not_before,
            "content": key.seal(_place(proposed.patient), _CONTENT.dump(content)),
            "version": proposed.version,
        }

    def _proposed(self, row: Row[Any]) -> Proposed:
        key = self._session.keys.of(row.patient_id)
        content = _CONTENT.load(key.open(_place(row.patient_id), row.content))
        return Proposed(
            patient=row.patient_id,
            address=content.address,
            why=content.why,
            state=ProposalState(row.state),
            at=row.at,
            not_before=row.not_before,
            fits=content.fits,
            before=content.before,
            plans=tuple(stored.plan for stored in content.plans),
            costs=_loaded(content.costs),
            clashes=_loaded(content.clashes),
            reasons=_loaded(content.reasons),
            notes=content.notes,
            chosen=frozenset(content.chosen),
            optimal=content.optimal,
            bound=content.bound,
            version=row.version,
        )


def _dumped(said: tuple[Utterance, ...]) -> tuple[str, ...]:
    return tuple(utterances.dump(each).decode() for each in said)


def _loaded(stored: tuple[str, ...]) -> tuple[Utterance, ...]:
    return tuple(utterances.load(each.encode()) for each in stored)


def _is_wanted() -> ColumnElement[bool]:
    return proposals.c.state == fixed(ProposalState.WANTED.value)


def _place(patient: PersonId) -> Place:
    return Place("proposal", str(patient), "content")
