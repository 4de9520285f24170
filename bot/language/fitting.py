"""Brings a sentence into one segment of SMS: it says less of it, but what it says stays true.

First the wording level falls (2, 1, 0), then tablets are no longer summed up, then long names are
cut and lists say how many more there are. A sentence of which a part would be worse than nothing
has a form for that, `.sms-else`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.domain.deliveries import Item, Utterance
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
    for front in fronts:
        for how in _ways(utterance, level):
            try:
                text = folded_for_sms(front + word(how))
            except (
                Unsayable
            ):  # what is far too long; what is wrong with a sentence shows at the end
                continue
            if septets(text) <= ONE:
                return Fitted(text, is_whole=how.longest is None)
            shortest = min(shortest or text, text, key=len)
    if shortest is None:
        raise Unsayable(utterance.sentence)
    return Fitted(shortest, is_whole=False)


def _ways(utterance: Utterance, level: int) -> Iterator[Wording]:
    """Yield how much may be said, from the most to the least."""
    for lower in range(level, -1, -1):
        yield Wording(lower)
    yield Wording(0, brief=True)
    cut = Wording(0, brief=True, longest=_LONG)
    yield cut
    for most in range(_longest_list(utterance) - 1, 0, -1):
        yield replace(cut, most=most)
    yield Wording(0, brief=True, most=1, longest=_SHORT)


def _longest_list(utterance: Utterance) -> int:
    lists = [value for value in utterance.values.values() if isinstance(value, tuple)]
    inside = [_longest_list(each) for of in lists for each in of if not isinstance(each, Item)]
    return max([1, sum(map(len, utterance.choices)), *map(len, lists), *inside])
