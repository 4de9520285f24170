"""A link ends: by the patient, openly or quietly; by the caregiver, of which the patient always
learns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final
from uuid import UUID

from bot.actions.care import linking
from bot.domain.buttons import typed
from bot.domain.care.links import CareLink, LinkState, Shared
from bot.domain.care.may_see import may_see
from bot.domain.deliveries import Choice, Value
from bot.domain.ids import CareLinkId
from bot.domain.intents import Leave, Unshare
from bot.handlers import questions
from bot.handlers.care import others, whom
from bot.handlers.care.others import Linked
from bot.handlers.questions import Question
from bot.handlers.turn import Turn
from bot.language.normal import folded

DROP: Final = "care drop"
LEAVE: Final = "care leave"
_OPENLY: Final = "a"
_QUIETLY: Final = "b"
_KEEP: Final = "keep"


async def unshare(intent: Unshare, turn: Turn) -> None:
    """Ask whether they are to be told; who only asked to look after the patient is told no."""
    everybody = await others.caregivers(turn)
    if intent.of_all and len(everybody) > 1:
        await _drop_all(everybody, turn)
        return
    linked = await whom.one(turn, everybody, intent.whom)
    if linked is None:
        return
    if linked.link.state is LinkState.PROPOSED:
        await _refuse(turn, linked)
        return
    await _ask_drop([linked], turn)


async def _drop_all(everybody: Sequence[Linked], turn: Turn) -> None:
    asks = [each for each in everybody if each.link.state is LinkState.PROPOSED]
    for each in asks:
        await _refuse(turn, each)
    if agreed := [each for each in everybody if each not in asks]:
        await _ask_drop(agreed, turn)


async def _ask_drop(those: Sequence[Linked], turn: Turn) -> None:
    names = ", ".join(each.called for each in those)
    called: dict[str, Value] = {"called": names}
    choices = (
        (Choice("care-drop-a", typed(_OPENLY), called),),
        (Choice("care-drop-b", typed(_QUIETLY), called),),
        (Choice("care-drop-keep", typed(_KEEP), called),),
    )
    links = " ".join(str(each.link.id) for each in those)
    question = Question(DROP, keep={"links": links, "called": names})
    await questions.ask(turn, question, f"ask-care-drop{_of_all(those)}", called, choices)


async def answer_drop(turn: Turn) -> bool:
    """End it, openly or quietly; False: that was no answer."""
    kept = questions.kept(turn)
    how = turn.text if turn.text in (_OPENLY, _QUIETLY, _KEEP) else _in_words(turn, kept["called"])
    if not how:
        return False
    turn = await questions.close(turn)
    links = [await _standing(turn, id_) for id_ in kept["links"].split()]
    mine = [link for link in links if link and link.patient == turn.person.id]
    if how == _KEEP or not mine:
        await turn.reply("nothing-changed")
        return True
    quietly = how == _QUIETLY
    called: dict[str, Value] = {"called": kept["called"]}
    words = turn.shown(f"ask-care-drop{_of_all(links)}", called)
    yes = others.yes(turn, words)
    ended = [await linking.end(turn.tx, link, yes, quietly=quietly) for link in mine]
    nobody = "yes" if any([await _nobody_is_left(turn, link) for link in mine]) else "no"
    said: dict[str, Value] = {"how": "quietly" if quietly else "openly", "nobody": nobody}
    await turn.reply(f"care-dropped{_of_all(links)}", called | said)
    for link in ended:
        await _tell(turn, link)
    return True


def _in_words(turn: Turn, called: str) -> str:
    """Return how it is to end, as somebody says it in their own words; "" where that is not
    plain."""
    words = " ".join(folded(turn.text).replace(folded(called), " ").split())
    spoken = replace(turn, text=words)
    for how, sentence in ((_OPENLY, "care-openly-words"), (_QUIETLY, "care-quietly-words")):
        if questions.is_one_of(sentence, spoken):
            return how
    return ""


def _of_all(those: Sequence[object]) -> str:
    return "-all" if len(those) > 1 else ""


async def leave(intent: Leave, turn: Turn) -> None:
    """Ask whether a caregiver really wants to hear nothing any more."""
    linked = await whom.one(turn, await others.patients(turn), intent.whom)
    if linked is None:
        return
    question = Question(LEAVE, keep={"link": str(linked.link.id), "called": linked.called})
    yes_no = questions.yes_no("choice-leave", "choice-stay")
    await questions.ask(turn, question, "ask-care-leave", {"called": linked.called}, yes_no)


async def answer_leave(turn: Turn) -> bool:
    """End it, and tell the patient; False: that was no answer."""
    if turn.text not in ("yes", "no"):
        return False
    kept = questions.kept(turn)
    turn = await questions.close(turn)
    link = await _standing(turn, kept["link"])
    if turn.text == "no" or link is None or link.caregiver != turn.speaker.id:
        await turn.reply("nothing-changed")
        return True
    called: dict[str, Value] = {"called": kept["called"]}
    words = turn.shown("ask-care-leave", called)
    ended = await linking.end(turn.tx, link, others.yes(turn, words))
    await replace(turn, told_by=ended).reply("care-left", called)
    await _tell(turn, ended)
    return True


async def _refuse(turn: Turn, linked: Linked) -> None:
    called: dict[str, Value] = {"called": linked.called}
    words = turn.shown("care-refused", called)
    await linking.end(turn.tx, linked.link, others.yes(turn, words))
    await turn.reply("care-refused", called)
    mine: dict[str, Value] = {"called": others.first_name(turn.person)}
    await others.tell_caregiver(turn, linked.link, "care-refused-you", mine)


async def _tell(turn: Turn, ended: CareLink) -> None:
    """Tell the other side, unless the patient wanted it quiet."""
    called: dict[str, Value] = {"called": others.first_name(turn.speaker)}
    for id_ in ended.hear_of_the_end:
        if id_ == ended.patient:
            person = await turn.tx.people.get(id_)
            nobody = await _nobody_is_left(turn, ended)
            values = called | {"nobody": "yes" if nobody else "no"}
            await others.tell(turn, person, "care-left-you", values)
        else:
            await others.tell_caregiver(turn, ended, "care-dropped-you", called)


async def _nobody_is_left(turn: Turn, ended: CareLink) -> bool:
    """Return whether nobody is told any more when the patient misses something."""
    links = await turn.tx.care_links.of_patient(ended.patient)
    told = any(may_see(link, Shared.ALERTS, now=turn.now) for link in links)
    return Shared.ALERTS in ended.terms.sees and not told


async def _standing(turn: Turn, id_: str) -> CareLink | None:
    link = await turn.tx.care_links.get(CareLinkId(UUID(id_)))
    return link if link.state is LinkState.AGREED else None
