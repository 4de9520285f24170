"""What a caregiver's report would mean if the patient had said it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.domain.intents import Skip, Took, TookExtra
from bot.domain.rounds import Round
from bot.handlers import moment
from bot.handlers.care.whose import Cared
from bot.handlers.rounds import moments
from bot.handlers.turn import Turn
from bot.language import replies


async def read(said: str, cared: Cared, turn: Turn) -> Took | Skip | TookExtra | None:
    """Return what the patient would have meant by it."""
    spoken = theirs(cared, replace(turn, text=said))
    called = await moment.called_here(spoken)
    context = await moment.context(spoken, called)
    local = turn.heard_at.astimezone(cared.patient.tz)
    found = replies.read(
        said, language=turn.language, names=called.one, now=local, context=context
    ).intent
    return found if isinstance(found, Took | Skip | TookExtra) else None


def theirs(cared: Cared, turn: Turn) -> Turn:
    """Return the turn as one in which only the patient is spoken of."""
    return replace(
        turn, people=(cared.patient,), whose=None, dialog=None, quoted=None, actor=turn.speaker
    )


def when(said: Took, round_: Round, turn: Turn) -> datetime | moments.NotYet | moments.Far | None:
    """Return when it was; of morning and evening the one that lies nearer to the round."""
    if said.at is None:
        return None
    at = moments.said(said.at, said.day, round_, heard_at=turn.heard_at)
    if not isinstance(at, moments.Either):
        return at
    halves = (
        moments.said(wall, said.day, round_, heard_at=turn.heard_at, sure=True)
        for wall in (at.morning, at.evening)
    )
    known = [half for half in halves if isinstance(half, datetime)]
    return min(known, key=lambda half: abs(half - round_.due_at), default=None)
