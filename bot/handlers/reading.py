"""What somebody meant by a message or a button, given whose medicines are spoken of here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime

from bot.domain import buttons
from bot.domain.channels import IncomingKind
from bot.domain.errors import BadInput
from bot.domain.ids import MedicationId
from bot.domain.intents import (
    ChangeMedication,
    Crisis,
    DidITake,
    Greeting,
    Intent,
    MayITake,
    NicknameMedication,
    Note,
    PauseMedication,
    ResumeMedication,
    Skip,
    Start,
    Stop,
    StopMedication,
    Took,
    TookExtra,
    Unclear,
)
from bot.domain.medications import Regimen
from bot.handlers import questions
from bot.handlers.turn import Turn
from bot.language import crisis, replies
from bot.language.replies import stopping


def crisis_in(turn: Turn) -> Crisis | None:
    """Return the emergency that the words speak of, if they do. It is looked for first of all."""
    if turn.incoming.kind is IncomingKind.BUTTON:
        return None
    kind = crisis.find(turn.incoming.text)
    return Crisis(kind) if kind else None


def pressed(data: str) -> Intent | questions.Chosen | str | None:
    """Return what a button meant, or the words it stands for; None: it is none of ours."""
    try:
        meant = buttons.meaning(data)
    except BadInput:
        return None
    return questions.chosen(meant) or meant if isinstance(meant, str) else meant


async def read(turn: Turn) -> Intent:
    """Return what the words of this turn mean."""
    local = turn.heard_at.astimezone(turn.person.tz if turn.people else None)
    names = await _names(turn)
    intent = _read(turn, names, local)
    if not isinstance(intent, Unclear):
        return intent
    if stopping.denies_being(turn.text, _own_names(turn)):
        return Stop(wrong_number=True)
    return _not_yet(turn, names, local) or intent


def spoken(turn: Turn) -> str | None:
    """Return the language that a stranger's words are surely in; "/help" is in none."""
    if turn.text.startswith("/"):
        return None
    found = replies.read(turn.text, language=turn.language, names={}, now=turn.heard_at)
    return None if isinstance(found.intent, Unclear | Start) else found.language


async def in_its_language(turn: Turn) -> Turn:
    """Return the turn in the language of its words where that is surely another of ours."""
    if not turn.people or turn.text.startswith("/"):
        return turn
    local = turn.heard_at.astimezone(turn.person.tz)
    found = replies.read(turn.text, language=turn.language, names=await _names(turn), now=local)
    is_sure = not isinstance(found.intent, Unclear | Start | Greeting)
    return turn.speaking(found.language) if is_sure and found.language != turn.language else turn


def _read(turn: Turn, names: Mapping[str, MedicationId], local: datetime) -> Intent:
    return replies.read(turn.text, language=turn.language, names=names, now=local).intent


def _not_yet(turn: Turn, names: Mapping[str, MedicationId], local: datetime) -> Intent | None:
    """Return what would be meant later today: who names a time to come is asked about it."""
    for hour in (11, 23):
        then = local.replace(hour=hour, minute=59)
        intent = _read(turn, names, then) if then > local else None
        if isinstance(intent, Took) and intent.at is not None:
            return intent
    return None


def _own_names(turn: Turn) -> list[str]:
    return [name for p in turn.people for name in (p.name, *p.name.split()[:1])]


async def by_whose_it_is(intent: Intent, turn: Turn) -> Turn:
    """Return the turn as that of whose medicine is spoken of, where several share a phone."""
    named = _named(intent)
    if named is None or len(turn.people) < 2:
        return turn
    regimens = await turn.tx.medications.regimens([person.id for person in turn.people])
    owner = next((p for p in turn.people if regimens[p.id].get(named)), turn.person)
    return turn.about(owner)


def _named(intent: Intent) -> MedicationId | None:
    match intent:
        case Took() | Skip():
            return next(iter(intent.which.medications), None)
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
        case Note():
            return next(iter(intent.medications), None)
        case _:
            return None


async def _names(turn: Turn) -> dict[str, MedicationId]:
    """Return every word that the medicines of whoever is reached here go by."""
    regimens = await turn.tx.medications.regimens([person.id for person in turn.people])
    called: defaultdict[str, set[MedicationId]] = defaultdict(set)
    for regimen in regimens.values():
        for word, id_ in _called(regimen, turn):
            called[word].add(id_)
    return {word: ids.pop() for word, ids in called.items() if len(ids) == 1}


def _called(regimen: Regimen, turn: Turn) -> list[tuple[str, MedicationId]]:
    words: list[tuple[str, MedicationId]] = []
    for number, medication in enumerate(regimen.current, start=1):
        whole = f"{medication.name} {medication.strength}".strip()
        place = turn.render("medicine-number", {"number": number}).text
        known = {medication.name, whole, medication.nickname, place}
        words += [(word.casefold(), medication.id) for word in known if word]
    return words
