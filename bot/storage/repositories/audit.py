"""Keeps the audit: who did what, one chain for each patient, written in the change's own
transaction.

Each entry carries a keyed hash of itself and of the entry before it, and the head says, with a
proof of its own, where the chain ends. So an entry edited, put in, taken out or moved is noticed,
and so is an end cut off. The hash covers what is stored, so a chain can be verified after the
patient's key was thrown away. Somebody who holds the whole database of an earlier day can put that
back; only a head kept elsewhere shows it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hmac import compare_digest, digest
from typing import Any, Final

from sqlalchemy import Row, select

from bot.domain.ids import PersonId
from bot.storage.sealing.json import ANSWERS
from bot.storage.sealing.seals import Place
from bot.storage.session import Session
from bot.storage.statements import everything
from bot.storage.tables.record import audit_heads, audits

_BEGINNING: Final = b""
_NOTHING: Final[Mapping[str, str]] = {}


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """Who did what to a patient's data."""

    seq: int
    at: datetime
    actor: PersonId | None
    action: str
    subject: str
    details: Mapping[str, str]


class Audit:
    """Who did what."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def write(  # noqa: PLR0913 - an audit entry is what it is
        self,
        patient: PersonId,
        *,
        at: datetime,
        actor: PersonId | None,
        action: str,
        subject: str,
        details: Mapping[str, str] = _NOTHING,
    ) -> None:
        """Add an entry to a patient's chain."""
        await self._session.keys.load([patient])
        head = await self._head(patient, lock=True)
        seq = head.seq + 1 if head else 1
        raw = ANSWERS.dump(dict(details))
        row = {
            "patient_id": patient,
            "seq": seq,
            "at": at,
            "actor_id": actor,
            "action": action,
            "subject": subject,
            "details": self._session.keys.of(patient).seal(_place(patient, seq), raw),
        }
        chain = self._link(head.chain if head else _BEGINNING, row)
        await self._session.insert(audits, {**row, "chain": chain})
        await self._move_head(patient, seq, chain, is_first=head is None)

    async def verify(self, patient: PersonId) -> bool:
        """Return whether a patient's chain is whole."""
        await self._session.keys.load(())
        rows, head = await self._rows(patient), await self._head(patient)
        chain = _BEGINNING
        for seq, row in enumerate(rows, start=1):
            chain = self._link(chain, row._mapping)
            if row.seq != seq or not compare_digest(chain, row.chain):
                return False
        if head is None:
            return not rows
        proof = self._proof(patient, head.seq, head.chain)
        return (head.seq, head.chain) == (len(rows), chain) and compare_digest(proof, head.proof)

    async def entries(self, patient: PersonId) -> list[AuditEntry]:
        """Return a patient's audit, the oldest first."""
        await self._session.keys.load([patient])
        return [self._entry(row) for row in await self._rows(patient)]

    async def _rows(self, patient: PersonId) -> list[Row[Any]]:
        mine = select(audits).where(audits.c.patient_id == patient).order_by(audits.c.seq)
        return list(await self._session.rows(mine))

    async def _head(self, patient: PersonId, *, lock: bool = False) -> Row[Any] | None:
        heads = everything(audit_heads)
        held = self._session.locked(heads, skip=False) if lock else heads
        return await self._session.row_with(held, audit_heads.c.patient_id, patient)

    async def _move_head(
        self, patient: PersonId, seq: int, chain: bytes, *, is_first: bool
    ) -> None:
        head = {"seq": seq, "chain": chain, "proof": self._proof(patient, seq, chain)}
        if is_first:
            await self._session.insert(audit_heads, {"patient_id": patient, **head})
        else:
            await self._session.change(audit_heads, {"patient_id": patient}, head)

    def _link(self, before: bytes, row: Mapping[Any, Any]) -> bytes:
        names = ("patient_id", "seq", "at", "actor_id", "action", "subject")
        plain = [str(row["at"].timestamp()) if name == "at" else str(row[name]) for name in names]
        parts = (before, *(text.encode() for text in plain), row["details"])
        return self._hash(b"".join(len(part).to_bytes(4, "big") + part for part in parts))

    def _proof(self, patient: PersonId, seq: int, chain: bytes) -> bytes:
        return self._hash(f"head|{patient}|{seq}|".encode() + chain)

    def _hash(self, message: bytes) -> bytes:
        return digest(self._session.keys.of(None).derive("dosebell audit"), message, "sha256")

    def _entry(self, row: Row[Any]) -> AuditEntry:
        key = self._session.keys.of(row.patient_id)
        details = ANSWERS.load(key.open(_place(row.patient_id, row.seq), row.details))
        return AuditEntry(row.seq, row.at, row.actor_id, row.action, row.subject, details)


def _place(patient: PersonId, seq: int) -> Place:
    return Place("audit", f"{patient}/{seq}", "details")
