"""What people are called by others: by their first names, and by more where two have the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from textwrap import shorten
from typing import Final

from bot.domain.ids import PersonId
from bot.domain.people import Person

_LONGEST: Final = 12  #: letters; every sentence has room for so many
_BESIDE: Final = 2  #: of them for what stands beside a first name


def first_name(person: Person | None) -> str:
    """Return the first word of somebody's name, and of a clinic's as many as there is room for; ""
    where there is none."""
    if person is not None and person.id == person.clinic:
        return shorten(person.name, _LONGEST, placeholder="")
    return next(iter(person.name.split()), "")[:_LONGEST] if person else ""


def told_apart(people: Iterable[Person]) -> Mapping[PersonId, str]:
    """Return what each is called, so that no two are called the same: "John S" and "John B", and
    where even that is the same "John 1" and "John 2"."""
    alike = defaultdict(list)
    for person in people:
        alike[first_name(person).casefold()].append(person)
    return {id_: name for some in alike.values() for id_, name in _told_apart(some).items()}


def _told_apart(alike: Sequence[Person]) -> dict[PersonId, str]:
    if len(alike) == 1:
        return {alike[0].id: first_name(alike[0])}
    initials = [_initial(person) for person in alike]
    if not all(initials) or max(Counter(initials).values()) > 1:
        initials = [str(number) for number in range(1, len(alike) + 1)]
    first = first_name(alike[0])[: _LONGEST - _BESIDE]
    return {p.id: f"{first} {beside}".strip() for p, beside in zip(alike, initials, strict=True)}


def _initial(person: Person) -> str:
    """Return the first letter of a last name; "" where nobody has told it."""
    return "".join(word[:1].upper() for word in person.name.split()[1:][-1:])
