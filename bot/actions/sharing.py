"""What people who share a phone are called there: by the first word of their names, if that tells
them apart, and else by as much as does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Final

from bot.domain.ids import AddressId, PersonId
from bot.domain.people import Person
from bot.storage import Transaction

_LONGEST: Final = 12
#: Where a talk remembers, by their ids, of whom nobody has said yet that the phone is still theirs.
NOT_VOUCHED_FOR: Final = "~not vouched for"


async def names(
    tx: Transaction, addresses: Collection[AddressId]
) -> dict[tuple[AddressId, PersonId], str]:
    """Return what everybody is called at each of the addresses that several people share."""
    shared = await tx.addresses.shared(addresses)
    people = await tx.people.get_many({id_ for ids in shared.values() for id_ in ids})
    return {
        (address, person): name
        for address, ids in shared.items()
        for person, name in called([people[id_] for id_ in ids if id_ in people]).items()
    }


async def not_vouched_for(
    tx: Transaction, addresses: Collection[AddressId]
) -> frozenset[tuple[AddressId, PersonId]]:
    """Return who shares an address where somebody else has said that it is still theirs."""
    found: set[tuple[AddressId, PersonId]] = set()
    for address, people in (await tx.addresses.shared(addresses)).items():
        talk = await tx.dialogs.open_at(address, people[0])
        waiting = talk.answers.get(NOT_VOUCHED_FOR, "").split() if talk else []
        found |= {(address, person) for person in people if str(person) in waiting}
    return frozenset(found)


def called(people: Sequence[Person]) -> Mapping[PersonId, str]:
    """Return what each of them is called; no two are called the same."""
    for name in (_first, _first_and_initial):
        told = [name(person) for person in people]
        if all(told) and _differ(told):
            return {person.id: each for person, each in zip(people, told, strict=True)}
    return {person.id: str(number) for number, person in enumerate(people, start=1)}


def initial(person: Person) -> str:
    """Return what tells somebody who they are, and nobody else."""
    return person.name.strip()[:1].upper()


def _first(person: Person) -> str:
    return next(iter(person.name.split()), "")[:_LONGEST]


def _first_and_initial(person: Person) -> str:
    return " ".join([_first(person), *(word[:1] for word in person.name.split()[1:2])])


def _differ(told: Iterable[str]) -> bool:
    fold: Callable[[str], str] = str.casefold
    return max(Counter(map(fold, told)).values(), default=0) <= 1
