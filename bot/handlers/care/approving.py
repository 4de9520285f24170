"""The patient says what a named person may, until when, and agrees; the other one hears of it and
gets a test alert."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final
from uuid import UUID

from bot.actions.care import calling, linking
from bot.domain.buttons import typed
from bot.domain.care.links import CareLink, LinkState, Shared, Terms
from bot.domain.deliveries import Choice, Value
from bot.domain.errors import NotFound
from bot.domain.ids import CareLinkId
from bot.domain.intents import Approve, ShareOther
from bot.handlers import questions
from bot.handlers.care import others, rights, testing, whom
from bot.handlers.care.others import Linked
from bot.handlers.questions import Question
from bot.handlers.turn import Rows, Turn

QUESTION: Final = "care approve"


async def approve(intent: Approve, turn: Turn) -> None:
    """Ask what somebody may who asked to look after the patient, and was called by name."""
    linked = await others.caregivers(turn)
    if not intent.whom:
        asking = [each for each in linked if each.link.state is LinkState.PROPOSED]
        await turn.reply("care-say-the-name", {"called": asking[0].called if asking else "?"})
        return
    named = [each for each in linked if others.is_called(each, intent.whom)]
    if not named:
        await turn.reply("care-nobody")
        return
    asks = [each for each in named if each.link.state is LinkState.PROPOSED]
    await begin(turn, (asks or named)[-1])


async def other(intent: ShareOther, turn: Turn) -> None:
    """Ask again what somebody may, and until when."""
    linked = await whom.one(turn, await others.caregivers(turn), intent.whom)
    if linked is not None:
        await (_renew if intent.renews else begin)(turn, linked)


async def _renew(turn: Turn, linked: Linked) -> None:
    """Ask only until when it goes on: what they may stays as it was agreed to."""
    terms = linked.link.terms
    if linked.link.state is LinkState.PROPOSED or not rights.of_terms(terms):
        await begin(turn, linked)
        return
    keep = {"link": str(linked.link.id), "called": linked.called}
    may = {"rights": rights.packed(rights.of_terms(terms))}
    reach = {"reach": "yes" if Shared.REACH in terms.sees else "no"}
    await _ask_until(turn, keep | may | reach)


async def begin(turn: Turn, linked: Linked) -> None:
    """Ask what they may; where somebody has proposed that on paper, only whether it is right."""
    keep = {"link": str(linked.link.id), "called": linked.called}
    offered = rights.of_terms(linked.link.terms)
    if linked.link.state is LinkState.PROPOSED and offered:
        keep["rights"] = rights.packed(offered)
        await _ask_reach(turn, linked.link, keep)
        return
    await _ask_rights(turn, keep)


async def answer(turn: Turn) -> bool:
    """Take what was said as the answer to the question that is open; False: it is none."""
    kept = questions.kept(turn)
    try:
        link = await turn.tx.care_links.get(CareLinkId(UUID(kept["link"])))
    except (NotFound, KeyError):
        link = None
    if link is None or link.state is LinkState.ENDED or link.patient != turn.person.id:
        await questions.close(turn)
        await turn.reply("care-nobody")
        return True
    step = turn.dialog.step if turn.dialog else ""
    return await _STEPS[step](turn, link, kept)


async def _ask_rights(turn: Turn, keep: Mapping[str, str]) -> None:
    choices = (
        (Choice("care-usual", typed(rights.USUAL)),),
        (Choice("care-all", typed(rights.ALL)),),
    )
    await _ask(turn, "rights", {"called": keep["called"]}, keep, choices)


async def _rights(turn: Turn, link: CareLink, kept: Mapping[str, str]) -> bool:
    chosen = rights.read(turn.text)
    if chosen is None:
        return False
    if rights.lacks_alerts(chosen):
        await turn.reply("care-skips-alone", {"called": kept["called"]})
        return True
    await _ask_reach(turn, link, {**kept, "rights": rights.packed(chosen)})
    return True


async def _ask_reach(turn: Turn, link: CareLink, keep: Mapping[str, str]) -> None:
    """Ask whether they are told of STOP; both have to want that."""
    wanted = Shared.REACH in link.terms.sees or link.state is LinkState.AGREED
    if not wanted:
        await _ask_until(turn, {**keep, "reach": "no"})
        return
    yes_no = questions.yes_no("choice-tell-them", "choice-tell-them-not")
    await _ask(turn, "heard", {"called": keep["called"]}, keep, yes_no)


async def _reach(turn: Turn, link: CareLink, kept: Mapping[str, str]) -> bool:
    if turn.text not in ("yes", "no"):
        return False
    await _ask_until(turn, {**kept, "reach": turn.text})
    return True


async def _ask_until(turn: Turn, keep: Mapping[str, str]) -> None:
    day = rights.half_a_year(turn.person, now=turn.now)
    values: dict[str, Value] = {"day": day, "called": keep["called"]}
    until = Choice("care-until", typed("yes"), {"day": day})
    choices = ((until,), (Choice("care-no-end", typed(rights.NO_END)),))
    await _ask(turn, "until", values, keep, choices)


async def _until(turn: Turn, link: CareLink, kept: Mapping[str, str]) -> bool:
    if turn.text == rights.NO_END:
        ends: datetime | None = None
    elif turn.text == "yes":
        day = rights.half_a_year(turn.person, now=turn.now)
        ends = rights.end_of(day, turn.person)
    else:
        ends = rights.until(turn.text, turn.person, now=turn.now)
        if ends is None:
            return False
    await _read_back(turn, {**kept, "ends": ends.isoformat() if ends else ""})
    return True


async def _read_back(turn: Turn, keep: Mapping[str, str]) -> None:
    called: dict[str, Value] = {"called": keep["called"]}
    terms = _terms(keep)
    await turn.reply("care-terms", called | rights.said(terms, turn.person))
    yes_no = questions.yes_no("choice-agree", "choice-decline")
    await _ask(turn, "agreed", called, keep, yes_no)


async def _agreed(turn: Turn, link: CareLink, kept: Mapping[str, str]) -> bool:
    if turn.text not in ("yes", "no"):
        return False
    turn = await questions.close(turn)
    called: dict[str, Value] = {"called": kept["called"]}
    if turn.text == "no":
        await turn.reply("care-not-agreed", called)
        return True
    terms = rights.with_rights(link, _terms(kept))
    words = [
        turn.shown("care-terms", called | rights.said(terms, turn.person)),
        turn.shown("ask-care-agreed", called),
    ]
    saved = await linking.agree(turn.tx, link, terms, others.yes(turn, "\n".join(words)))
    is_new = link.state is LinkState.PROPOSED
    await turn.reply("care-agreed", called | {"is-new": "yes" if is_new else "no"})
    await _tell_caregiver(turn, saved, is_new=is_new)
    return True


async def _tell_caregiver(turn: Turn, link: CareLink, *, is_new: bool) -> None:
    caregiver = await turn.tx.people.get(link.caregiver)
    patient = turn.person
    values: dict[str, Value] = {
        "called": await calling.by_name(turn.tx, link),
        **rights.said(link.terms, patient),
        "is-new": "yes" if is_new else "no",
    }
    theirs = await others.turn_of(turn, caregiver)
    if theirs is None:
        return
    theirs = replace(theirs, told_by=link)
    await theirs.reply("care-yes", values)
    if is_new:
        await testing.alert(theirs, link, patient)


def _terms(kept: Mapping[str, str]) -> Terms:
    ends = kept.get("ends", "")
    chosen = rights.read(kept["rights"]) or frozenset()
    ends_at = datetime.fromisoformat(ends) if ends else None
    return rights.terms(chosen, reach=kept["reach"] == "yes", ends_at=ends_at)


async def _ask(
    turn: Turn, step: str, values: Mapping[str, Value], keep: Mapping[str, str], choices: Rows
) -> None:
    question = Question(QUESTION, step, dict(keep))
    await questions.ask(turn, question, f"ask-care-{step}", values, choices)


def says_no_end(turn: Turn) -> Turn:
    """Return the turn of somebody who says in their own words that it has no end."""
    is_until = turn.dialog is not None and turn.dialog.step == "until"
    if is_until and questions.is_one_of("care-no-end-words", turn):
        return replace(turn, text=rights.NO_END)
    return turn


_Read = Callable[[Turn, CareLink, Mapping[str, str]], Awaitable[bool]]
_STEPS: Final[Mapping[str, _Read]] = {
    "rights": _rights,
    "heard": _reach,
    "until": _until,
    "agreed": _agreed,
}
