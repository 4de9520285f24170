"""Says what a matter comes to: an intent, or what is kept in the person's own words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from bot.domain.doses import ExtraKind
from bot.domain.intents import (
    AddMedication,
    ChangeMedication,
    DidITake,
    Greeting,
    Help,
    Intent,
    MayITake,
    Note,
    NoteKind,
    PauseMedication,
    Settings,
    Start,
    StopMedication,
    Summary,
    Today,
    Took,
    TookExtra,
    Undo,
    Which,
)
from bot.language.replies.matters import grammar, whens
from bot.language.replies.matters.matter import Matter, Meant
from bot.language.replies.patterns import NAME

_FIRST: Final = (
    *("regimen_passive", "not_mine", "extra", "undo", "status"),
    *("regimen_dropped", "today_whole"),
)
_BY_DOCTORS: Final = ("regimen_changed", "regimen_new")
_REST: Final = (
    *("start", "regimen_changed", "regimen_new", "settings", "today", "summary"),
    *("ask", "side_effect", "measure", "refill", "caregiver", "help", "question"),
    *("appointment", "greeting"),
)
_YESTERDAY: Final = re.compile(r"\b(?:yesterday|last night|ayer|anoche)\b")
_TWICE: Final = re.compile(
    r"\b(?:twice|double\w*|again|dos veces|doble|otra vez|de nuevo|two|dos|second)\b"
)
_OF_OTHERS: Final = re.compile(r"\b(?:given?|gave|giving|di|dimos|le he dado)\b")
_TOLD_LATE: Final = re.compile(
    r"\b(?:forgot|by mistake|meant|mention|log|record|put down|olvid\w+|anota|apunta|registra)\b"
)
_NOT: Final = re.compile(
    rf"(?:\bnot|\bno|\brather than|\binstead of)(?: (?:the|la|el|my|a|at))* {NAME}\b"
)


def read_first(matter: Matter) -> Meant | None:
    """Return what is asked or taken back, and what a doctor changed, where that is told first."""
    beginning = " | ".join(matter.words.split(" | ")[:2])
    return _read(_FIRST, matter) or _read(_BY_DOCTORS, replace(matter, words=beginning))


def read_between(matter: Matter) -> Meant | None:
    """Return what is asked of the reminders where nothing is said to be taken."""
    return _read(("pause",), matter)


def read_log(matter: Matter) -> Meant | None:
    """Return what was taken besides the rounds."""
    return _read(("log",), matter)


def read_rest(matter: Matter) -> Meant | None:
    """Return what is asked or told where nothing is answered."""
    return _read(_REST, matter)


def read_single(matter: Matter) -> Meant | None:
    """Return that one too many was taken, if that is all that was."""
    return _read(("extra",), matter)


def _read(names: Sequence[str], matter: Matter) -> Meant | None:
    for name in grammar.found(names, matter.words):
        if meant := _MEANS[name](matter):
            return meant
    return None


def _noted(kind: NoteKind) -> Callable[[Matter], Meant]:
    return lambda matter: Meant(Note(kind, matter.ids), others=matter.others)


def _plainly(make: Callable[[], Intent]) -> Callable[[Matter], Meant]:
    return lambda _: Meant(make())


def _extra(matter: Matter) -> Meant:
    kind = ExtraKind.TWICE if _TWICE.search(matter.words) else ExtraKind.WRONG
    return Meant(TookExtra(kind, matter.only), others=matter.others)


def _undo(matter: Matter) -> Meant:
    """Return that it is taken back, with what it is to be instead where they say so."""
    ids, at = matter.ids, whens.instead(matter.words, matter.now)
    left = ids[1:] if len(ids) == 2 and _NOT.search(matter.words) else ()
    return Meant(Undo(at=at), ids[:1] if left else ids, left)


def _status(matter: Matter) -> Meant:
    return Meant(DidITake(matter.only, bool(_YESTERDAY.search(matter.words))))


def _dropped(matter: Matter) -> Meant | None:
    return Meant(StopMedication(matter.only)) if matter.only else None


def _changed(matter: Matter) -> Meant:
    if len(matter.ids) == 1 and not matter.others:
        return Meant(ChangeMedication(matter.only, matter.text))
    return Meant(AddMedication(matter.text), matter.ids, others=matter.others)


def _new(matter: Matter) -> Meant:
    return Meant(AddMedication(matter.text), matter.ids, others=matter.others)


def _log(matter: Matter) -> Meant | None:
    """Return that one was taken besides: recorded if it is theirs to take as needed, else kept."""
    if len(matter.ids) + len(matter.others) != 1:
        return None
    moment = whens.passed(matter.pieces, matter.now, matter.context)
    at, day = (moment.at, moment.day) if moment else (None, None)
    is_as_needed = matter.only in matter.context.as_needed
    if matter.others or _OF_OTHERS.search(matter.words):
        return Meant(Note(NoteKind.TAKEN, matter.ids), others=matter.others, at=at)
    if is_as_needed or (not matter.context.open and _TOLD_LATE.search(matter.words)):
        return Meant(Took(Which(medications=matter.ids), at, day))
    return None


def _settings(matter: Matter) -> Meant | None:
    """Return that the settings are asked for; "later" to a round that waits is of that round."""
    is_of_now = matter.context.open and whens.is_of_now(matter.words)
    return None if is_of_now else Meant(Settings())


def _paused(matter: Matter) -> Meant:
    until = whens.until(matter.words, matter.now.date())
    return Meant(PauseMedication(None, until) if until else Note(NoteKind.AWAY))


def _may(matter: Matter) -> Meant | None:
    if len(matter.ids) + len(matter.others) > 1:
        return Meant(Note(NoteKind.QUESTION, matter.ids), others=matter.others)
    return Meant(MayITake(matter.only, matter.others[0] if matter.others else ""))


_MEANS: Final[Mapping[str, Callable[[Matter], Meant | None]]] = {
    **dict.fromkeys(("extra", "not_mine"), _extra),
    "undo": _undo,
    "status": _status,
    "regimen_dropped": _dropped,
    **dict.fromkeys(("regimen_changed", "regimen_passive"), _changed),
    "regimen_new": _new,
    "log": _log,
    "pause": _paused,
    "start": _plainly(Start),
    "settings": _settings,
    **dict.fromkeys(("today", "today_whole"), _plainly(Today)),
    "summary": _plainly(Summary),
    "ask": _may,
    "side_effect": _noted(NoteKind.SIDE_EFFECT),
    "measure": _noted(NoteKind.MEASURE),
    "refill": _noted(NoteKind.REFILL),
    "caregiver": _noted(NoteKind.CAREGIVER),
    "help": _plainly(Help),
    "question": _noted(NoteKind.QUESTION),
    "appointment": _noted(NoteKind.APPOINTMENT),
    "greeting": _plainly(Greeting),
}
