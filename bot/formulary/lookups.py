"""Finds out which medicine a written name stands for: exactly, without its strength and form, as a
mixture of known ones, or nearly, and then only to be confirmed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final

from bot.domain.lexicon import How, IngredientFacts, Match, Spotted
from bot.formulary import rows
from bot.formulary.nearness import Near
from bot.formulary.shelf import Entry, Shelf, sets_of, shelf
from bot.formulary.spelling import folded, key
from bot.formulary.spotting import Spotter
from bot.formulary.trimming import Trimmer

_LONGEST: Final = 200  #: characters; what is longer is no name
_ASIDE: Final = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_SIGNS: Final = re.compile(r"\s*[/+&-]\s*")
_WORDS: Final = re.compile(r"\s*(?:[/+&,;-]|\b(?:and|with|y|e|con|und|et)\b)\s*")
_MOST_PARTS: Final = 6
_RIVALS: Final = 5


class Formulary:
    """Medicines by name, offline. It is a `Lexicon`."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._trimmer = Trimmer(shelf.words)
        self._facts: dict[str, IngredientFacts] = {}

    def find(self, name: str) -> Match | None:
        """Return what a whole written name stands for, or None where it is not known."""
        if len(name) > _LONGEST:
            return None
        if entry := self._shelf.get(key(name)):
            return self._match(entry, How.EXACT)
        plain = folded(name)
        beside = next((a or b for a, b in _ASIDE.findall(plain)), "")
        if found := self._whole(_ASIDE.sub(" ", plain)):
            return self._agreed(found, beside)
        if beside and (found := self._whole(beside)) and not found.needs_confirmation:
            return found  # "My pink one (metformin)"
        return None

    def spot(self, text: str) -> Sequence[Spotted]:
        """Return the names inside running text, in order, none overlapping another."""
        return self._spotter.spot(text)

    def facts(self, ingredient: str) -> IngredientFacts | None:
        """Return what is known about an ingredient, or None."""
        if ingredient not in self._facts and ingredient in self._shelf.facts:
            self._facts[ingredient] = rows.facts(ingredient, self._shelf.facts[ingredient])
        return self._facts.get(ingredient)

    def _whole(self, written: str) -> Match | None:
        name = self._trimmer.without_strength(written)
        tried = list(self._trimmer.shorter(name))
        for each in tried:
            if entry := self._shelf.get(each):
                return self._match(entry, How.WITHOUT_FORM)
        if mixture := self._mixture(name):
            return mixture
        return None if self._trimmer.is_ordinary(name) else self._nearly(tried)

    def _mixture(self, name: str) -> Match | None:
        """Return several known ingredients that were written as one ("losartan/HCTZ").

        "Aspirin and metformin" are two medicines: words join only what is sold together.
        """
        if by_sign := self._joined(_SIGNS.split(name)):
            return by_sign
        for parts in (_WORDS.split(name), name.split()):
            by_word = self._joined(parts)
            if by_word and by_word.ingredients in self._mixtures:
                return by_word
        return None

    def _joined(self, parts: Sequence[str]) -> Match | None:
        parts = [part for part in parts if key(part)]
        if not 2 <= len(parts) <= _MOST_PARTS:
            return None
        entries = [self._trimmed(part) for part in parts]
        singles = [e.sets[0][0] for e in entries if e and len(e.sets) == 1 == len(e.sets[0])]
        if len(singles) < len(parts):
            return None
        named = " / ".join(e.name for e in entries if e)
        return self._match(Entry(named, (tuple(sorted(set(singles))),)), How.WITHOUT_FORM)

    def _trimmed(self, name: str) -> Entry | None:
        plain = self._trimmer.without_strength(name)
        found = map(self._shelf.get, self._trimmer.shorter(plain))
        return next((entry for entry in found if entry), None)

    def _nearly(self, tried: Sequence[str]) -> Match | None:
        """Return the known name that is nearest, to be confirmed."""
        for each in dict.fromkeys(tried):
            if near := self._near.nearest(each):
                return self._nearest_of(each, [e for e in map(self._shelf.get, near) if e])
        return None

    def _nearest_of(self, written: str, entries: Sequence[Entry]) -> Match:
        """Return the likeliest of several that are as near; the others are its rivals."""
        first, *others = sorted(entries, key=lambda e: (*self._speaks_against(e, written), e.name))
        rivals = {e.name: None for e in others if e.sets != first.sets}
        return self._match(first, How.FUZZY, tuple(rivals)[:_RIVALS])

    def _speaks_against(self, entry: Entry, written: str) -> tuple[bool, bool, bool]:
        return (
            key(entry.name) not in self._shelf.common,
            key(entry.name)[0] != written[0],
            (entry.name,) not in entry.sets,
        )

    def _agreed(self, match: Match, beside: str) -> Match:
        """Return `match`, doubted where what stands beside it names another medicine."""
        other = self._trimmed(beside) if beside else None
        if not other or set(other.sets) & {match.ingredients, *match.or_else}:
            return match
        sets = (match.ingredients, *match.or_else)
        return self._match(Entry(match.name, sets), How.FUZZY, (*match.rivals, other.name))

    def _match(self, entry: Entry, how: How, rivals: tuple[str, ...] = ()) -> Match:
        return Match(
            name=entry.name,
            ingredients=entry.sets[0],
            how=how,
            or_else=entry.sets[1:],
            look_alikes=self._look_alikes(entry.name),
            rivals=rivals,
        )

    def _look_alikes(self, name: str) -> tuple[str, ...]:
        pairs = self._shelf.look_alikes
        if others := pairs.get(key(name)):
            return tuple(others)
        shorter = self._trimmer.shorter(folded(name))
        return tuple(next((pairs[each] for each in shorter if each in pairs), ()))

    @cached_property
    def _near(self) -> Near:
        return Near(self._shelf.lines)

    @cached_property
    def _mixtures(self) -> frozenset[tuple[str, ...]]:
        """Return what is sold together."""
        sold = (of for line in self._shelf.lines.values() for of in sets_of(line))
        return frozenset(of for of in sold if len(of) > 1)

    @cached_property
    def _spotter(self) -> Spotter:
        return Spotter(self.find, self._shelf)


def load() -> Formulary:
    """Return the formulary that is shipped."""
    return Formulary(shelf())


def names(formulary_shelf: Shelf | None = None) -> Iterator[str]:
    """Yield every name that is known."""
    for line in (formulary_shelf or shelf()).lines.values():
        yield line.partition("\t")[0]
