"""Takes apart what somebody typed: their medicines, a time, an amount and a letter come out of it.

What is left are the words that say what is meant.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from bot.domain.amounts import Amount
from bot.domain.errors import BadInput
from bot.domain.ids import MedicationId
from bot.language import units
from bot.language.moments import PAST, STRETCH, Moment, minutes, past
from bot.language.normal import cleaned, folded
from bot.language.numbers import QUANTITY, quantity

_SHORTEST_FIRST_WORD: Final = 4
_PLACE: Final = re.compile(r"\w+ \d{1,2}")  # "medicine 3"
_LETTER: Final = re.compile(r"(?P<letter>[a-hj-km-np-z])(?: ?(?P<digit>[123])| (?P<rest>.+))")
_LETTER_LAST: Final = re.compile(r"(?P<digit>[123]) ?(?P<letter>[a-f])(?P<rest>)")
_PAST: Final = re.compile(rf"(?<![^ ]){PAST}(?![^ ])")
_STRETCH: Final = re.compile(rf"(?<![^ ]){STRETCH}(?![^ ])")
_AMOUNT: Final = re.compile(
    rf"(?<![^ ])(?P<number>{QUANTITY}) ?(?P<unit>{units.PATTERN})(?: (?:of|de|del)\b)?(?![^ ])"
)


@dataclass(frozen=True, slots=True)
class Heard:
    """A message taken apart. `words` are what is left of it."""

    raw: str  #: as it was written, on one line
    whole: str  #: its folded words
    words: str
    medications: tuple[MedicationId, ...] = ()
    moment: Moment | None = None
    minutes: int | None = None
    amount: Amount | None = None
    letter: str = ""
    spoiled: bool = False  #: something in it was recognised and cannot be true


class Names:
    """A patient's own medicines, by every word they go by."""

    def __init__(self, names: Mapping[str, MedicationId]) -> None:
        known = {folded(name): id_ for name, id_ in names.items()}
        known = {name: id_ for name, id_ in known.items() if _is_usable(name)}
        self._ids = {**_first_words(known), **known}
        ordered = sorted(self._ids, key=len, reverse=True)
        self._pattern = re.compile(rf"(?<![^ ])(?:{'|'.join(map(re.escape, ordered))})(?![^ ])")

    def take_out(self, words: str) -> tuple[str, tuple[MedicationId, ...]]:
        """Return `words` without the medicines in it, and the medicines."""
        if not self._ids:
            return words, ()
        found = dict.fromkeys(self._ids[name] for name in self._pattern.findall(words))
        return " ".join(self._pattern.sub(" ", words).split()), tuple(found)

    def leading(self, raw: str) -> tuple[MedicationId | None, str]:
        """Return the medicine that `raw` begins with, and what follows it as it was written."""
        tokens = raw.split(" ")
        for count in range(min(len(tokens), 8), 0, -1):
            name = folded(" ".join(tokens[:count]))
            if name in self._ids:
                return self._ids[name], " ".join(tokens[count:])
        return None, raw

    def get(self, words: str) -> MedicationId | None:
        """Return the medicine that goes by exactly these folded words."""
        return self._ids.get(words)


def hear(text: str, names: Names, *, now: datetime, letters: bool = True) -> Heard:
    """Return `text` taken apart; `letters` says whether "A taken" may name round A."""
    raw = cleaned(text)
    words = folded(raw)
    heard = _with_letter(Heard(raw, words, words)) if letters else Heard(raw, words, words)
    words, medications = names.take_out(heard.words)
    heard = replace(heard, words=words, medications=medications)
    return _with_amount(_with_time(heard, now=now))


def _with_letter(heard: Heard) -> Heard:
    found = _LETTER.fullmatch(heard.words) or _LETTER_LAST.fullmatch(heard.words)
    if found is None:
        return heard
    words = found["digit"] or found["rest"]
    return replace(heard, letter=found["letter"].upper(), words=words, whole=words)


def _with_time(heard: Heard, *, now: datetime) -> Heard:
    if found := _PAST.search(heard.words):
        moment = past(found[0], now=now)
        return replace(
            heard, moment=moment, spoiled=moment is None, words=_without(heard.words, found)
        )
    if found := _STRETCH.search(heard.words):
        return replace(heard, minutes=minutes(found[0]), words=_without(heard.words, found))
    return heard


def _with_amount(heard: Heard) -> Heard:
    found = _AMOUNT.search(heard.words)
    if found is None:
        return heard
    try:
        amount = Amount(quantity(found["number"]), units.WORDS[found["unit"]])
    except BadInput:
        return replace(heard, spoiled=True)
    return replace(heard, amount=amount, words=_without(heard.words, found))


def _without(words: str, found: re.Match[str]) -> str:
    return " ".join(f"{words[: found.start()]} {words[found.end() :]}".split())


def _is_usable(name: str) -> bool:
    return len(name) > 1 and not name.isdigit()


def _first_words(names: Mapping[str, MedicationId]) -> dict[str, MedicationId]:
    """Return first words that mean one medicine only: "metformin" of "metformin 500 mg"."""
    firsts: dict[str, set[MedicationId]] = {}
    for name, id_ in names.items():
        if not _PLACE.fullmatch(name):
            firsts.setdefault(name.partition(" ")[0], set()).add(id_)
    return {
        first: ids.pop()
        for first, ids in firsts.items()
        if len(ids) == 1 and len(first) >= _SHORTEST_FIRST_WORD
    }
