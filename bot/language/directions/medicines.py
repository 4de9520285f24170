"""Parts a text into its medicines: one a line, or one after another in running text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from typing import Final

from bot.language.directions.asides import Break, Name, Unknown, Verb
from bot.language.directions.courses import Halt, Stop
from bot.language.directions.grammar import Placed
from bot.language.directions.halted import is_ahead, listed
from bot.language.directions.marking import Marked
from bot.language.directions.nameless import named
from bot.language.directions.pieces import And, Asked, At, Meal, Much, Often, Part, Strength

_DOSED: Final = (Much, Asked, Often, Part, At, Meal)
_BESIDE: Final = frozenset({"before", "after", "with", "without", "not", "except", "or"})
_LOOSE: Final = (And, Verb, Break, Much)


@dataclass(slots=True)
class Share:
    """The pieces of one medicine, and where its text begins and ends."""

    placed: list[Placed] = field(default_factory=list)
    _name: Name | None = None
    _last: Placed | None = None
    _kinds: set[type] = field(default_factory=set)
    _seen: int = 0  #: how many pieces are in the three before, so that a long list is seen once

    def _look(self) -> None:
        if self._seen > len(self.placed):
            self._name, self._last, self._kinds, self._seen = None, None, set(), 0
        for each in self.placed[self._seen :]:
            self._kinds.add(type(each.piece))
            if isinstance(each.piece, Name):
                self._last = each
                if self._name is None or _weight(each.piece) > _weight(self._name):
                    self._name = each.piece
        self._seen = len(self.placed)

    @property
    def name(self) -> Name | None:
        """The first name in it that is known, or else the first: above a name stands a shop's, or
        whose it is."""
        self._look()
        return self._name

    @property
    def last_name(self) -> Placed | None:
        """The name that was said last, and where."""
        self._look()
        return self._last

    def has(self, *kinds: type) -> bool:
        """Return whether it has a piece of one of these kinds."""
        self._look()
        return not self._kinds.isdisjoint(kinds)


def _weight(name: Name) -> int:
    """Return how well a name says what it is: "water tablet (furosemide)" is furosemide."""
    return name.is_known + (name.is_known and not name.is_nickname)


def parted(text: Marked, placed: Sequence[Placed]) -> list[Share]:
    """Return the pieces of each medicine."""
    placed = _headed(named(text, placed))
    found = [Share()]
    for n, each in enumerate(placed):
        now = found[-1]
        if isinstance(each.piece, Name) and _begins(each, placed, n, now, text):
            found.append(Share(_taken_along(now)))
        found[-1].placed.append(each)
    for before, after in pairwise(found):
        if not after.has(Halt) and (halt := listed(text, before.placed, after.placed)):
            place = next(n for n, p in enumerate(after.placed) if isinstance(p.piece, Name))
            after.placed.insert(place, halt)
    return [
        part for part in found if any(not isinstance(p.piece, Break | And) for p in part.placed)
    ]


def _headed(placed: Sequence[Placed]) -> list[Placed]:
    """Move "at night" from the beginning of a sentence to each medicine it is said of: it is not
    the time of the medicine before."""
    told: list[Placed] = []
    heading: Placed | None = None
    is_start, has_name = True, False
    for n, each in enumerate(placed):
        if heading and has_name and isinstance(each.piece, And | Break):
            told.append(heading)
            has_name = False
        if isinstance(each.piece, Break):
            is_start, heading = True, None
        elif is_start and isinstance(each.piece, Part) and _heads(placed[n + 1 :]):
            is_start, heading = False, each
            continue
        elif not isinstance(each.piece, And | Verb):
            is_start = False
        has_name = has_name or isinstance(each.piece, Name)
        told.append(each)
    return told


def _heads(rest: Sequence[Placed]) -> bool:
    """Return whether a medicine is named in the sentence, and no other time."""
    count = next((n for n, each in enumerate(rest) if isinstance(each.piece, Break)), len(rest))
    pieces = [each.piece for each in rest[:count]]
    names = [piece for piece in pieces if isinstance(piece, Name) and piece.is_known]
    return bool(names) and not any(isinstance(piece, Part | At | Often) for piece in pieces)


def words_of(text: Marked, part: Share) -> str:
    """Return what was written of one medicine."""
    real = [p for p in part.placed if not isinstance(p.piece, Break)]
    if not real:
        return ""
    return " ".join(
        text.written(real[0].first, max(each.last for each in part.placed)).split()
    ).strip(" ,;")


def _begins(each: Placed, placed: Sequence[Placed], n: int, now: Share, text: Marked) -> bool:
    """Return whether a name begins another medicine."""
    if n and is_ahead(placed[n - 1]):
        return now.name is not None or now.has(*_DOSED)
    if _is_surely_another(each, placed, n, now, text):
        return True
    is_known = getattr(each.piece, "is_known", False)
    is_loose = now.name is not None and not now.name.is_known and not now.has(Often, Part, At, Meal)
    is_of_it = is_known and is_loose and not _line_begins(placed, n)
    if is_of_it or _is_alias(each, now, text):
        return False  # "My nan takes 5 ml of Calpol": how much is of what is known
    if now.name is None or not now.has(*_DOSED):
        if now.name is None:
            return _line_begins(placed, n) and now.has(*_DOSED) and now.has(Often, Part, At)
        return _line_begins(placed, n) and now.has(*_DOSED, Strength)
    before = text.tokens[each.first - 1].entry.classes if each.first else frozenset()
    if not before.isdisjoint(_BESIDE) and "and" not in before:
        is_dosed = now.has(Often, Part, At, Meal) and _is_followed_by_amount(placed, n)
        return "with" in before and is_dosed and getattr(each.piece, "is_known", False)
    if _line_begins(placed, n):
        return True
    return getattr(each.piece, "is_known", False) or _is_followed_by_amount(placed, n)


def _is_surely_another(
    each: Placed, placed: Sequence[Placed], n: int, now: Share, text: Marked
) -> bool:
    """Return whether a known name stands after what was stopped, or in a line of its own."""
    if now.name is None or not getattr(each.piece, "is_known", False):
        return False
    return now.has(Halt, Stop) or (_line_begins(placed, n) and _is_other(each, now, text))


def _is_alias(each: Placed, now: Share, text: Marked) -> bool:
    """Return whether a name is only another one of what was just named: "Acetaminophen 325 mg.
    Commonly known as: Tylenol. Take 2 tablets …"."""
    if now.last_name is None or now.has(Often, Part, At, Meal, Halt, Stop):
        return False
    ours, theirs = _ingredients(each, text), _ingredients(now.last_name, text)
    return bool(ours) and ours == theirs


