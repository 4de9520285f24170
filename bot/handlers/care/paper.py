"""What was agreed to on paper: the operator wrote it down, so nobody is asked again. A patient
without a phone is reminded at the caregiver's, by name."""

from __future__ import annotations

from dataclasses import replace

from bot.actions import people
from bot.actions.care import linking
from bot.actions.people import Agreed
from bot.domain.care.links import CareLink
from bot.domain.deliveries import Value
from bot.handlers.care import others, rights, testing
from bot.handlers.turn import Turn


async def agreed(turn: Turn, link: CareLink) -> None:
    """Let a link stand that the patient has agreed to on paper, and say so to both."""
    patient = await turn.tx.people.get(link.patient)
    mine: dict[str, Value] = {"called": others.first_name(turn.person)}
    hers: dict[str, Value] = {"called": others.first_name(patient)}
    words = turn.shown("care-terms", mine | rights.said(link.terms, patient))
    said = linking.Said(
        patient.id, words, patient.language, turn.address.channel, turn.now, how="paper"
    )
    saved = await linking.agree(turn.tx, link, link.terms, said)
    if await turn.tx.addresses.of(patient.id):
        await others.tell(turn, patient, "care-paper", mine)
    else:
        paper = Agreed(words, "paper")
        await people.reach_at(turn.tx, patient, turn.address, paper, now=turn.now)
    turn = replace(turn, told_by=saved)
    await turn.reply("care-yes", hers | rights.said(saved.terms, patient) | {"is-new": "yes"})
    known = await turn.tx.addresses.people_on(turn.address.id)
    if patient.id in known:
        await turn.reply("care-managed", hers)
    await testing.alert(turn, saved, patient)
