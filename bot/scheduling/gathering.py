"""Reads what deciding about many rounds needs: their doses, and what was really taken."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.domain.doses import Dose
from bot.domain.gaps import Intaken, too_soon
from bot.domain.ids import DoseId, MedicationId, RoundId
from bot.domain.rounds import Round
from bot.storage import Transaction

#: Few medicines have a longer gap; those few are looked up apart, so that the many stay quick.
_USUAL: Final = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Found:
    """Rounds with their doses, and the intakes that their gaps are counted from."""

    rounds: Mapping[RoundId, Round]
    doses: Mapping[RoundId, Sequence[Dose]]
    taken: Mapping[MedicationId, Sequence[Intaken]]

    def too_soon(self, round_: Round) -> dict[DoseId, datetime]:
        """Return the doses whose gap was not over when the round fell due, and when it is."""
        doses = self.doses.get(round_.id, ())
        taken = [i for dose in doses for i in self.taken.get(dose.medication, ())]
        return too_soon(doses, taken, now=round_.due_at)


async def gather(tx: Transaction, ids: Collection[RoundId], *, now: datetime) -> Found:
    """Return the rounds with these ids and what belongs to them."""
    rounds = await tx.rounds.get_many(ids) if ids else {}
    return await about(tx, rounds, now=now)


async def about(tx: Transaction, rounds: Mapping[RoundId, Round], *, now: datetime) -> Found:
    """Return what belongs to `rounds`."""
    doses = await tx.doses.of_rounds(list(rounds)) if rounds else {}
    taken = await _taken(tx, [dose for many in doses.values() for dose in many], now=now)
    return Found(rounds, doses, taken)


async def _taken(
    tx: Transaction, doses: Iterable[Dose], *, now: datetime
) -> dict[MedicationId, list[Intaken]]:
    gaps: dict[MedicationId, timedelta] = {}
    for dose in doses:
        if dose.min_gap is not None:
            gaps[dose.medication] = max(dose.min_gap, gaps.get(dose.medication, dose.min_gap))
    usual = [medication for medication, gap in gaps.items() if gap <= _USUAL]
    rare = [medication for medication, gap in gaps.items() if gap > _USUAL]
    found: dict[MedicationId, list[Intaken]] = defaultdict(list)
    for medications, back in ((usual, _USUAL), (rare, max(gaps.values(), default=_USUAL))):
        if medications:
            for intake in await tx.doses.intakes(medications, now - back - _USUAL):
                found[intake.medication].append(intake)
    return found
