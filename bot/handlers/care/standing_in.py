"""A caregiver keeps a patient's list: whatever they do to it goes to the patient's record as done
by them, and the patient is told. Their digits stay with their own rounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, get_args
from uuid import UUID

from bot.domain import intents
from bot.domain.care.links import Deed, Shared
from bot.domain.care.may_see import may_do
from bot.domain.deliveries import Value
from bot.domain.ids import PersonId
from bot.domain.intents import Intent
from bot.domain.people import Role
from bot.handlers import memory, questions, reading
from bot.handlers.care import others, record_of
from bot.handlers.care.others import Linked
from bot.handlers.questions import Question
from bot.handlers.turn import Turn
from bot.language.replies import care_links

QUESTION: Final = "care for"
_REMEMBERED: Final = "keeps the list of"
OF_THE_LIST: Final = (
    *(intents.AddMedication, intents.ChangeMedication, intents.StopMedication),
    *(intents.PauseMedication, intents.ResumeMedication, intents.NicknameMedication),
    *(intents.ListMedications, intents.Plan),
)
_OF_ONES_OWN: Final = (intents.Settings, intents.HowIs, *get_args(intents.CareIntent))
_BESIDE: Final = (intents.Unclear, intents.Back, intents.Note, intents.Perhaps)


async def stand_in(turn: Turn) -> Turn | None:
    """Return the turn as one in a patient's place, where it says so or goes on with what does;
    None: they may not, and were told."""
    if not turn.people or turn.actor is not None:
        return await _for_one_of_them(turn) if turn.is_theirs else turn
    linked = await others.patients(turn)
    if not linked and turn.person.role is not Role.CAREGIVER:
        return turn
    kept = [each for each in linked if _may_keep(each, turn)]
    said = care_links.for_whom(turn.text)
    fitting = others.meant(kept, said[0]) if said else []
    named = [each for each in linked if said and others.is_called(each, said[0])]
    fitting = fitting if len(named) < 2 else named  # one keeps no list by the name of another
    theirs = _as(turn, fitting[0], said[1]) if said and len(fitting) == 1 else turn
    spoken = theirs if theirs is not turn or said is None else replace(turn, text=said[1])
    if said is None or not is_of_the_list(wanted := await reading.read(spoken)):
        return _going_on(turn, kept) or turn
    if theirs is not turn:
        return theirs
    await _refuse(wanted, fitting, others.meant(linked, said[0]), turn)
    return None


async def _for_one_of_them(turn: Turn) -> Turn:
    """Return the turn of those without a phone as that of the one whom it names, or of somebody
    else whose list is kept too."""
    said = care_links.for_whom(turn.text)
    kept = await kept_by(turn) if said else []
    fitting = others.meant(kept, said[0]) if said else []
    if said is None or len(fitting) != 1:
        return turn
    here = next((person for person in turn.people if person.id == fitting[0].other.id), None)
    if here is None:
        theirs = _as(of_own(turn), fitting[0], said[1])
    else:
        theirs = replace(turn.only(here), language=turn.language, text=said[1])
    return theirs if is_of_the_list(await reading.read(theirs)) else turn


async def _refuse(
    wanted: Intent, fitting: Sequence[Linked], known: Sequence[Linked], turn: Turn
) -> None:
    """Say why somebody may not do it for whom they named; a list may be theirs to see all the
    same."""
    if len(fitting) > 1:
        await turn.reply("care-for-whom", {"called": fitting[0].called})
    elif not known:
        await turn.reply("care-keeps-for-nobody")
    elif isinstance(wanted, intents.ListMedications):
        await record_of.asked(intents.HowIs(known[0].called, what=Shared.RECORD), turn)
    else:
        await turn.reply("care-may-not", {"called": known[0].called})


async def of_those_without_a_phone(turn: Turn) -> Turn:
    """Return the turn as that of the patients who are reached over a caregiver's phone: the answers
    there are theirs, told by the caregiver."""
    carer = next((person for person in turn.people if person.role is Role.CAREGIVER), None)
    if carer is None or len(turn.people) < 2:
        return turn
    mine = tuple(person for person in turn.people if person.role is not Role.CAREGIVER)
    links = [await turn.tx.care_links.between(person.id, carer.id) for person in mine]
    theirs = [
        person
        for person, link in zip(mine, links, strict=True)
        if may_do(link, Deed.REPORT, now=turn.now) or may_do(link, Deed.KEEP_LIST, now=turn.now)
    ]
    if not theirs:
        return replace(turn, people=(carer,))
    theirs.sort(key=lambda person: person.name.casefold())
    return replace(turn, people=tuple(theirs), actor=carer, is_theirs=True, language=carer.language)


def of_own(turn: Turn) -> Turn:
    """Return the turn as the caregiver's own."""
    if turn.actor is None:
        return turn
    said = turn.whole or turn.text
    own = replace(turn, people=(turn.actor,), actor=None, told_by=None, whose=None, text=said)
    return replace(own, whole="", is_theirs=False)


