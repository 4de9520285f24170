"""Reads a whole message: words of crisis first, then STOP, then the short list of answers.

Only whole-message answers are acted on; everything else is `Unclear`. All languages are understood
whatever the person's own is, and the language of the answer is reported.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.domain.ids import MedicationId
from bot.domain.intents import (
    Back,
    Crisis,
    Greeting,
    Help,
    Intent,
    ListMedications,
    Settings,
    Start,
    Stop,
    Summary,
    Today,
    Took,
    Unclear,
    Undo,
)
from bot.language import crisis
from bot.language.normal import MOST, cleaned, folded, is_thumb_up
from bot.language.replies import answers, commands, stopping
from bot.language.replies.heard import Heard, Names, hear
from bot.language.replies.lexicon import Lexicon, in_order
from bot.language.replies.signatures import unsigned

_MOST_WORDS: Final = 40  #: a longer message is a story, not an answer
_SLASH: Final = re.compile(r"/(?P<verb>\w+)(?:@\w+)?\s*(?P<rest>.*)", re.DOTALL)
_CODE: Final = re.compile(r"[A-Za-z0-9_-]{4,64}")
_PLAIN: Final[Mapping[str, Callable[[], Intent]]] = {
    "undo": Undo,
    "back": Back,
    "today": Today,
    "list": ListMedications,
    "summary": Summary,
    "settings": Settings,
    "help": Help,
    "start": Start,
    "greeting": Greeting,
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What somebody meant, and the language they said it in."""

    intent: Intent
    language: str


def read(text: str, *, language: str, names: Mapping[str, MedicationId], now: datetime) -> Reading:
    """Return what `text` means. `now` shows the person's own wall clock (their zone)."""
    if found := crisis.find(text):
        return Reading(Crisis(found), language)
    text = unsigned(text)
    raw = _without_slash(cleaned(text))
    if said := stopping.language_of_stop(raw):
        wrong = stopping.language_of_wrong_number(raw) is not None
        return Reading(Stop(wrong), language if said == "any" else said)
    if start := _start_with_code(text, raw):
        return Reading(start, language)
    if is_thumb_up(text):
        return Reading(Took(), language)
    if raw.strip("? ¿") == "" and "?" in raw:
        return Reading(Help(), language)
    if not folded(raw) or len(raw) >= MOST or len(folded(raw).split()) > _MOST_WORDS:
        return Reading(Unclear(), language)
    return _by_lexicon(raw, Names(names), language=language, now=now)


def _by_lexicon(raw: str, names: Names, *, language: str, now: datetime) -> Reading:
    for letters in (True, False):
        heard = hear(raw, names, now=now, letters=letters)
        if letters and not heard.letter:
            continue
        for lexicon in in_order(language):
            if intent := _in_one_language(heard, names, lexicon, now=now):
                return Reading(intent, language if _is_bare(heard) else lexicon.language)
    return Reading(Unclear(), language)


def _in_one_language(
    heard: Heard, names: Names, lexicon: Lexicon, *, now: datetime
) -> Intent | None:
    if heard.letter:
        return answers.answered(heard, lexicon, now=now)
    if heard.whole in lexicon.whole and (plain := _plain(heard.whole, lexicon)):
        return plain
    return (
        answers.asked(heard, lexicon)
        or commands.read(heard.raw, names, lexicon, today=now.date())
        or answers.answered(heard, lexicon, now=now)
        or _plain(heard.whole, lexicon)
    )


def _plain(words: str, lexicon: Lexicon) -> Intent | None:
    make = _PLAIN.get(lexicon.meaning(words))
    return make() if make else None


def _is_bare(heard: Heard) -> bool:
    """Return whether there is no word in it that belongs to a language."""
    return heard.words.isdigit() or not heard.words


def _without_slash(raw: str) -> str:
    """Return a Telegram command ("/today@dosebell_bot") as the words it stands for."""
    found = _SLASH.fullmatch(raw)
    return f"{found['verb'].replace('_', ' ')} {found['rest']}".strip() if found else raw


def _start_with_code(text: str, raw: str) -> Start | None:
    """Read "/start CODE" (a link was followed) and "start CODE" (it was typed: it has a digit)."""
    verb, _, code = raw.partition(" ")
    if verb.casefold() != "start" or not _CODE.fullmatch(code):
        return None
    is_link = cleaned(text).startswith("/")
    return Start(code) if is_link or any(c.isdigit() for c in code) else None
