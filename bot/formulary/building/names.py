"""Makes the table of product names out of the directory: which ingredients a name stands for."""

from __future__ import annotations

import gzip
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from bot.formulary.building.directory import Product
from bot.formulary.building.salts import ingredient
from bot.formulary.spelling import key

Ingredients = tuple[str, ...]
Table = Mapping[str, tuple[Ingredients, ...]]

_LONGEST: Final = 60  #: characters; what is longer is a description
_MOST_INGREDIENTS: Final = 24
_RARE: Final = 0.05  #: of the rows of a name: a slip of whoever entered it, where there are many
_MANY: Final = 20
_PARTS: Final = re.compile(r"\s*(?:,|/|;|\band\b|\bwith\b)\s*")
_MARKS: Final = re.compile(r"\((?:r|tm)\)|[®™�\"*]", re.IGNORECASE)


def table(products: Iterable[Product], *, ordinary: Collection[str] = ()) -> Table:
    """Return every name, in order, with the sets of ingredients that go by it, usual ones first.

    A single ordinary word ("cold") is the name of a shelf, not of a product, and left out.
    """
    rows = list(products)
    known = {ingredient(s) for row in rows for s in row.substances}
    own = {_tidy(row.name) for row in rows if not row.suffix}
    seen: defaultdict[str, Counter[Ingredients]] = defaultdict(Counter)
    for row in rows:
        of = _ingredients(row, known)
        if of and len(of) <= _MOST_INGREDIENTS:
            for name in _names(row, own):
                seen[name][of] += 1
    for of in {of for sets in seen.values() for of in sets}:
        for each in of:  # so that "amoxicillin/clavulanate" is known by its parts
            seen[each][each,] += 1
    called = _spelled_once({n: sets for n, sets in seen.items() if n not in ordinary})
    return {name: _settled(name, called[name], known) for name in sorted(called)}


def _spelled_once(seen: Mapping[str, Counter[Ingredients]]) -> Mapping[str, Counter[Ingredients]]:
    """Return the names with those put together that differ in spaces and signs alone."""
    spellings: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(seen, key=lambda name: (-seen[name].total(), name)):
        spellings[key(name)].append(name)
    return {
        same[0]: sum((seen[name] for name in same), Counter())
        for spelled, same in spellings.items()
        if spelled
    }


def packed(names: Table) -> bytes:
    """Return the table as it is shipped: a line for each name, the same bytes every time."""
    lines = (f"{name}\t{'|'.join('; '.join(of) for of in sets)}\n" for name, sets in names.items())
    return gzip.compress("".join(lines).encode(), compresslevel=9, mtime=0)


def _names(row: Product, own: set[str]) -> Iterator[str]:
    """Yield what a product is called: with its suffix, and without where nothing else is."""
    full, short = _tidy(f"{row.name} {row.suffix}"), _tidy(row.name)
    called = {full} if short in own else {full, short}
    yield from (name for name in called if _is_a_name(name))


def _tidy(name: str) -> str:
    return " ".join(_MARKS.sub(" ", name).lower().strip(" .,-").split())


def _is_a_name(name: str) -> bool:
    letters = sum(c.isalpha() for c in name)
    return letters >= 3 and len(name) <= _LONGEST and name.isascii() and "|" not in name


def _ingredients(row: Product, known: set[str]) -> Ingredients:
    if row.substances:
        return tuple(sorted({ingredient(s) for s in row.substances}))
    # A kit names no substances. Its generic name lists them: all known, or it is a single word.
    parts = {ingredient(_short(part)) for part in _PARTS.split(row.generic) if part}
    is_one_word = len(parts) == 1 and all(part.isalpha() for part in parts)
    return tuple(sorted(parts)) if is_one_word or parts <= known else ()


def _short(part: str) -> str:
    return re.sub(r"\bhcl\b", "hydrochloride", re.sub(r"\bhbr\b", "hydrobromide", part.lower()))


def _settled(name: str, sets: Counter[Ingredients], known: set[str]) -> tuple[Ingredients, ...]:
    """Return the sets of a name without slips. An ingredient's own name stands for itself."""
    if ingredient(name) in known:
        return ((ingredient(name),),)
    rows = sets.total()
    order = sorted(sets, key=lambda of: (-sets[of], of))
    return tuple(of for of in order if rows < _MANY or sets[of] >= _RARE * rows)