def _is_other(each: Placed, now: Share, text: Marked) -> bool:
    """Return whether a name is of another medicine than the one before it, for all that is known:
    "Glucophage" above "metformin" is the same."""
    if now.last_name is None:
        return False
    ours, theirs = _ingredients(each, text), _ingredients(now.last_name, text)
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _ingredients(placed: Placed, text: Marked) -> frozenset[str]:
    """Return what is in a medicine whose name is known for sure."""
    tokens = text.tokens[placed.first : placed.last]
    match = next((token.match for token in tokens if token.match), None)
    is_sure = match is not None and not match.needs_confirmation and not match.is_ambiguous
    return frozenset(match.ingredients) if match and is_sure else frozenset()


def _line_begins(placed: Sequence[Placed], n: int) -> bool:
    back = n - 1
    while back >= 0 and isinstance(placed[back].piece, Verb | And):
        back -= 1
    return back < 0 or (isinstance(placed[back].piece, Break))


def _is_followed_by_amount(placed: Sequence[Placed], n: int) -> bool:
    return n + 1 < len(placed) and isinstance(placed[n + 1].piece, Much | Strength)


def _taken_along(now: Share) -> list[Placed]:
    """Take "and 1 tablet of" from the medicine before, where it belongs to the next."""
    count = 0
    for each in reversed(now.placed):
        if not isinstance(each.piece, _LOOSE) and not is_ahead(each):
            break
        count += 1
    if not count:
        return []
    tail = now.placed[-count:]
    muches = [n for n, each in enumerate(tail) if isinstance(each.piece, Much)]
    left = Share(now.placed[:-count])
    if muches and not left.has(Often, Part, At, Meal):
        tail = tail[muches[-1] + 1 :]
    elif len(muches) > 1:
        tail = tail[muches[-1] :]
    if not tail:
        return []
    now.placed = now.placed[: -len(tail)]
    return tail


def unread_of(part: Share) -> tuple[str, ...]:
    """Return the words that nothing knew."""
    told = (each.piece.words for each in part.placed if isinstance(each.piece, Unknown))
    return tuple(words for words, _ in groupby(told))
