"""Finds a medicine that somebody has stopped and that is not on their list, so that they are told
so: whoever hears nothing believes that it was written down."""

from __future__ import annotations

import re
from typing import Final

from bot.domain.intents import StopMedication
from bot.handlers.turn import Turn
from bot.language.normal import cleaned, folded

_MOST_WORDS: Final = 3  #: of a name
_SAYS_TAKE: Final = (
    r"(?:i(?:'ve| have| am| m|'m)? )?(?:stopp?(?:ed|ing)? taking|quit taking|no longer take"
    r"|(?:don't|dont|do not) take|came off|am off|off)(?: the| my| any)?"
    r"|(?:ya )?no tomo(?: m[aá]s)?|(?:he )?dej(?:[eé]|ado) de tomar|ya no tomo"
)
_SAYS_STOP: Final = (
    r"(?:i )?(?:stopp?(?:ed)?|quit|discontinued)"
    r"|(?:my |the )?(?:doctor|doc|dr|nurse|they|he|she)(?: has| have)? "
    r"(?:stopped|discontinued|took me off)"
    r"|(?:el |la |mi )?(?:doctora?|m[eé]dic[oa]|enfermera)? ?me (?:quit[oó]|quitaron|suspendi[oó]"
    r"|suspendieron)|(?:dej[eé]|suspend[ií]|quit[eé]|quitar|suspender)"
)
_TAKE: Final = re.compile(rf"(?:{_SAYS_TAKE}) (?P<name>.+)", re.IGNORECASE)
_STOP: Final = re.compile(rf"(?:{_SAYS_STOP}) (?P<name>.+)", re.IGNORECASE)
_THE: Final = re.compile(r"^(?:(?:my|the|any|la|el|las|los|mi|mis) )+", re.IGNORECASE)


#: What is begun with no medicine named: it is asked which.
_WHICH: Final = frozenset(
    (
        "stop taking",
        "no longer take",
        "take off",
        "remove",
        "quitar",
        "dejar de tomar",
        "ya no tomo",
    )
)


def stopped(turn: Turn) -> StopMedication | None:
    """Return what is told of a medicine that is not on the list; None: no medicine is named."""
    text = cleaned(turn.text).strip(" .!")
    if not turn.people or "?" in text:
        return None
    if folded(text) in _WHICH:
        return StopMedication(None)
    for shape, is_taken in ((_TAKE, True), (_STOP, False)):
        found = shape.fullmatch(text)
        name = _THE.sub("", found["name"]) if found else ""
        if name and len(name.split()) <= _MOST_WORDS and _is_one(name, turn, is_taken=is_taken):
            return StopMedication(None, name)
    return None


def _is_one(name: str, turn: Turn, *, is_taken: bool) -> bool:
    """Return whether a name is that of a medicine; what is no longer "taken" may be any word."""
    match = turn.house.lexicon.find(name) if turn.house.lexicon else None
    if match is not None and not match.needs_confirmation:
        return True
    return is_taken and folded(name) not in _NO_NAME


_NO_NAME: Final = frozenset(
    ("it", "them", "any", "anything", "pills", "medicine", "medicines", "medication", "nada")
)
