"""What clinics propose that somebody takes: read back one by one, as if they had typed it, and kept
only after their yes, or that of whoever keeps the list with them."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.clinic.roster import Entry
from bot.handlers.care import standing_in
from bot.handlers.medicines import medications
from bot.handlers.turn import Turn


async def show(turn: Turn, proposals: Sequence[Entry]) -> None:
    """Begin to ask about what clinics propose, if they propose anything; by the clinics' names, so
    that whoever asks again is asked in the same order."""
    told = sorted(
        [
            ((await turn.tx.clinics.get(entry.clinic)).name, entry.regimen)
            for entry in proposals
            if entry.regimen
        ]
    )
    if not told:
        return
    names = ", ".join(name for name, _ in told)
    await turn.reply("clinic-proposes", {"count": len(told), "clinics": names})
    await medications.begin("\n".join(regimen for _, regimen in told), turn)


async def wanted(turn: Turn, whom: str) -> None:
    """Show what is proposed to whoever asks, or to those whose list they keep."""
    own = () if whom else (turn,)
    for place in (*own, *await standing_in.in_their_place(turn, whom)):
        proposals = await turn.tx.rosters.of_patient(place.person.id)
        if any(entry.regimen for entry in proposals):
            await show(place, proposals)
            return
    await turn.reply("clinic-proposes-nothing")
