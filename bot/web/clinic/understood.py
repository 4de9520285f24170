"""What a clinic types as a regimen, as the reader understands it: the patient is asked the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.domain.errors import BadInput
from bot.domain.lexicon import Lexicon
from bot.language import form
from bot.language.directions import Unread
from bot.language.directions.doses import Reading
from bot.reports import wording
from bot.web.clinic.parts import Words


@dataclass(frozen=True, slots=True)
class Understood:
    """One medicine of a regimen."""

    name: str
    how: str  #: empty: it cannot be planned as it stands
    unread: tuple[str, ...] = ()


def understood(
    regimen: str, words: Words, *, today: date, lexicon: Lexicon | None
) -> list[Understood]:
    """Return every medicine that was typed, and how it would be taken."""
    return list(_each(regimen, words, today, lexicon))


def _each(regimen: str, words: Words, today: date, lexicon: Lexicon | None) -> Iterator[Understood]:
    for line in filter(str.strip, regimen.splitlines()):
        try:
            found = form.written(line, today=today, lexicon=lexicon)
        except (BadInput, Unread):
            yield Understood(line, "")
            continue
        for reading in found:
            yield _told(reading, line, words, today, lexicon)


def _told(
    reading: Reading, line: str, words: Words, today: date, lexicon: Lexicon | None
) -> Understood:
    try:
        draft = form.drafted(reading, today=today, lexicon=lexicon, text=line)
    except (BadInput, Unread):
        return Understood(line, "", reading.unread)
    how = words.say("clinic-web-how", how=wording.phases(draft.phases))
    name = " ".join(filter(None, (draft.name, draft.strength)))
    return Understood(name, how, reading.unread)
