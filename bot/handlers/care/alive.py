"""A patient speaks whose care somebody else has ended: the end is told, and one word takes it back.

Whoever speaks is not dead, and nobody withdraws in another's name for longer than that one likes.
"""

from __future__ import annotations

from bot.actions.care import ending
from bot.actions.care.wording import by_whom
from bot.domain import intents
from bot.domain.care.endings import Ending
from bot.domain.care.may_see import may_take_back_the_end
from bot.domain.deliveries import Value
from bot.domain.intents import Intent
from bot.handlers import stopping
from bot.handlers.care import others
from bot.handlers.turn import Turn

_GO_ON = intents.Start | intents.Undo


async def speaks(intent: Intent, turn: Turn) -> bool:
    """Answer a patient of whom nothing is asked any more; False: that is nobody here."""
    if turn.actor is not None or isinstance(intent, intents.TookExtra):
        return False  # an extra dose is answered with the number to call, whatever stands
    ends = await turn.tx.endings.standing({person.id for person in turn.people})
    if len(ends) < len(turn.people) or not ends:
        return False  # somebody else who is reached here may mean it
    if isinstance(intent, _GO_ON):
        turn = await stopping.opened(turn)
        for end in ends.values():
            await _go_on(end, turn)
    else:
        await turn.reply("care-ended-for-you", await _by(next(iter(ends.values())), turn))
    return True


async def _go_on(end: Ending, turn: Turn) -> None:
    if not may_take_back_the_end(end, by=end.patient, link=None, now=turn.now):
        return
    await ending.take_back(turn.tx, end, by=end.patient, now=turn.now)
    patient = next(person for person in turn.people if person.id == end.patient)
    await turn.about(patient).reply("care-going-on", await _by(end, turn))
    if end.by == end.patient:
        return
    link = await turn.tx.care_links.between(patient.id, end.by)
    if link is not None:
        told: dict[str, Value] = {"called": others.first_name(patient)}
        await others.tell_caregiver(turn, link, "care-not-ended", told)


async def _by(end: Ending, turn: Turn) -> dict[str, Value]:
    return by_whom(await turn.tx.people.get(end.by))
