"""Whoever looks after others and takes nothing with us says what is for patients alone: it is done
for nobody, and said who may say it."""

from __future__ import annotations

from bot.domain import intents
from bot.domain.deliveries import Value
from bot.domain.intents import Intent
from bot.handlers import numbers
from bot.handlers.care import whose
from bot.handlers.care.whose import Cared
from bot.handlers.turn import Turn

_OfPatients = (
    intents.Invite
    | intents.WhoSees
    | intents.WhatTold
    | intents.Note
    | intents.ListRemarks
    | intents.ListMedications
    | intents.Summary
    | intents.Plan
    | intents.Reports
    | intents.Away
    | intents.BackAgain
    | intents.StillHeld
    | intents.GotUpLate
    | intents.RemindLess
    | intents.RemindAsBefore
)


async def is_answered(intent: Intent, turn: Turn) -> bool:
    """Answer what only a patient can mean; False: it is something else, or said by a patient."""
    if not isinstance(intent, _OfPatients) or turn.actor is not None or not whose.only_care(turn):
        return False
    cared = await whose.of(turn)
    if not cared or await _takes_something(turn):
        return False
    await turn.reply(_sentence(intent), _values(cared[0], turn))
    return True


async def _takes_something(turn: Turn) -> bool:
    regimens = await turn.tx.medications.regimens([person.id for person in turn.people])
    return any(regimen.current for regimen in regimens.values())


def _sentence(intent: _OfPatients) -> str:
    match intent:
        case intents.Invite() | intents.WhoSees() | intents.WhatTold():
            return "care-theirs-to-let-in"
        case intents.Note():
            return "care-no-notes"
        case intents.Away(place=place) if place:
            return "care-own-clock"
        case _:
            return "care-for-patients"


def _values(cared: Cared, turn: Turn) -> dict[str, Value]:
    return {**cared.called, **numbers.said(turn.country)}
