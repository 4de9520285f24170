"""Hide clozapine from Cleo: of one medicine somebody is shown and told nothing, until the patient
says otherwise. Whoever it is hidden from is not told that either."""

from __future__ import annotations

from dataclasses import replace

from bot.actions.care import linking
from bot.domain.care.links import Deed, LinkState
from bot.domain.deliveries import Value
from bot.domain.intents import Hide
from bot.handlers.care import others, whom
from bot.handlers.medicines import items
from bot.handlers.turn import Turn


async def hide(intent: Hide, turn: Turn) -> None:
    """Hide one medicine from somebody, or show it again."""
    known = [x for x in await others.caregivers(turn) if x.link.state is LinkState.AGREED]
    linked = await whom.one(turn, known, intent.whom)
    regimen = await turn.tx.medications.regimen(turn.person.id)
    medication = regimen.get(intent.medication)
    if linked is None or medication is None:
        return
    link = linked.link
    values: dict[str, Value] = {
        "called": linked.called,
        "medicine": items.just_said(items.of_medication(medication, regimen)),
    }
    if not intent.shows and Deed.KEEP_LIST in link.terms.does:
        await turn.reply("care-hide-keeps", values)
        return
    one = {medication.id}
    hidden = link.terms.hidden - one if intent.shows else link.terms.hidden | one
    sentence = "care-shown-again" if intent.shows else "care-hidden"
    said = others.yes(turn, turn.shown(sentence, values))
    await linking.agree(turn.tx, link, replace(link.terms, hidden=hidden), said)
    await turn.reply(sentence, values)
