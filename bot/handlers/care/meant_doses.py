"""Which doses a caregiver speaks of: of the round that "her 8:00" names, of what an alert told
them, or of what is due later today and was taken before it."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta
from typing import Final

from bot.domain.care.lapses import Why
from bot.domain.intents import Skip, Took
from bot.domain.rounds import Round
from bot.handlers.care import meaning
from bot.handlers.care.whose import Cared
from bot.handlers.rounds import which
from bot.handlers.rounds.which import Meant, Nothing
from bot.handlers.turn import Turn
from bot.language.replies import care_alerts

_EARLY_BY: Final = timedelta(hours=12)
_LATELY: Final = timedelta(hours=6)


async def of_its_round(said: Took | Skip, words: str, cared: Cared, turn: Turn) -> Took | Skip:
    """Return what was said as of the round whose time it names: "her 8:00" is no time of taking."""
    if not isinstance(said, Took) or said.at is None or not care_alerts.names_a_round(words):
        return said
    rounds, _ = await which.lately(turn, cared.patient.id)
    due = [each for each in rounds if each.due_at <= turn.heard_at and not each.practice]
    named = [each for each in due if _is_at(each, said.at)]
    if not named:
        return said
    return replace(said, at=None, which=replace(said.which, round=named[-1].id))


async def as_told(found: Meant, said: Took | Skip, cared: Cared, turn: Turn) -> Meant:
    """Return those doses of a round that an alert told somebody of, where they name no other and
    speak of one: they know of no more."""
    if said.which.medications or care_alerts.speaks_of_many(turn.text):
        return found
    watch = await turn.tx.care_watches.of(cared.patient.id)
    told = {
        lapse.dose
        for belief in watch.beliefs
        if belief.caregiver == cared.link.caregiver and not belief.cleared
        for lapse in belief.everything
        if lapse.why is not Why.TAKEN
    }
    known = tuple(dose for dose in found.doses if dose.id in told)
    return replace(found, doses=known) if known else found


async def before_it_was_due(
    found: which.Found, said: Took | Skip, cared: Cared, turn: Turn
) -> which.Found:
    """Return the round later today of what is named and was taken already, where nothing of it
    waits or was due lately."""
    if not isinstance(said, Took) or not isinstance(found, Nothing) or not said.which.medications:
        return found
    if found.last and turn.heard_at - found.last.round.due_at < _LATELY:
        return found
    rounds = await turn.tx.rounds.since(cared.patient.id, turn.heard_at)
    until = turn.heard_at + _EARLY_BY
    coming = (r for r in rounds if turn.heard_at < r.due_at <= until and not r.practice)
    for round_ in coming:
        there = replace(said.which, round=round_.id)
        meant = await which.find(meaning.theirs(cared, turn), there)
        if isinstance(meant, Meant) and meant.unanswered:
            return meant
    return found


def _is_at(round_: Round, said: time) -> bool:
    """Return whether a round is called by a time, of which nobody may have said which half."""
    return (round_.wall_time.hour % 12, round_.wall_time.minute) == (said.hour % 12, said.minute)
