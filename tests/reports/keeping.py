"""Keeps Ann's month in a database, as the bot would have."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

from bot.domain.doses import Dose
from bot.domain.ids import SlotId, slot_id
from bot.domain.people import Role
from bot.domain.rounds import Round, RoundState
from bot.storage import Transaction
from tests.reports.visits import BEN, ZONE, Month, ann


async def keep(tx: Transaction, month: Month) -> None:
    """Keep everything of a month, and Ben, who has told of some of it."""
    await tx.people.add(month.patient)
    await tx.people.add(replace(ann(), id=BEN, role=Role.CAREGIVER, name="Ben"))
    for medication in month.regimen.medications:
        await tx.medications.add(month.patient.id, medication)
    await tx.rounds.add({each.round: _round(each) for each in month.doses if each.round}.values())
    await tx.doses.add(month.doses)
    for extra in month.extras:
        await tx.extras.add(extra)
    for remark in month.remarks:
        await tx.remarks.add(remark)


def _round(of: Dose) -> Round:
    assert of.round is not None
    wall = of.label.wall_time or time(0)
    return Round(
        id=of.round,
        patient=of.patient,
        slot=SlotId(slot_id(of.patient, f"{wall}")),
        local_date=of.local_date,
        wall_time=wall,
        zone=ZONE.key,
        due_at=of.due_at,
        closes_at=of.due_at + timedelta(hours=2),
        wakes_at=None,
        state=RoundState.CLOSED,
        asks=1,
        asked_at=of.due_at,
    )
