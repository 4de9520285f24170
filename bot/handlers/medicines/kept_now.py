"""Says that a medicine was kept and when it is asked for; asks about what was due earlier today."""

from __future__ import annotations

from typing import Final

from bot.actions import earlier
from bot.domain.deliveries import Value
from bot.domain.medications import Medication
from bot.handlers import questions
from bot.handlers.medicines import saying, the_list
from bot.handlers.medicines.drafts import Entry
from bot.handlers.questions import Question
from bot.handlers.rounds import which
from bot.handlers.turn import Turn
from bot.language.form import Draft

EARLIER: Final = "earlier"


async def _still_asked(medication: Medication, turn: Turn) -> dict[str, Value]:
    """Return the time that was asked about before the change and waits still, as it was asked."""
    rounds, unanswered = await which.lately(turn, turn.person.id)
    waiting = [r for r in rounds if r.id in unanswered and r.due_at <= turn.now < r.closes_at]
    inside = await turn.tx.doses.of_rounds([round_.id for round_ in waiting])
    mine = [
        round_
        for round_ in waiting
        if any(d.medication == medication.id and d.is_unanswered for d in inside[round_.id])
    ]
    return {
        "still-asked": "yes" if mine else "no",
        "time": mine[-1].wall_time if mine else turn.wall(turn.now),
    }


async def say(entry: Entry, draft: Draft, medication: Medication, turn: Turn) -> None:
    """Say what was kept of one medicine."""
    values = saying.read_back(draft)
    if entry.changes or entry.same == "instead":
        await turn.reply("changed", {**values, **await _still_asked(medication, turn)})
        return
    if medication.as_needed:
        await turn.reply("added-as-needed", values)
        return
    values |= await the_list.when_asked(medication, turn)
    missed = await earlier.dose_today(turn.tx, turn.person, medication, now=turn.now)
    if missed is None or turn.actor:  # whoever only keeps the list did not take it
        await turn.reply("added", values)
        return
    values["earlier"] = missed[0].wall_time
    await questions.ask(
        turn,
        Question(EARLIER, keep={"medication": str(medication.id)}),
        "added-earlier",
        values,
        questions.yes_no("choice-took-already", "choice-not-taken-yet"),
    )
