"""Reads the answer to a round that is named by its letter: "A taken", "B2"."""

from __future__ import annotations

import re
from typing import Final

from bot.domain.intents import TookExtra
from bot.language.normal import folded, is_question
from bot.language.replies import answers, clauses
from bot.language.replies.found import Found
from bot.language.replies.preparing import MOST_TAKEN_APART, Said
from bot.language.replies.scanning import Scanner, in_order
from bot.language.replies.spoken import in_digits
from bot.language.replies.telling_time import Times

_LETTER: Final = re.compile(r"(?P<letter>[a-hj-km-np-tv-x])(?: ?(?P<digit>[123])| (?P<rest>.+))")
_NO_LETTER: Final = re.compile(r"a (?:las?|el|los|mis?|few|bit|little|lot|while|couple|minute)\b")
_LETTER_LAST: Final = re.compile(r"(?P<digit>[123]) ?(?P<letter>[a-f])(?P<rest>)")


def lettered(said: Said) -> Found | None:
    """Return the answer to a round that is named by its letter: "A taken", "B2"."""
    whole = folded(said.raw)
    if _NO_LETTER.match(whole) or len(whole) > MOST_TAKEN_APART:
        return None
    found = _LETTER.fullmatch(whole) or _LETTER_LAST.fullmatch(whole)
    if found is None or is_question(said.raw):
        return None
    scanner = Scanner(in_order(whole, language=said.language), said.names)
    pieces = scanner.scan(in_digits(found["digit"] or found["rest"]))
    times = Times(said.now, said.context)
    answer = answers.answer(clauses.acts_of([pieces]), times, letter=found["letter"].upper())
    if answer is None or isinstance(answer.intent, TookExtra):
        return None
    return Found(answer.intent, scanner.alphabets[0].language)
