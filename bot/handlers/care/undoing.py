"""UNDO of what was shared: an agreement goes back to what it was before. An end stands: only
another code leads back."""

from __future__ import annotations

from dataclasses import replace

from bot.actions.care import linking
from bot.domain.care.links import CareLink, LinkState, Terms
from bot.domain.changes import Change
from bot.domain.deliveries import Value
from bot.handlers import second_step
from bot.handlers.care import others, rights
from bot.handlers.turn import Turn


async def undo(change: Change, turn: Turn) -> None:
    """Take back the last agreement of a patient, and say so to both."""
    link = await turn.tx.care_links.get(change.link) if change.link else None
    is_theirs = link is not None and link.patient == turn.person.id
    if link is not None and link.caregiver == turn.speaker.id:
        patient = await turn.tx.people.get(link.patient)
        await turn.reply("care-not-undone-of-yours", {"called": others.first_name(patient)})
        return
    if link is None or not is_theirs or link.state is not LinkState.AGREED:
        await turn.reply("care-not-undone")
        return
    terms = await linking.before(turn.tx, link)
    if terms is None:
        await _end(link, turn)
    elif await second_step.is_missing(turn):
        return
    else:
        await _as_before(link, terms, turn)
    await turn.tx.changes.mark_undone(change, turn.now)


async def _end(link: CareLink, turn: Turn) -> None:
    caregiver = await turn.tx.people.get(link.caregiver)
    called: dict[str, Value] = {"called": others.first_name(caregiver)}
    said = others.yes(turn, turn.shown("care-undone", called))
    await linking.end(turn.tx, link, said, undoes=True)
    await turn.reply("care-undone", called)
    mine: dict[str, Value] = {"called": others.first_name(turn.person)}
    await others.tell_caregiver(turn, link, "care-dropped-you", mine)


async def _as_before(link: CareLink, terms: Terms, turn: Turn) -> None:
    caregiver = await turn.tx.people.get(link.caregiver)
    if replace(terms, hidden=link.terms.hidden) == link.terms:
        await _hidden_as_before(link, terms, others.first_name(caregiver), turn)
        return
    shown = {"called": others.first_name(caregiver), **rights.said(terms, turn.person)}
    said = others.yes(turn, turn.shown("care-terms", shown))
    await linking.agree(turn.tx, link, terms, said, undoable=False)
    await turn.reply("care-terms", shown)
    mine: dict[str, Value] = {"called": others.first_name(turn.person), "is-new": "no"}
    await others.tell_caregiver(turn, link, "care-yes", mine | rights.said(terms, turn.person))


async def _hidden_as_before(link: CareLink, terms: Terms, called: str, turn: Turn) -> None:
    """Hide what was hidden before, and nothing else; the caregiver never hears of that."""
    words = turn.shown("care-hidden-as-before", {"called": called})
    await linking.agree(turn.tx, link, terms, others.yes(turn, words), undoable=False)
    await turn.reply("care-hidden-as-before", {"called": called})
