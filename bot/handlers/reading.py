"""What somebody meant by a message or a button, given whose medicines are spoken of here."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from bot.domain import buttons
from bot.domain.channels import IncomingKind
from bot.domain.errors import BadInput
from bot.domain.ids import MedicationId
from bot.domain.intents import (
    AddMedication,
    ChangeMedication,
    Crisis,
    DidITake,
    Greeting,
    Intent,
    ListRemarks,
    MayITake,
    NicknameMedication,
    Note,
    PauseMedication,
    Perhaps,
    ResumeMedication,
    Settings,
    Skip,
    Start,
    Stop,
    StopMedication,
    Took,
    TookExtra,
    Unclear,
)
from bot.handlers import moment, not_listed, questions, told_changes
from bot.handlers.care import naming
from bot.handlers.care import spoken as spoken_of
from bot.handlers.turn import Turn
from bot.language import crisis, day, replies
from bot.language.replies import stopping

#: How somebody begins who has thought better of what they said.
_START_OF_DOUBT: Final = re.compile(
    r"(?:(?:no|oh|oops|ups|whoops|wait|hold on|hang on|sorry|my mistake|my bad|scratch that|espera?"
    r"|esper[ae]n?|perd[oó]n|disculpe?|ay|me equivoqu[eé]|actually|en realidad)\b[\s,.!:;-]*)+",
    re.IGNORECASE,
)


def crisis_in(turn: Turn) -> Crisis | None:
    """Return the emergency that the words speak of, if they do. It is looked for first of all."""
    if turn.incoming.kind is IncomingKind.BUTTON:
        return None
    kind = crisis.find(turn.incoming.text)
    return Crisis(kind) if kind else None


def tells_to_stop(turn: Turn) -> Stop | None:
    """Return that the words tell us to stop as well, whatever else they say."""
    lexicon = turn.house.lexicon

    def is_medicine(words: str) -> bool:
        return bool(lexicon and lexicon.find(words))

    is_button = turn.incoming.kind is IncomingKind.BUTTON
    if is_button or not stopping.language_of_stop(turn.text, is_medicine):
        return None
    return Stop(stopping.language_of_wrong_number(turn.text) is not None)


def beside_stop(turn: Turn) -> Turn:
    """Return the turn as one that says only what stands beside its STOP."""
    return replace(turn, text=stopping.beside_stop(turn.text))


def pressed(data: str) -> Intent | questions.Chosen | str | None:
    """Return what a button meant, or the words it stands for; None: it is none of ours."""
    try:
        meant = buttons.meaning(data)
    except BadInput:
        return None
    return questions.chosen(meant) or meant if isinstance(meant, str) else meant


async def read(turn: Turn) -> Intent:
    """Return what the words of this turn mean."""
    if yes := await naming.approved(turn):
        return yes
    return await spoken_of.read(turn, await _meant(turn))


async def told_behind(answer: Intent, turn: Turn) -> tuple[Intent, ...]:
    """Return what is asked or told behind an answer, or was taken beside a round."""
    if not isinstance(answer, Took) or turn.incoming.kind is IncomingKind.BUTTON:
        return ()
    return (await _read(turn)).also


async def _meant(turn: Turn) -> Intent:
    """Return what the words mean of the speaker's own medicines."""
    intent = await naming.of_nobody((await _read(turn)).intent, turn)
    if isinstance(intent, Unclear) and (rest := _after_a_start(turn.text)):
        again = (await _read(replace(turn, text=rest))).intent
        intent = again if isinstance(again, Took | Skip) else intent
    if isinstance(intent, Unclear | AddMedication):
        intent = not_listed.stopped(turn) or intent
    if isinstance(intent, Unclear):
        intent = await told_changes.told(turn) or intent
    if isinstance(intent, Unclear) and day.is_of_days_off(turn.text):
        return Settings("days off")
    if isinstance(intent, Unclear | Note) and questions.is_one_of("notes-words", turn):
        return ListRemarks()
    if isinstance(intent, Unclear) and stopping.denies_being(turn.text, _own_names(turn)):
        return Stop(wrong_number=True)
    return intent


def _after_a_start(text: str) -> str:
    """Return what stands behind "wait, no" or "oh sorry"; "" where nothing of that begins it."""
    found = _START_OF_DOUBT.match(text.strip())
    return text.strip()[found.end() :] if found else ""


def spoken(turn: Turn) -> str | None:
    """Return the language that a stranger's words are surely in; "/help" is in none."""
    if turn.text.startswith("/"):
        return None
    found = replies.read(turn.text, language=turn.language, names={}, now=turn.heard_at)
    return None if isinstance(found.intent, Unclear | Start) else found.language


async def _read(turn: Turn) -> replies.Reading:
    local = turn.heard_at.astimezone(turn.person.tz if turn.people else None)
    called = await moment.called_here(turn)
    context = await moment.context(turn, called)
    return replies.read(
        turn.text, language=turn.language, names=called.one, now=local, context=context
    )


async def in_its_language(turn: Turn) -> Turn:
    """Return the turn in the language of its words where that is surely another of ours."""
    if not turn.people or turn.text.startswith("/"):
        return turn
    found = await _read(turn)
    is_sure = not isinstance(found.intent, Unclear | Start | Greeting)
    return turn.speaking(found.language) if is_sure and found.language != turn.language else turn


def _own_names(turn: Turn) -> list[str]:
    return [name for p in turn.people for name in (p.name, *p.name.split()[:1])]


async def by_whose_it_is(intent: Intent, turn: Turn) -> Turn:
    """Return the turn as that of whose medicine is spoken of, where several share a phone."""
    named = _named(intent.meant if isinstance(intent, Perhaps) else intent)
    if named is None or len(turn.people) < 2:
        return turn
    regimens = await turn.tx.medications.regimens([person.id for person in turn.people])
    owner = next((p for p in turn.people if regimens[p.id].get(named)), turn.person)
    return turn.about(owner)


def _named(intent: Intent) -> MedicationId | None:
    match intent:
        case Took() | Skip():
            return next(iter((*intent.which.medications, *intent.which.besides)), None)
        case Note():
            return next(iter(intent.medications), None)
        case (
            MayITake()
            | DidITake()
            | TookExtra()
            | ChangeMedication()
            | StopMedication()
            | PauseMedication()
            | ResumeMedication()
            | NicknameMedication()
        ):
            return intent.medication
        case _:
            return None
