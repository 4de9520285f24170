"""Somebody has a code: who they are, where, and what they agree to. Then they are proposed to the
patient, who must say yes to their name; nothing is shared before that."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Final

from bot.actions.care import linking
from bot.domain.care.invitations import looks_like_a_code, read_code
from bot.domain.deliveries import Value
from bot.domain.errors import ChangedMeanwhile
from bot.domain.ids import PersonId, new_id
from bot.domain.intents import Back, Join, Note, Unclear
from bot.domain.people import LONGEST_NAME, ChannelName
from bot.handlers import memory, questions, reading, second_step
from bot.handlers.care import asking, newcomers, others, paper
from bot.handlers.care.codes import code_in
from bot.handlers.onboarding import places
from bot.handlers.questions import Question
from bot.handlers.turn import Turn
from bot.language import countries
from bot.language.normal import cleaned
from bot.language.replies import care_links

QUESTION: Final = "care join"
#: What people say before their name.
_INTRODUCED: Final = re.compile(
    r"^(?:(?:hi|hello|hola|buenas)[ ,.!]+)?(?:i'?m|i am|my name is|my name'?s|name is|it'?s|this is"
    r"|me llamo|soy|mi nombre es|es)\b[ ,:]*",
    re.IGNORECASE,
)
_SURE: Final = ("care-join-read",)


async def join(intent: Join, turn: Turn) -> None:
    """Take a code, or ask for one: nobody proposes themself without."""
    if intent.code:
        await take(intent.code, turn)
        return
    await questions.ask(turn, Question(QUESTION, "code"), "care-need-code", {})


async def stranger(turn: Turn) -> bool:
    """Take what somebody unknown says as a code, or as that they have one; False: it is neither."""
    if is_open(turn):
        return await answer(turn)
    code = code_in(turn.text)
    if code:
        await take(code, turn)
        return True
    said = care_links.read(turn.text, language=turn.language)
    if said is not None and isinstance(said.intent, Join):
        await join(said.intent, turn)
        return True
    return False


def is_open(turn: Turn) -> bool:
    """Return whether somebody is being asked about a code."""
    return turn.dialog is not None and turn.dialog.name == QUESTION


async def answer(turn: Turn) -> bool:
    """Take what was said as the answer to the question that is open; False: it is none."""
    if not turn.people and isinstance(await reading.read(turn), Back):
        await _declined(turn)
        return True
    read = _STEPS.get(turn.dialog.step) if turn.dialog else None
    return await read(turn, questions.kept(turn)) if read else False


async def take(code: str, turn: Turn) -> None:
    """Look a code up; where it leads somewhere it is used up, and they are asked who they are."""
    ids = [person.id for person in turn.people]
    found = await linking.look_up(turn.tx, code, by=ids, at=turn.address.id, now=turn.now)
    if isinstance(found, linking.Refused):
        await turn.reply("care-code-refused", {"why": found.why.name.lower(), "left": found.left})
        return
    invitation = found.invitation
    by = ids[0] if ids else PersonId(new_id())
    patient = await turn.tx.people.get(invitation.patient)
    if ids and await turn.tx.care_links.between(patient.id, by):
        await turn.reply("care-linked-already", {"called": others.first_name(patient)})
        return
    try:
        await turn.tx.invitations.replace(invitation, invitation.use(by=by, now=turn.now))
    except ChangedMeanwhile:
        await turn.reply("care-code-refused", {"why": "used", "left": 0})
        return
    keep = {"code": code, "by": str(by), "called": others.first_name(patient)}
    if turn.people:
        await _ask_reach(turn, {**keep, "name": turn.person.name})
        return
    await _ask(turn, "name", {"called": keep["called"]}, keep=keep)


async def _code(turn: Turn, kept: Mapping[str, str]) -> bool:
    code = read_code(turn.text) or code_in(turn.text)
    if not code:
        return False
    await take(code, turn)
    return True


async def _named(turn: Turn, kept: Mapping[str, str]) -> bool:
    name = _INTRODUCED.sub("", cleaned(turn.text)).strip(" .,!")
    if questions.is_one_of("no-words", turn):
        await _declined(turn)
        return True
    if not isinstance((await reading.read(replace(turn, text=name))), Unclear | Note):
        return False
    if not 1 < len(name) <= LONGEST_NAME or not any(c.isalpha() for c in name):
        return False
    if looks_like_a_code(name) or questions.is_one_of("yes-words", turn):
        return False
    if name.casefold() == kept["called"].casefold():
        await turn.reply("care-name-is-theirs", {"called": kept["called"]})
        return True
    spoken = memory.language_of(turn.dialog) or turn.language
    place = await _guessed(turn, kept, places.guessed(turn, spoken=spoken))
    await asking.place(turn, place, Question(QUESTION, "place", {**kept, "name": name}))
    return True


async def _guessed(turn: Turn, kept: Mapping[str, str], place: places.Place) -> places.Place:
    """Return where they live, as far as it can be known: most often where the patient does."""
    said = countries.guess(language=turn.incoming.language, number="")
    if turn.address.channel is ChannelName.SMS or said.country:
        return place
    invitation = await turn.tx.invitations.find(kept["code"])
    patient = await turn.tx.people.get(invitation.patient) if invitation else None
    return replace(place, country=patient.country, zone=patient.zone) if patient else place


async def _placed(turn: Turn, kept: Mapping[str, str]) -> bool:
    place = places.Place.unpacked(kept)
    if turn.text == "yes":
        turn = replace(turn, language=place.language)
        if turn.address.channel is ChannelName.SMS:
            await questions.ask(turn, Question(QUESTION, "pin", kept), "ask-care-pin", {})
        else:
            await _ask_reach(turn, kept)
        return True
    told = places.told(turn.text, place, now=turn.now)
    if told is None:
        return False
    turn = replace(turn, language=told.language)
    await asking.place(turn, told, Question(QUESTION, "place", dict(kept)))
    return True


async def _pin(turn: Turn, kept: Mapping[str, str]) -> bool:
    if pin := await second_step.first_pin(turn):
        await _ask_reach(turn, {**kept, "pin": pin})
    return pin is not None


async def _ask_reach(turn: Turn, kept: Mapping[str, str]) -> None:
    yes_no = questions.yes_no("choice-tell-me", "choice-tell-me-not")
    await _ask(turn, "reach", {"called": kept["called"]}, keep=kept, choices=yes_no)


async def _reached(turn: Turn, kept: Mapping[str, str]) -> bool:
    if turn.text not in ("yes", "no"):
        return False
    kept = {**kept, "reach": turn.text}
    for part in _before(turn):
        await turn.reply(part)
    yes_no = questions.yes_no("choice-agree", "choice-decline")
    await _ask(turn, "agree", {"called": kept["called"]}, keep=kept, choices=yes_no)
    return True


def _before(turn: Turn) -> tuple[str, ...]:
    """Return what is read before the question; by text there is no room for it beside it."""
    return _SURE if turn.address.channel is ChannelName.SMS else ()


async def _agreed(turn: Turn, kept: Mapping[str, str]) -> bool:
    if turn.text == "no":
        await _declined(turn)
        return True
    if turn.text != "yes":
        return False
    invitation = await turn.tx.invitations.find(kept["code"])
    if invitation is None:
        await _declined(turn)
        return True
    values: dict[str, Value] = {"called": kept["called"]}
    words = "\n".join(
        [*(turn.shown(part) for part in _before(turn)), turn.shown("ask-care-agree", values)]
    )
    turn = await newcomers.taken_in(turn, kept, words)
    link = await newcomers.proposed(turn, invitation, words, reach=kept["reach"] == "yes")
    if invitation.on_paper:
        await paper.agreed(turn, link)
    else:
        await turn.reply("care-join-done", {"called": kept["called"]})
        await asking.patient(turn, link, invitation)
    return True


async def _declined(turn: Turn) -> None:
    if turn.people:
        await questions.close(turn)
    else:
        await turn.tx.dialogs.drop(turn.address.id, None)
    await turn.reply("care-join-declined")


async def _ask(
    turn: Turn,
    step: str,
    values: Mapping[str, Value],
    *,
    keep: Mapping[str, str],
    choices: asking.Rows = (),
) -> None:
    question = Question(QUESTION, step, keep)
    await questions.ask(turn, question, f"ask-care-{step}", values, choices)


_Read = Callable[[Turn, Mapping[str, str]], Awaitable[bool]]
_STEPS: Final[Mapping[str, _Read]] = {
    "code": _code,
    "name": _named,
    "place": _placed,
    "pin": _pin,
    "reach": _reached,
    "agree": _agreed,
}