def is_of_the_list(intent: Intent) -> bool:
    """Return whether it is what somebody does who keeps a list."""
    meant = intent.meant if isinstance(intent, intents.Perhaps) else intent
    return isinstance(meant, OF_THE_LIST)


def belongs(intent: Intent, turn: Turn) -> bool:
    """Return whether it is for the list that is kept, and nothing of the caregiver's own."""
    if turn.actor is None or is_of_the_list(intent):
        return True
    if turn.is_theirs:
        return not isinstance(intent, _OF_ONES_OWN)
    is_open = turn.dialog is not None and turn.dialog.name != memory.IDLE
    return is_open and isinstance(intent, _BESIDE)


async def without_words(turn: Turn) -> Turn | None:
    """Return the turn in the place of the one patient whose list a caregiver keeps who takes
    nothing themselves; None: it must be said so first."""
    kept = await kept_by(turn)
    if turn.person.role is not Role.CAREGIVER or not kept:
        return turn
    before = memory.remembered(turn, _REMEMBERED)
    known = [each for each in kept if str(each.other.id) == before] or list(kept)
    if len(known) == 1 and (before or len(kept) == 1):
        if before:
            return _as(turn, known[0], turn.text)
        called: dict[str, Value] = {"called": known[0].called}
        keep = {"patient": str(known[0].other.id), "wanted": turn.text}
        yes_no = questions.yes_no("choice-for-them", "choice-not-for-them")
        await questions.ask(turn, Question(QUESTION, keep=keep), "ask-care-for", called, yes_no)
        return None
    await turn.reply("care-for-whom", {"called": kept[0].called})
    return None


async def answered(turn: Turn) -> Turn | None:
    """Return the turn as it was wanted before, now that it is known for whom; None: that was no
    answer, or a no."""
    kept = questions.kept(turn)
    patient = PersonId(UUID(kept["patient"]))
    turn = await questions.close(turn)
    found = [each for each in await kept_by(turn) if each.other.id == patient]
    if turn.text == "no" or not found:
        await turn.reply("nothing-changed")
        return None
    turn = await memory.remember(turn, _REMEMBERED, str(patient))
    return _as(turn, found[0], kept["wanted"])


async def in_their_place(turn: Turn, whom: str) -> list[Turn]:
    """Return turns in the place of those whose lists whoever speaks keeps: of all, or of those whom
    they named."""
    kept = await kept_by(turn)
    return [_as(turn, each, turn.text) for each in (others.meant(kept, whom) if whom else kept)]


async def kept_by(turn: Turn) -> list[Linked]:
    """Return whose lists whoever speaks may keep."""
    return [each for each in await others.patients(turn) if _may_keep(each, turn)]


def _may_keep(linked: Linked, turn: Turn) -> bool:
    return may_do(linked.link, Deed.KEEP_LIST, now=turn.now)


def _going_on(turn: Turn, kept: list[Linked]) -> Turn | None:
    """Return the turn of whoever is being asked about somebody else's list."""
    about = questions.about(turn.dialog)
    found = next((each for each in kept if str(each.other.id) == about), None)
    return _as(turn, found, turn.text) if found else None


def _as(turn: Turn, linked: Linked, words: str) -> Turn:
    return replace(
        turn,
        people=(linked.other,),
        whose=linked.other.id,
        actor=turn.person,
        told_by=linked.link,
        text=words,
        whole=turn.text,
    )
