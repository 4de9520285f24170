"""Brings a sentence into one segment of SMS: it says less of it, but what it says stays true.

First the food beside a name falls away, then its amount, then the name (wording levels 2, 1, 0),
then the sum of tablets; then long names are cut, and lists say how many more there are. A list that
can be asked for in parts is cut before it loses its names. A sentence of which a part would be
worse than nothing has a form for that, `.sms-else`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from bot.domain.deliveries import Item, Utterance
from bot.domain.people import Level
from bot.language.bundles import Unsayable
from bot.language.items import Wording
from bot.language.segments import ONE, folded_for_sms, segments, septets

_LONG: Final = 40  #: letters of a name that are said where it must be cut
_SHORT: Final = 24


@dataclass(frozen=True, slots=True)
class Fitted:
    """What is said in one segment, or as near to it as it comes."""

    text: str
    is_whole: bool  #: nothing of it was cut

    @property
    def fits(self) -> bool:
        """Whether it is one segment."""
        return segments(self.text) == 1


def fitted(
    utterance: Utterance, level: int, word: Callable[[Wording], str], fronts: Sequence[str]
) -> Fitted:
    """Return the most that `word` says of an utterance in one segment, behind one of `fronts`."""
    shortest: str | None = None
    words = cache(word)  # they are the same behind every front
    for front in fronts:
        for how in _ways(utterance, level):
            try:
                text = folded_for_sms(front + words(how))
            except Unsayable:  # far too long; what is wrong with a sentence shows at the end
                continue
            if septets(text) <= ONE:
                return Fitted(text, is_whole=how.longest is None)
            shortest = min(shortest or text, text, key=len)
    if shortest is None:
        raise Unsayable(utterance.sentence)
    return Fitted(shortest, is_whole=False)


def _ways(utterance: Utterance, level: int) -> Iterator[Wording]:
    """Yield how much may be said, from the most to the least."""
    named = list(_named(utterance, level))
    yield from named
    if named and _can_be_asked_for_in_parts(utterance):
        yield from _cut(utterance, named[-1])
    yield Wording(Level.COUNTS)
    yield Wording(Level.COUNTS, brief=True)
    yield from _cut(utterance, Wording(Level.COUNTS, brief=True))


def _named(utterance: Utterance, level: int) -> Iterator[Wording]:
    """Yield what still names the medicines, as far as the level allows that."""
    if level == Level.NAMES and sum(len(item.name) for item in _items(utterance)) <= ONE:
        yield Wording(level)
        yield Wording(level, brief=True)
    if level:
        yield Wording(Level.NICKNAMES, named=level == Level.NAMES)


def _cut(utterance: Utterance, how: Wording) -> Iterator[Wording]:
    cut = replace(how, longest=_LONG)
    yield cut
    for most in range(_longest_list(utterance) - 1, 0, -1):
        yield replace(cut, most=most)
    yield replace(cut, most=1, longest=_SHORT)


def _can_be_asked_for_in_parts(utterance: Utterance) -> bool:
    """Return whether its lines have numbers ("LIST 6" goes on) or are medicines to choose from."""
    choices = (value for row in utterance.choices for each in row for value in each.values.values())
    if any(isinstance(value, tuple) for value in choices):
        return True
    lists = (value for value in utterance.values.values() if isinstance(value, tuple))
    lines = (each for of in lists for each in of if not isinstance(each, Item))
    return any("number" in line.values for line in lines)


def _items(utterance: Utterance) -> Iterator[Item]:
    for value in utterance.values.values():
        for each in value if isinstance(value, tuple) else ():
            if isinstance(each, Item):
                yield each
            else:
                yield from _items(each)


def _longest_list(utterance: Utterance) -> int:
    lists = [value for value in utterance.values.values() if isinstance(value, tuple)]
    inside = [_longest_list(each) for of in lists for each in of if not isinstance(each, Item)]
    return max([1, sum(map(len, utterance.choices)), *map(len, lists), *inside])
