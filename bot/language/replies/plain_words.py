"""Reads what is said in so many words: whole messages ("today"), and commands ("pause iron")."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from bot.domain.intents import (
    AddMedication,
    Back,
    Greeting,
    Help,
    Intent,
    ListMedications,
    NoteKind,
    PauseMedication,
    Plan,
    ResumeMedication,
    Settings,
    Show,
    Start,
    Summary,
    Today,
)
from bot.domain.sheets import SheetKind
from bot.language.normal import MOST, folded
from bot.language.replies import commands, notes
from bot.language.replies.lexicon import Lexicon
from bot.language.replies.preparing import Said

_AFTERWARDS: Final = re.compile(r"[,.;!]\s+|\s(?:so|and|y|asi que|así que)\s")
_NO_MEDICINE: Final = frozenset({NoteKind.CAREGIVER, NoteKind.APPOINTMENT})
_PLAIN: Final[Mapping[str, Callable[[], Intent]]] = {
    "back": Back,
    "plan": Plan,
    "today": Today,
    "list": ListMedications,
    "summary": Summary,
    "settings": Settings,
    "help": Help,
    "start": Start,
    "greeting": Greeting,
    "card with names": lambda: Show(SheetKind.CARD, named=True),
    "filling": lambda: Show(SheetKind.FILLING),
}


def command(said: Said, lexicon: Lexicon) -> Intent | None:
    """Return the command that a message is in one language, or that stands in it, or None."""
    if len(said.raw) >= MOST:
        return None
    raw = commands.without_politeness(said.raw)
    today = said.now.date()
    intent = commands.read(raw, said.names, lexicon, today=today)
    if isinstance(intent, AddMedication) and intent.line:
        is_other = notes.kind_of(folded(raw), language=lexicon.language) in _NO_MEDICINE
        return None if is_other else intent
    if intent is not None:
        return intent
    for part in _AFTERWARDS.split(said.raw)[1:]:
        later = commands.read(commands.without_politeness(part), said.names, lexicon, today=today)
        if isinstance(later, PauseMedication | ResumeMedication):
            return later
    return None


def plain(words: str, lexicon: Lexicon) -> Intent | None:
    """Return what folded words of a whole message mean in one language, or None."""
    make = _PLAIN.get(lexicon.meaning(words))
    return make() if make else None
