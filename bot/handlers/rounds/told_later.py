"""Finds what was taken without saying when, for whoever now tells the time of it."""

from __future__ import annotations

from datetime import datetime

from bot.domain.doses import Dose, DoseState
from bot.domain.intents import Took
from bot.domain.rounds import Round
from bot.handlers.rounds import moments, which
from bot.handlers.rounds.which import Meant
from bot.handlers.turn import Turn


async def earlier(intent: Took, found: Meant, turn: Turn) -> Round | None:
    """Return the round before `found` that lacks its time and that the time told fits to."""
    said = intent.which
    if intent.at is None or said.round or said.letter or said.dose:
        return None
    rounds, _ = await which.lately(turn, found.patient.id)
    before = [r for r in rounds if r.due_at < found.round.due_at and not r.practice]
    doses = await turn.tx.doses.of_rounds([round_.id for round_ in before])
    for round_ in reversed(before):
        at = moments.said(intent.at, intent.day, round_, heard_at=turn.heard_at)
        if isinstance(at, datetime) and any(map(_lacks_its_time, doses.get(round_.id, ()))):
            return round_
    return None


def _lacks_its_time(dose: Dose) -> bool:
    return dose.state is DoseState.TAKEN and dose.taken_at is None
