"""Returns everything that is kept about one person, and writes down that it was asked for."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.domain.ids import PersonId
from bot.storage import Transaction


async def everything(tx: Transaction, person: PersonId, *, now: datetime) -> dict[str, Any]:
    """Return it as JSON has it; raise `NotFound` where there is no such person."""
    known = await tx.people.get(person)
    await tx.audit.write(person, at=now, actor=None, action="exported", subject=str(person))
    kept = await tx.belongings.all(known.id)
    return {"person": str(person), "exported_at": now.isoformat(), "kept": kept}
