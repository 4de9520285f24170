"""Takes a message apart: into sentences, those into pieces, and which of them ask."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.domain.ids import MedicationId
from bot.language.normal import folded, is_question
from bot.language.replies import by_hour
from bot.language.replies.context import Context
from bot.language.replies.names import Names
from bot.language.replies.recognising import Doubt, Recogniser
from bot.language.replies.respelling import in_full
from bot.language.replies.scanning import Piece, Scanner, in_order
from bot.language.replies.spoken import in_digits, without_dots

MOST_TAKEN_APART: Final = 1200  #: characters; what follows them in a letter is not looked at
_ENDS: Final = re.compile(
    r"(?:[.,](?!\d)|[!?;\n…(){}\[\]\U0001f300-\U0001faff\u2600-\u27bf]|(?<=\s)[-–—]+(?=\s)|[–—])+"
)
_POLITE_REQUEST: Final = re.compile(
    r"^(?:please |pls |hi |hello |hey |ok |por favor |hola )*"
    r"(?:(?:can|could|would|will) (?:you|u) (?:please |pls )?"
    r"|(?:me )?(?:puedes|puede|podrias|podria) (?=recordar|avisar|preguntar))"
)


@dataclass(frozen=True, slots=True)
class Said:
    """A message and all that is known about the moment in which it was said."""

    text: str
    raw: str
    language: str
    now: datetime
    context: Context
    names: Names
    called: Mapping[str, MedicationId]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A message taken apart: its sentences, which of them end in a question mark, and doubts."""

    said: Said
    sentences: tuple[tuple[Piece, ...], ...]
    asked: tuple[bool, ...]
    is_asked: bool
    language: str
    doubts: Sequence[Doubt]


def prepared(said: Said) -> Prepared:
    """Return a message taken apart into sentences and pieces."""
    raw, is_asked = _request(said.raw)
    whole = folded(raw)
    scanner = Scanner(in_order(in_full(whole, said.names), language=said.language), said.names)
    recogniser = Recogniser(
        said.names, said.context.lexicon, tuple(said.called.items()), said.context.purposes
    )
    written = list(_sentences(without_dots(raw[:MOST_TAKEN_APART])))
    sentences = tuple(
        recogniser.recognised(part, scanner.scan(_plain(part, said))) for part, _ in written
    )
    asked = tuple(is_question for _, is_question in written)
    language = scanner.alphabets[0].language
    return Prepared(said, sentences, asked, is_asked, language, recogniser.doubts)


def _plain(sentence: str, said: Said) -> str:
    """Return the folded words of a sentence, spelt in full and with its times in digits."""
    words = by_hour.named(in_full(folded(sentence), said.names), said.context.open)
    return in_digits(words)


def _sentences(raw: str) -> Iterator[tuple[str, bool]]:
    """Yield each sentence, and whether it ends in a question mark."""
    begin = 0
    is_asked = False  #: by a sign that stands before all words: "? took it"
    for end in _ENDS.finditer(raw):
        if folded(raw[begin : end.start()]):
            yield raw[begin : end.start()], "?" in end[0] or is_asked
            is_asked = False
        else:
            is_asked = is_asked or "?" in end[0]
        begin = end.end()
    if folded(raw[begin:]):
        yield raw[begin:], is_asked


def _request(raw: str) -> tuple[str, bool]:
    """Return a message without "can you …?", and whether it still asks."""
    found = _POLITE_REQUEST.match(raw.casefold())
    if found and len(raw.casefold()) == len(raw):
        return raw[found.end() :].rstrip("?! "), False
    return raw, is_question(raw)
