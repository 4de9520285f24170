"""A patient's own medicines by every word they go by, and those that were written nearly so."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA

from bot.domain.ids import MedicationId
from bot.domain.lexicon import Lexicon
from bot.language.normal import folded
from bot.language.replies.alphabet import alphabets

_SHORTEST_FIRST_WORD: Final = 4
_PLACE: Final = re.compile(r"\w+ \d{1,2}")  # "medicine 3"
_FUZZY_FROM: Final = 5  #: letters
_TWO_SLIPS_FROM: Final = 8  #: letters
_PREFIX_FROM: Final = 4  #: letters of a name that was cut short ("metf", "atorva")
#: These are of medicines alone: whoever has one means it.
_OF_MEDICINES: Final = frozenset({"vitamin", "vitamina"})
Ids = tuple[MedicationId, ...]


class Names:
    """A patient's own medicines. A name that several go by stands for all of them."""

    def __init__(
        self, names: Mapping[str, MedicationId], shared: Mapping[str, Ids] | None = None
    ) -> None:
        known: dict[str, Ids] = {folded(name): (id_,) for name, id_ in names.items()}
        known |= {folded(name): ids for name, ids in (shared or {}).items()}
        known = {name: ids for name, ids in known.items() if _is_usable(name)}
        self._ids = {**_first_words(known), **known}
        self._longest = max((len(name.split()) for name in self._ids), default=0)
        self._fuzzy = {name for name in self._ids if " " not in name and not name[0].isdigit()}

    def at(self, words: list[str], start: int) -> tuple[int, Ids] | None:
        """Return the longest name that begins at `start`: how many words, and whose it is."""
        for count in range(min(self._longest, len(words) - start), 0, -1):
            name = " ".join(words[start : start + count])
            if ids := self._ids.get(name) or self._ids.get(_singular(name)):
                return count, ids
        return None

    def leading(self, raw: str) -> tuple[MedicationId | None, str]:
        """Return the medicine that `raw` begins with, and what follows it as it was written."""
        tokens = raw.split(" ")
        for count in range(min(len(tokens), 8), 0, -1):
            ids = self._ids.get(folded(" ".join(tokens[:count])), ())
            if len(ids) == 1:
                return ids[0], " ".join(tokens[count:])
        return None, raw

    def get(self, words: str) -> MedicationId | None:
        """Return the one medicine that goes by exactly these folded words."""
        ids = self._ids.get(words, ())
        return ids[0] if len(ids) == 1 else None

    def near(self, word: str) -> Ids:
        """Return the medicines whose names a folded word is nearly, the nearest first."""
        if len(word) < _PREFIX_FROM or not word.isalpha():
            return ()
        found: dict[MedicationId, int] = {}
        for name in self._fuzzy:
            distance = _distance(word, name)
            if distance is not None:
                for id_ in self._ids[name]:
                    found[id_] = min(distance, found.get(id_, distance))
        return tuple(sorted(found, key=lambda id_: (found[id_], id_)))


def _singular(name: str) -> str:
    return name.removesuffix("s") if len(name) > _FUZZY_FROM else name


def _distance(word: str, name: str) -> int | None:
    if len(name) > len(word) + 1 and name.startswith(word):
        return 2
    if min(len(word), len(name)) < _FUZZY_FROM:
        return None
    most = 2 if min(len(word), len(name)) >= _TWO_SLIPS_FROM - 1 else 1
    distance = OSA.distance(word, name, score_cutoff=most)
    return distance if distance <= most else None


@lru_cache(maxsize=256)
def _known(
    names: tuple[tuple[str, MedicationId], ...], shared: tuple[tuple[str, Ids], ...]
) -> Names:
    return Names(dict(names), dict(shared))


def named(names: Mapping[str, MedicationId], shared: Mapping[str, Ids]) -> Names:
    """Return the names of these medicines, made once for each list."""
    return _known(tuple(names.items()), tuple(shared.items()))


def is_medicine(known: Names, lexicon: Lexicon | None, words: str) -> bool:
    """Return whether folded words begin with one of their medicines, or are one that is known."""
    first = words.split()
    if known.at(first, 0) or known.near(first[0]):
        return True
    found = lexicon.find(words) if lexicon else None
    return found is not None and not found.needs_confirmation


def _is_usable(name: str) -> bool:
    return len(name) > 1 and not name.isdigit()


def _first_words(names: Mapping[str, Ids]) -> dict[str, Ids]:
    """Return first words that mean a medicine: "metformin" of "metformin 500 mg"."""
    firsts: dict[str, dict[MedicationId, None]] = {}
    for name, ids in names.items():
        if not _PLACE.fullmatch(name):
            firsts.setdefault(name.partition(" ")[0], {}).update(dict.fromkeys(ids))
    return {
        first: tuple(ids)
        for first, ids in firsts.items()
        if len(first) >= _SHORTEST_FIRST_WORD and not first.isdigit() and not _is_ordinary(first)
    }


def _is_ordinary(word: str) -> bool:
    """Return whether a word says other things too: "pain" of "pain pill" is no name."""
    return word not in _OF_MEDICINES and any(word in alphabet.words for alphabet in alphabets())
