"""What is meant where somebody cares for somebody: the words are read again with those in mind."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from bot.domain import intents
from bot.domain.care.links import LinkState
from bot.domain.intents import AlertAnswer, AnswerAlert, HowIs, Intent, ReportOf
from bot.domain.medications import Medication
from bot.domain.names import first_name, told_apart
from bot.domain.people import Person, Role
from bot.handlers import memory, questions
from bot.handlers.care import alerts, others, rules, whose
from bot.handlers.turn import Turn
from bot.language.normal import folded
from bot.language.replies import care_alerts, care_hidden, care_rules

_OWN: Final = (intents.Took, intents.Skip, intents.Later, intents.TookExtra)
_NEVER: Final = (intents.Stop, intents.Start, intents.Help, intents.Crisis, intents.Undo)
#: What surely is nothing about what anybody else may know.
_PLAIN: Final = (
    *_NEVER,
    *(intents.Took, intents.Skip, intents.TookExtra),
    *(intents.Today, intents.Greeting, intents.Back, intents.Join),
)
#: What says already who is to know, or to know no more: only a medicine makes something else of it.
_OF_SHARING: Final = (intents.WhatTold, intents.WhoSees, intents.Unshare, intents.ShareOther)
_NUMBERED: Final = ("medicine", "medicina")
_DIGITS: Final = frozenset("123")


async def read(turn: Turn, intent: Intent) -> Intent:
    """Return what was meant, given what it would mean of the speaker's own medicines."""
    if turn.actor is not None and not turn.is_theirs:
        return intent  # it is said in the patient's place
    if not turn.people or isinstance(intent, _NEVER) or turn.text.strip() in _DIGITS:
        return intent
    cared = await whose.of(turn)
    if cared and (of_them := await _of_them(turn, intent, cared)):
        return of_them
    if not cared and isinstance(intent, intents.Unclear | intents.Note):
        intent = _of_nobody(turn) or intent
    return intent if isinstance(intent, _PLAIN) else await _of_telling(turn, intent)


def _of_nobody(turn: Turn) -> Intent | None:
    """Return what a caregiver says who cares for nobody any more: it is answered as such."""
    if turn.person.role is not Role.CAREGIVER:
        return None
    words = turn.text.strip(" ?!.").split()
    said = care_alerts.read(
        turn.text, names=words[-1:] if len(words) > 1 else (), language=turn.language, alerted=False
    )
    return said if isinstance(said, HowIs | AnswerAlert | ReportOf) else None


async def of_an_end(turn: Turn) -> intents.CareEnded | None:
    """Return that somebody has died, or wants no more of this: no open question and no name in
    front takes that for anything else."""
    is_asked = turn.dialog is not None and turn.dialog.name != memory.IDLE
    has_it_first = turn.is_theirs or len(turn.people) > 1 or is_asked
    cared = await whose.of(turn) if has_it_first and turn.people else []
    if not cared:
        return None
    said = care_alerts.read(
        turn.text, names=whose.names(cared), language=turn.language, alerted=False
    )
    return said if isinstance(said, intents.CareEnded) else None


async def _of_them(turn: Turn, intent: Intent, cared: list[whose.Cared]) -> Intent | None:
    said = care_alerts.read(
        turn.text, names=whose.names(cared), language=turn.language, alerted=True
    )
    if isinstance(said, AnswerAlert):
        is_own = isinstance(intent, _OWN) and whose.only_care(turn)
        return said if is_own or await _is_an_answer(said, intent, turn) else None
    if said is None and whose.only_care(turn):
        return _without_a_name(turn, intent)
    return said


async def _is_an_answer(said: AnswerAlert, intent: Intent, turn: Turn) -> bool:
    """Return whether words answer an alert. Where one's own round waits they are for that, unless
    they say that somebody is called."""
    if said.answer is not AlertAnswer.CALL and not said.whom and isinstance(intent, _OWN):
        for person in turn.people:
            if await turn.tx.rounds.unanswered(person.id, turn.heard_at, limit=1):
                return False
    is_plain = care_alerts.read(turn.text, names=(), language=turn.language, alerted=False)
    return is_plain is not None or bool(await alerts.standing(turn))


def _without_a_name(turn: Turn, intent: Intent) -> Intent | None:
    """Return what whoever takes nothing themself can only mean of somebody they care for."""
    if any(questions.is_one_of(each, turn) for each in ("yes-words", "no-words")):
        return intents.Unclear()  # a bare yes tells of nobody that anything was taken
    if isinstance(intent, intents.Took | intents.Skip):
        return ReportOf(turn.text, language=turn.language)
    return HowIs(language=turn.language) if isinstance(intent, intents.Today) else None


async def _of_telling(turn: Turn, intent: Intent) -> Intent:
    """Return what a patient says of when their caregivers are told."""
    links = [
        link
        for person in turn.people
        for link in await turn.tx.care_links.of_patient(person.id)
        if link.state is LinkState.AGREED
    ]
    if not links:
        return intent
    people = await turn.tx.people.get_many({link.caregiver for link in links})
    known = list(people.values())
    regimen = await turn.tx.medications.regimen(turn.person.id)
    medicines = {folded(word): m.id for m in regimen.current for word in _called_by(m)}
    numbered = {f"{word} {n}": m.id for n, m in enumerate(regimen.current, 1) for word in _NUMBERED}
    if hide := care_hidden.read(turn.text, names=_names(known), medicines=numbered | medicines):
        return hide
    if isinstance(intent, _OF_SHARING):
        return intent
    is_shown = turn.dialog is not None and turn.dialog.name == rules.SHOWN
    rule = care_rules.read(
        turn.text,
        names=_names(known),
        medicines=medicines,
        language=turn.language,
        known=is_shown and not isinstance(intent, intents.Later),
    )
    if isinstance(intent, intents.Invite) and rule:
        return rule if await _is_known(rule.whom, turn) else intent
    return rule or intent


async def _is_known(whom: str, turn: Turn) -> bool:
    linked = [
        each
        for person in turn.people
        for each in await others.caregivers(turn.only(person))
        if each.link.state is LinkState.AGREED
    ]
    return bool(others.meant(linked, whom))


def _names(people: Collection[Person]) -> frozenset[str]:
    apart = told_apart(people).values()
    found = {name for person in people for name in (person.name, first_name(person))}
    return frozenset(filter(None, (*found, *apart)))


def _called_by(medication: Medication) -> frozenset[str]:
    whole = f"{medication.name} {medication.strength}".strip()
    return frozenset(filter(None, (medication.name, whole, medication.nickname)))
