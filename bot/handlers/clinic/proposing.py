"""What a clinic proposes that somebody takes: read back one by one, as if they had typed it, and
kept only after their yes."""

from __future__ import annotations

from bot.domain.clinic.clinics import Clinic
from bot.domain.clinic.roster import Entry
from bot.handlers.medicines import medications
from bot.handlers.turn import Turn


async def show(turn: Turn, clinic: Clinic, entry: Entry) -> None:
    """Begin to ask about what a clinic proposes, if it proposes anything."""
    if not entry.regimen:
        return
    await turn.reply("clinic-proposes", {"clinic": clinic.name})
    await medications.begin(entry.regimen, turn)


async def wanted(turn: Turn) -> None:
    """Show what the patient's clinics propose, because they asked."""
    for entry in await turn.tx.rosters.of_patient(turn.person.id):
        if entry.regimen:
            await show(turn, await turn.tx.clinics.get(entry.clinic), entry)
            return
    await turn.reply("clinic-proposes-nothing")
