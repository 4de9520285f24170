"""Bots that are wrong, each in one way, through what the engine is given: so the oracle is judged.

A liar stands between the engine and its storage, and forgets, misreads or repeats. What it does is
what the code would do if somebody forgot one thing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

from bot.domain.deliveries import Delivery, DeliveryState
from bot.domain.doses import Dose
from bot.domain.ids import AddressId, PersonId, RoundId
from bot.domain.people import Address
from bot.domain.rounds import Round, RoundState
from bot.storage import Transaction
from tests.simulation.liars import Liar

_LONG: Final = timedelta(hours=4)
_Pairs = Sequence[tuple[Any, Any]]


class _Beside:
    """A repository of which one thing is done otherwise."""

    def __init__(self, real: Any) -> None:  # noqa: ANN401 - any repository
        self.real = real

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever it has
        return getattr(self.real, name)


class _NobodyStopped(_Beside):
    """Forgets at the claim who has told us to stop."""

    async def get_many(self, ids: Collection[AddressId]) -> Mapping[AddressId, Address]:
        found = await self.real.get_many(ids)
        return {id_: address.opt_in() for id_, address in found.items()}

    async def reachable(self, people: Collection[PersonId]) -> Mapping[PersonId, AddressId]:
        found = await self.real.of_many(people)
        return {person: addresses[0].id for person, addresses in found.items() if addresses}


class _LongWindows(_Beside):
    """Reads windows that are hours too long: of doses, or of rounds."""

    async def of_rounds(self, ids: Collection[RoundId]) -> Mapping[RoundId, Sequence[Dose]]:
        found = await self.real.of_rounds(ids)
        return {id_: [_longer(dose) for dose in doses] for id_, doses in found.items()}

    async def get_many(self, ids: Collection[RoundId]) -> Mapping[RoundId, Round]:
        found = await self.real.get_many(ids)
        return {id_: replace(r, closes_at=r.closes_at + _LONG) for id_, r in found.items()}

    async def waking_by(self, now: datetime, limit: int) -> Sequence[Round]:
        found = await self.real.waking_by(now, limit)
        return [replace(r, closes_at=r.closes_at + _LONG) for r in found]


class _SendsAgain(_Beside):
    """Sends again, blindly, what may have arrived."""

    async def replace_many(self, pairs: _Pairs) -> Sequence[Delivery]:
        blind = [(old, _again(old, new)) for old, new in pairs]
        saved: Sequence[Delivery] = await self.real.replace_many(blind)
        return saved


class _NeverAsked(_Beside):
    """Does not note that a round was asked about."""

    async def replace_many(self, pairs: _Pairs) -> Sequence[Round]:
        forgotten = [(old, replace(new, asked_at=old.asked_at)) for old, new in pairs]
        saved: Sequence[Round] = await self.real.replace_many(forgotten)
        return saved


class _AlwaysAsked(_Beside):
    """Notes that rounds were asked about as soon as it wants to ask."""

    async def replace_many(self, pairs: _Pairs) -> Sequence[Round]:
        noted = [
            (old, replace(new, state=RoundState.ASKED, asked_at=new.due_at) if _asks(new) else new)
            for old, new in pairs
        ]
        saved: Sequence[Round] = await self.real.replace_many(noted)
        return saved


class _Sleeps(_Beside):
    """Never wakes one round in ten."""

    async def waking_by(self, now: datetime, limit: int) -> Sequence[Round]:
        found = await self.real.waking_by(now, limit)
        return [round_ for round_ in found if round_.id.int % 10]

    async def next_wake(self) -> datetime | None:
        return None


class _AnsweredAnyway(_Beside):
    """Notes of every answer that it was handled, and drops some."""

    async def next(self, now: datetime) -> Any:  # noqa: ANN401 - an entry or nothing
        entry = await self.real.next(now)
        if entry is not None and entry.id.int % 5 == 0:
            await self.real.done(entry.id, now)
            return await self.next(now)
        return entry


class _AnswersTwice(_Beside):
    """Writes an answer down for another dose of the same medicine as well."""

    async def replace_many(self, pairs: _Pairs) -> Sequence[Dose]:
        saved: Sequence[Dose] = await self.real.replace_many(pairs)
        for old, new in pairs:
            if new.state == "taken" and old.state == "open":
                days = old.local_date - timedelta(days=2), old.local_date + timedelta(days=2)
                others = await self.real.between(old.patient, *days)
                same = [d for d in others if d.medication == old.medication and d.state == "open"]
                await self.real.replace_many([(d, replace(d, state=new.state)) for d in same[:1]])
        return saved


def _longer(dose: Dose) -> Dose:
    return replace(dose, window_ends_at=dose.window_ends_at + _LONG)


def _again(old: Delivery, new: Delivery) -> Delivery:
    is_doubt = new.state is DeliveryState.UNKNOWN and old.state is DeliveryState.CLAIMED
    return old.wait(until=old.created_at) if is_doubt else new


def _asks(round_: Round) -> bool:
    return round_.asks > 0 and round_.state is RoundState.PLANNED


def _instead(**others: Callable[[Any], _Beside]) -> Liar:
    """Return what puts liars in the place of repositories."""

    def lie(tx: Transaction) -> None:
        for name, other in others.items():
            setattr(tx, name, other(getattr(tx, name)))

    return lie


#: Each wrong bot, and what it must be found out by.
MUTANTS: Final[Mapping[str, tuple[Liar, frozenset[str]]]] = {
    "forgets at the claim who said STOP": (
        _instead(addresses=_NobodyStopped),
        frozenset({"sent after STOP"}),
    ),
    "asks after the window": (
        _instead(doses=_LongWindows, rounds=_LongWindows),
        frozenset({"outside a window"}),
    ),
    "sends again what may have arrived": (
        _instead(deliveries=_SendsAgain),
        frozenset({"sent twice", "asked twice, unmarked"}),
    ),
    "does not note that it asked": (
        _instead(rounds=_NeverAsked),
        frozenset({"asked, on record as not asked"}),
    ),
    "notes that it asked before it did": (
        _instead(rounds=_AlwaysAsked),
        frozenset({"not asked, on record as asked"}),
    ),
    "never wakes some rounds": (_instead(rounds=_Sleeps), frozenset({"lost"})),
    "drops some answers": (_instead(inbox=_AnsweredAnyway), frozenset({"an answer was lost"})),
    "writes an answer down twice": (
        _instead(doses=_AnswersTwice),
        frozenset({"one answer, several rounds", "an answer for another round"}),
    ),
}
