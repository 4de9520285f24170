"""Narrows an answer that names a day ("I took it yesterday") to the rounds of that day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.domain import waiting
from bot.domain.intents import Took, Which
from bot.domain.people import Person
from bot.domain.rounds import Round
from bot.handlers.rounds import asking_back, which
from bot.handlers.rounds.which import Several
from bot.handlers.turn import Turn


async def narrowed(intent: Took, turn: Turn) -> Took | None:
    """Return the answer with its round; None: nothing of that day waits, or it was asked which.

    A time of that day may also belong to another day's round, as after midnight.
    """
    said = intent.which
    if intent.day is None or said.round or said.letter or turn.quoted:
        return intent
    fitting = await _unanswered_on(intent.day, said, turn)
    if len(fitting) == 1:
        return replace(intent, which=replace(said, round=fitting[0][2].id))
    if fitting:
        await asking_back.which_round(Several(tuple(fitting)), intent, turn)
        return None
    if intent.at is None:
        await turn.reply("doses-nothing-that-day", {"day": intent.day})
        return None
    return intent


async def _unanswered_on(day: date, said: Which, turn: Turn) -> list[tuple[str, Person, Round]]:
    found: list[tuple[str, Person, Round]] = []
    for person in turn.people:
        rounds, unanswered = await which.lately(turn, person.id)
        found += [
            (waiting.letter(round_, rounds, now=turn.now), person, round_)
            for round_ in rounds
            if round_.local_date == day and round_.id in unanswered and round_.due_at <= turn.now
        ]
    return await which.with_those(turn, said, found) if said.medications and found else found
